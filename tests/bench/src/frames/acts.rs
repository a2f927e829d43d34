//! Acts of a person in a page that is being recorded.

use std::time::{Duration, Instant};

use e2e::{Point, Window};
use fantoccini::key::Key;
use serde_json::Value;

use super::recording::{Act, Frame, Recording};

/// The console's tree, its list, and the peer's tree.
pub(super) const TREE: &str = "[role='tree']";
pub(super) const LIST: &str = "[role='grid']";
pub(super) const PEER: &str = "[role='treegrid']";
/// Milliseconds from the beginning of the peer's work to its first rows.
pub(super) const MOUNTED: &str = "const begun = performance.getEntriesByName('mount')[0]; \
    return document.querySelector('[role=\"row\"]') && begun ? performance.now() - begun.startTime : null";

/// Frames of one sweep from the top to the end.
const STEPS: u32 = 240;
/// Clicks of the wheel: three seconds.
const CLICKS: u32 = 180;
/// An act that shows nothing by then is given up.
const PATIENCE: Duration = Duration::from_secs(5);

/// A page that is being recorded.
pub(super) struct Recorded<'a> {
    window: &'a Window,
}

impl<'a> Recorded<'a> {
    pub(super) async fn new(window: &'a Window) -> Self {
        window.script(include_str!("recorder.js")).await;
        window.script("benchFrames.start()").await;
        Self { window }
    }

    /// The next event of this kind begins an act, which is done when the page shows it.
    pub(super) async fn act(&self, kind: &str, shows: &str) {
        self.window.script("benchFrames.start()").await;
        self.window.script(&format!("benchFrames.act('{kind}', () => {shows})")).await;
    }

    pub(super) async fn acted(&self) -> Option<Act> {
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            let act = self.window.script("return benchFrames.acted()").await;
            if let Ok(act) = serde_json::from_value(act) {
                // What follows it, such as the details of what was chosen, is not counted to the next act.
                tokio::time::sleep(Duration::from_millis(250)).await;
                return Some(act);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        None
    }

    /// That the first rows are others than now.
    pub(super) async fn changed(&self, within: &str) -> String {
        let first = self.window.script(&format!("return benchFrames.first(\"{within}\")")).await;
        format!("benchFrames.first(\"{within}\") !== {first}")
    }

    /// Whether the chosen row is open.
    pub(super) async fn is_open(&self, within: &str) -> bool {
        self.window.script(&format!("return benchFrames.opened(\"{within}\", true)")).await
            == Value::Bool(true)
    }

    pub(super) async fn opened_by(
        &self,
        within: &str,
        open: bool,
        key: Key,
        seen: &mut Recording,
        name: &str,
    ) {
        self.act("keydown", &format!("benchFrames.opened(\"{within}\", {open})")).await;
        self.window.keys(&[key]).await;
        seen.act(name, self.acted().await);
    }

    pub(super) async fn chosen_by(&self, within: &str, key: Key, seen: &mut Recording, name: &str) {
        let chosen = self.window.script(&format!("return benchFrames.chosen(\"{within}\")")).await;
        self.act("keydown", &format!("benchFrames.chosen(\"{within}\") !== {chosen}")).await;
        self.window.keys(&[key]).await;
        seen.act(name, self.acted().await);
    }

    /// Frames while nothing is done.
    pub(super) async fn still(&self, time: Duration) -> Vec<Frame> {
        self.window.script("benchFrames.start()").await;
        tokio::time::sleep(time).await;
        self.stop().await
    }

    /// Frames while the wheel is turned.
    pub(super) async fn wheel(&self, within: &str) -> Vec<Frame> {
        let at = self.centre(within).await;
        self.window.script(&format!("benchFrames.start(\"{within}\")")).await;
        self.window.screen().wheel(at, CLICKS);
        tokio::time::sleep(Duration::from_millis(300)).await;
        self.stop().await
    }

    /// Frames while everything passes by, from the top to the end.
    pub(super) async fn sweep(&self, within: &str) -> Vec<Frame> {
        self.top(within).await;
        self.window
            .script(&format!("benchFrames.start(\"{within}\"); benchFrames.sweep(\"{within}\", {STEPS})"))
            .await;
        let deadline = Instant::now() + 12 * PATIENCE;
        while self.window.script("return window.benchSwept").await != Value::Bool(true)
            && Instant::now() < deadline
        {
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        self.stop().await
    }

    pub(super) async fn top(&self, within: &str) {
        self.window.script(&format!("document.querySelector(\"{within}\").scrollTop = 0")).await;
        tokio::time::sleep(Duration::from_millis(500)).await;
    }

    async fn centre(&self, within: &str) -> Point {
        let script = format!(
            "const box = document.querySelector(\"{within}\").getBoundingClientRect(); \
             return [box.left + box.width / 2, box.top + box.height / 2].map(Math.round)"
        );
        serde_json::from_value(self.window.script(&script).await).unwrap_or_default()
    }

    async fn stop(&self) -> Vec<Frame> {
        let frames = self.window.script("return benchFrames.stop()").await;
        serde_json::from_value(frames).unwrap_or_default()
    }
}
