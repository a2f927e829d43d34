//! `cargo xtask test`: every check and test there is, cheapest first; stops at the first that fails.

use crate::{
    manual, setup,
    shell::{Outcome, cargo, run, say, step},
    tidy,
};

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
    step("cargo test", || run(&mut cargo(&["test", "--workspace", "--exclude", "e2e"])))?;
    // The window's tests start these.
    step("building the programs", || {
        setup::programs("dev", &["service", "demo", "bridge", "cloudone-console"])
    })?;
    step("the real window", || run(&mut cargo(&["test", "--package", "e2e"])))?;
    setup::bridge_ui()?;
    step("the UI in Chromium", || run(&mut setup::npm(&["run", "--silent", "e2e"])?))?;
    say(&format!("── all of it: {:.0} s", start.elapsed().as_secs_f32()));
    Ok(())
}
