//! `cargo xtask bench`: builds with optimisation and prints one table.

use crate::{
    setup,
    shell::{Outcome, built, command, run, step},
};

pub(crate) fn bench(options: &[&str]) -> Outcome {
    setup::all()?;
    setup::bridge_ui()?;
    setup::peer_ui()?;
    step("building", || {
        setup::programs("fast", &["bench", "bridge", "demo", "service", "cloudone-console"])
    })?;
    run(&mut command(built("fast", "bench"), options))
}
