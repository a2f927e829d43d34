//! The authority engine against two independent oracles on random organizations: a naive model (`naive.rs`) and Cedar
//! (`cedar.rs`). Every decision is made by all three, and all three must agree.
//!
//! * `cargo test -p oracle`: half a million decisions over the same worlds every time, and half a million over worlds
//!   that nobody has seen before; both seeds are printed.
//! * `ORACLE_SEED=7 cargo test -p oracle`: the worlds from number 7 on, instead of both. A disagreement prints the
//!   number of its world; with that number and `ORACLE_DECISIONS=1` it is the first and only one.
//! * `ORACLE_SEED=1 ORACLE_DECISIONS=100000000 cargo test --profile fast -p oracle -- --nocapture`: the long run, by
//!   hand, on all processors, a world per thread (`ORACLE_THREADS` sets how many); without a seed so many for each of
//!   the two. Where `ORACLE_DECISIONS` is not set one thread works.
//!
//! Deliberately absent: anything outside tests, anything of the engine but its rows, `plan`, `apply` and the view's
//! answers, and any code of the engine's own naive model, which judges changes and not questions.

#[cfg(test)]
mod cedar;
#[cfg(test)]
mod changes;
#[cfg(test)]
mod compare;
#[cfg(test)]
mod naive;
#[cfg(test)]
mod world;
