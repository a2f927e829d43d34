//! `cargo xtask test`: every check and test there is, cheapest first; stops at the first that fails.

use crate::{
    manual, setup,
    shell::{Outcome, cargo, run, say, step},
    tidy,
};

/// The peers' own dependencies would give the product features that it does not ship with.
const PEERS: [&str; 2] = ["oracle", "bench"];

pub(crate) fn test() -> Outcome {
    let start = std::time::Instant::now();
    setup::all()?;
    step("tidy", tidy::tidy)?;
    step("cargo fmt", || run(&mut cargo(&["fmt", "--all", "--check"])))?;
    step("UI: types", || run(&mut setup::npm(&["run", "--silent", "typecheck"])?))?;
    step("UI: lint", || run(&mut setup::npm(&["run", "--silent", "lint"])?))?;
    step("UI: tests", || run(&mut setup::npm(&["run", "--silent", "test"])?))?;
    step("clippy", || {
        run(&mut cargo(&["clippy", "--quiet", "--workspace", "--all-targets", "--", "--deny", "warnings"]))
    })?;
    step("the manuals", manual::check)?;
    setup::smtp()?;
    // The window's tests start the programs, which are built as the tests are: with the same features, once.
    step("building", || run(&mut of_the_product("build", &["--quiet", "--all-targets"])))?;
    step("cargo test, the real window among it", || run(&mut of_the_product("test", &[])))?;
    step("the oracle", || run(&mut cargo(&["test", "--package", "oracle"])))?;
    setup::bridge_ui()?;
    step("the UI in Chromium", || run(&mut setup::npm(&["run", "--silent", "e2e"])?))?;
    say(&format!("── all of it: {:.0} s", start.elapsed().as_secs_f32()));
    Ok(())
}

fn of_the_product(act: &str, more: &[&str]) -> std::process::Command {
    let mut cargo = cargo(&[act, "--workspace"]);
    cargo.args(PEERS.iter().flat_map(|peer| ["--exclude", peer])).args(more);
    cargo
}
