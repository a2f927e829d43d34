//! `cargo xtask`: everything one does with this repository, in one place, with nothing to install but Rust.
//!
//! Deliberately small: std and serde_json, so that it compiles in seconds. What a step needs, it installs itself.

mod bench;
mod codegen;
mod desktop;
mod manual;
mod run;
mod setup;
mod shell;
mod test;
mod tidy;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask <command>

  run [--devices N] [--screenshot FILE] [--reset]
                 set up, build, start a demo company and open the console's window on it
  test           set up and run every check and test there is; what CI runs
  manual [--out DIR] [--key FILE]
                 build the manuals with their PDFs and sign them: a bundle for `cloudone-service manual publish`
  codegen        write the TypeScript of the Rust types and the OpenAPI document
  tidy           check layering and house rules
  bench [--json FILE]
                 measure, and print one table";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["run", options @ ..] => run::run(options),
        ["test"] => test::test(),
        ["codegen"] => codegen::codegen(),
        ["manual", options @ ..] => manual::manual(options),
        ["tidy"] => tidy::tidy(),
        ["bench", options @ ..] => bench::bench(options),
        _ => Err(USAGE.to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            shell::say(&sentence);
            ExitCode::FAILURE
        }
    }
}
