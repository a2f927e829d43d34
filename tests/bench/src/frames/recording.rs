//! What was seen, and the figures that are made of it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Figure;

/// A frame, in milliseconds: when it began, our own script in it, its layout and painting; whether something was
/// scrolled in it, and whether a row that should have been there was missing.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) struct Frame(f64, f64, f64, u8, u8);

/// An act: milliseconds until its frame was painted, the work of its heaviest frame, our own script of all of its
/// frames, and how many frames that were.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) struct Act(f64, f64, f64, u32);

/// Everything that was seen of one page.
#[derive(Debug, Default, Serialize)]
pub(super) struct Recording {
    /// Milliseconds until the page showed its first rows.
    pub(super) mounted: Option<f64>,
    acts: BTreeMap<String, Vec<Option<Act>>>,
    scrolls: BTreeMap<String, Vec<Frame>>,
}

impl Recording {
    pub(super) fn act(&mut self, name: impl Into<String>, act: Option<Act>) {
        self.acts.entry(name.into()).or_default().push(act);
    }

    pub(super) fn scroll(&mut self, name: impl Into<String>, frames: Vec<Frame>) {
        self.scrolls.insert(name.into(), frames);
    }
}

/// Median, 95th of a hundred, worst.
fn spread(mut values: Vec<f64>) -> [f64; 3] {
    values.sort_by(f64::total_cmp);
    let at = |share: f64| {
        let index = (values.len().saturating_sub(1) as f64 * share).round() as usize;
        values.get(index).copied().unwrap_or(f64::NAN)
    };
    [at(0.5), at(0.95), at(1.0)]
}

/// What a measure is called, its unit, its value, and the bar where there is one.
struct Measure(String, &'static str, f64, Option<f64>);

/// The work of one frame, at most.
const BAR: f64 = 16.0;

fn three(name: &str, values: Vec<f64>, bar: Option<f64>) -> impl Iterator<Item = Measure> {
    let named = ["median", "95 of 100", "worst"].into_iter().zip(spread(values));
    named.map(move |(which, value)| {
        // The bar is for what people see nearly always; the worst of a shared machine is said, not judged.
        let bar = bar.filter(|_| which == "95 of 100");
        Measure(format!("frames, {name}, {which}"), "ms", value, bar)
    })
}

fn measures(recording: &Recording) -> Vec<Measure> {
    let mut measures = Vec::new();
    if let Some(mounted) = recording.mounted {
        measures.push(Measure("frames, first rows".into(), "ms", mounted, None));
    }
    for (name, acts) in &recording.acts {
        let done: Vec<Act> = acts.iter().copied().flatten().collect();
        let each = |value: fn(&Act) -> f64| done.iter().map(value).collect();
        measures.extend(three(&format!("{name}: until painted"), each(|act| act.0), None));
        measures.extend(three(&format!("{name}: heaviest frame"), each(|act| act.1), Some(BAR)));
        measures.extend(three(&format!("{name}: script"), each(|act| act.2), None));
        let given_up = (acts.len() - done.len()) as f64;
        measures.push(Measure(format!("frames, {name}: given up"), "", given_up, Some(0.0)));
    }
    for (name, frames) in &recording.scrolls {
        let is_still = !frames.iter().any(|frame| frame.3 == 1);
        let pauses: Vec<f64> = frames
            .windows(2)
            .filter(|pair| is_still || pair[1].3 == 1)
            .map(|pair| pair[1].0 - pair[0].0)
            .collect();
        let moved: Vec<Frame> = frames.iter().copied().filter(|frame| is_still || frame.3 == 1).collect();
        let late = pauses.iter().filter(|pause| **pause > 1.5 * 1000.0 / 60.0).count();
        let empty = moved.iter().filter(|frame| frame.4 == 1).count();
        let count = moved.len() as f64;
        measures.extend(three(&format!("{name}: between frames"), pauses, None));
        measures.extend(three(
            &format!("{name}: work of a frame"),
            moved.iter().map(|frame| frame.1 + frame.2).collect(),
            Some(BAR),
        ));
        measures.extend(three(
            &format!("{name}: script of a frame"),
            moved.iter().map(|frame| frame.1).collect(),
            None,
        ));
        measures.push(Measure(format!("frames, {name}: how many"), "", count, None));
        measures.push(Measure(format!("frames, {name}: late"), "%", late as f64 / count * 100.0, None));
        measures.push(Measure(
            format!("frames, {name}: with empty rows"),
            "%",
            empty as f64 / count * 100.0,
            None,
        ));
    }
    measures
}

/// The table: ours, and beside each the peers that were seen doing the same.
pub(super) fn figures(ours: &Recording, peers: &[(&'static str, Recording)]) -> Vec<Figure> {
    let mut figures = Vec::new();
    let peers: Vec<_> = peers.iter().map(|(name, seen)| (*name, measures(seen))).collect();
    for Measure(name, unit, value, bar) in measures(ours) {
        let figure = |name| {
            let figure = Figure::new(name, unit, value);
            match bar {
                Some(bar) => figure.bar(bar),
                None => figure,
            }
        };
        let beside = peers.iter().filter_map(|(peer, measures)| {
            let same = measures.iter().find(|one| one.0 == name && one.2.is_finite())?;
            Some(figure(name.clone()).peer(same.2, peer))
        });
        let before = figures.len();
        figures.extend(beside);
        if figures.len() == before {
            figures.push(figure(name).alone("null: nothing of the peer does the same"));
        }
    }
    for (peer, measures) in peers {
        let mounted = measures.into_iter().filter(|one| one.0 == "frames, first rows");
        figures.extend(mounted.map(|one| {
            Figure::new(format!("first rows of {peer}"), one.1, one.2).alone("null: it is the peer's")
        }));
    }
    figures
}
