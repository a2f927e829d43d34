//! `cargo xtask codegen`: writes what is made from the Rust types. The tests that check it are the generators.

use crate::shell::{Outcome, cargo, run};

pub(crate) fn codegen() -> Outcome {
    run(cargo(&["test", "--quiet", "--package", "contract", "--test", "codegen"]).env("CODEGEN", "write"))?;
    run(cargo(&["test", "--quiet", "--package", "it", "up_to_date"]).env("CODEGEN", "write"))
}
