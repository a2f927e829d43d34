//! Prints one table: what was measured, the bar, and whether it is met. `--json FILE` writes the same as an array,
//! `--only authority|engine|policies|replica|console|imports|manuals|window|frames|large` measures a part, and `--traces DIR` keeps
//! every frame that `frames` saw. `--devices N` measures `large` at this size alone.
//!
//! Times are medians over several rounds on this machine, of the program as it is built here (`--profile fast`). What a
//! peer would show and cannot be run is written as null with the reason, never left out.

mod authority;
mod console;
mod engine;
mod frames;
mod imports;
mod large;
mod manuals;
mod policies;
mod replica;
mod window;

use std::time::Instant;

use serde::Serialize;

/// One row of the table.
#[derive(Debug, Serialize)]
pub(crate) struct Figure {
    name: String,
    unit: &'static str,
    ours: f64,
    peer: Option<f64>,
    peer_name: &'static str,
    ratio: Option<f64>,
    bar: Option<f64>,
    met: Option<bool>,
}

impl Figure {
    pub(crate) fn new(name: impl Into<String>, unit: &'static str, ours: f64) -> Self {
        let peer_name = "null: nothing that does the same runs here";
        Self { name: name.into(), unit, ours, peer: None, peer_name, ratio: None, bar: None, met: None }
    }

    /// The same of another program, measured in the same run.
    pub(crate) fn peer(self, peer: f64, peer_name: &'static str) -> Self {
        Self { peer: Some(peer), peer_name, ratio: Some(self.ours / peer), ..self }
    }

    /// Why there is no peer.
    pub(crate) fn alone(self, reason: &'static str) -> Self {
        Self { peer_name: reason, ..self }
    }

    /// At most one part in so many of what the peer takes: the bar is the peer's figure by that.
    pub(crate) fn ahead(self, times: f64) -> Self {
        match self.peer {
            Some(peer) => self.bar(peer / times),
            None => self,
        }
    }

    /// At most this.
    pub(crate) fn bar(self, bar: f64) -> Self {
        Self { bar: Some(bar), met: Some(self.ours <= bar), ..self }
    }
}

/// Median seconds of one call over nine rounds of `calls`.
pub(crate) fn measure(calls: u32, mut call: impl FnMut()) -> f64 {
    let mut rounds: Vec<f64> = (0..9)
        .map(|_| {
            let start = Instant::now();
            (0..calls).for_each(|_| call());
            start.elapsed().as_secs_f64() / f64::from(calls)
        })
        .collect();
    rounds.sort_by(f64::total_cmp);
    rounds[4]
}

#[expect(clippy::print_stdout, reason = "the table is this program's whole purpose")]
#[tokio::main]
async fn main() -> std::io::Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let Some(("import", rest)) = words.split_first().map(|(first, rest)| (first.as_str(), rest)) {
        let measured = imports::in_child(rest).await.map_err(|error| std::io::Error::other(error.message))?;
        println!("{measured}");
        return Ok(());
    }
    let option = |name: &str| {
        let at = words.iter().position(|word| word == name)?;
        words.get(at + 1).map(String::as_str)
    };
    if let Some(file) = option("--weigh") {
        return replica::weigh(file);
    }
    let mut figures = Vec::new();
    let wanted = |name: &str| option("--only").is_none_or(|only| only == name);
    if wanted("authority") {
        figures.extend(authority::figures().await);
    }
    if wanted("engine") {
        figures.extend(engine::figures());
    }
    if wanted("policies") {
        figures.extend(policies::figures());
    }
    if wanted("replica") {
        figures.extend(replica::figures().await);
    }
    if wanted("console") {
        figures.extend(console::figures().await);
    }
    if wanted("imports") {
        figures.extend(imports::figures().await);
    }
    if wanted("manuals") {
        figures.extend(manuals::figures().await);
    }
    if wanted("window") {
        figures.extend(window::figures().await);
    }
    if wanted("frames") {
        figures.extend(frames::figures(option("--traces").map(std::path::Path::new)).await);
    }
    if wanted("large") {
        figures.extend(large::figures(option("--devices").and_then(|number| number.parse().ok())).await);
    }
    for figure in &figures {
        let bar = figure.bar.map_or_else(String::new, |bar| format!("bar {bar:.1}"));
        let met = figure.met.map_or("", |met| if met { "met" } else { "MISSED" });
        let peer = figure.peer.map_or_else(String::new, |peer| format!("{peer:.3} {}", figure.peer_name));
        println!("{:<66} {:>12.3} {:<4} {bar:<10} {met:<7} {peer}", figure.name, figure.ours, figure.unit);
    }
    if let Some(file) = option("--json") {
        std::fs::write(file, serde_json::to_string_pretty(&figures)?)?;
    }
    Ok(())
}
