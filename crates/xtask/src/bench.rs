//! `cargo xtask bench`: builds with optimisation and prints one table.

use crate::{
    manual, setup,
    shell::{Outcome, built, cargo, command, run, step},
};

pub(crate) fn bench(options: &[&str]) -> Outcome {
    setup::all()?;
    setup::bridge_ui()?;
    setup::peer_ui()?;
    setup::peers()?;
    step("building", || {
        setup::programs("fast", &["bench", "bridge", "demo", "service", "cloudone-console"])
    })?;
    step("the manuals", manual::ready)?;
    run(&mut cargo(&[
        "build",
        "--quiet",
        "--profile",
        "fast",
        "--package",
        "manual",
        "--features",
        "build",
    ]))?;
    run(&mut command(built("fast", "bench"), options))
}
