//! The display as a person has it before them: its picture, the mouse and the keyboard.

use std::{path::Path, process::Command, thread::sleep, time::Duration};

/// A point on the display.
pub type Point = (i64, i64);

/// One display.
#[derive(Clone, Debug)]
pub struct Screen {
    pub(crate) display: String,
}

impl Screen {
    /// Saves what the display shows.
    pub fn shot(&self, name: &str) {
        let folder = crate::shots();
        std::fs::create_dir_all(&folder).expect("a folder for pictures");
        let file = folder.join(format!("{name}.png"));
        self.run("import", &["-window", "root", &file.display().to_string()]);
    }

    /// Waits until the picture stands still.
    pub fn settle(&self) {
        let mut before = Vec::new();
        for _ in 0..60 {
            sleep(Duration::from_millis(500));
            let now = self.run("import", &["-window", "root", "gray:-"]);
            // A display on which nothing has been drawn yet is all of one colour.
            if now == before && now.iter().any(|pixel| *pixel != now[0]) {
                return;
            }
            before = now;
        }
        panic!("the picture stands still");
    }

    /// Presses keys together, as xdotool names them.
    pub fn keys(&self, keys: &str) {
        self.run("xdotool", &["key", keys]);
    }

    /// Gives a window the keyboard and presses a key there, unless it has just gone.
    pub(crate) fn press_in(&self, window: &str, key: &str) {
        let words = ["windowfocus", window, "key", key];
        let _ = Command::new("xdotool").env("DISPLAY", &self.display).args(words).output();
    }

    /// Turns the mouse's wheel towards oneself over a point, so many clicks, 60 in a second.
    pub fn wheel(&self, at: Point, clicks: u32) {
        let ((x, y), clicks) = (at, clicks.to_string());
        self.run("xdotool", &["mousemove", &x.to_string(), &y.to_string()]);
        self.run("xdotool", &["click", "--repeat", &clicks, "--delay", "16", "5"]);
    }

    /// Clicks at a point.
    pub fn click(&self, at: Point) {
        self.run("xdotool", &["mousemove", &at.0.to_string(), &at.1.to_string(), "click", "1"]);
    }

    /// Drags with the mouse, in steps as a hand does.
    pub fn drag(&self, from: Point, to: Point) {
        let steps = [
            from,
            (from.0 + 6, from.1 + 4),
            (from.0 + 14, from.1 + 8),
            (to.0, to.1 - 5),
            (to.0, to.1 - 2),
            to,
        ];
        for (index, (x, y)) in steps.into_iter().enumerate() {
            self.run("xdotool", &["mousemove", &x.to_string(), &y.to_string()]);
            if index == 0 {
                self.run("xdotool", &["mousedown", "1"]);
            }
            sleep(Duration::from_millis(150));
        }
        self.run("xdotool", &["mouseup", "1"]);
        self.settle();
    }

    /// Types a path into the dialog for a file, once it is there beside the windows that were there before, and confirms it.
    pub fn choose_file(&self, before: &[String], path: &Path) {
        let dialog = (0..100).find_map(|_| {
            sleep(Duration::from_millis(200));
            self.windows().into_iter().find(|window| !before.contains(window))
        });
        let dialog = dialog.unwrap_or_else(|| panic!("a dialog for a file opens"));
        self.settle();
        // Without a window manager nobody else gives it the keyboard.
        self.run("xdotool", &["windowfocus", "--sync", &dialog]);
        self.keys("ctrl+l");
        self.keys("ctrl+a");
        self.run("xdotool", &["type", "--delay", "30", &path.display().to_string()]);
        sleep(Duration::from_millis(500));
        self.keys("Return");
        while self.windows().contains(&dialog) {
            sleep(Duration::from_millis(100));
        }
    }

    /// Ids of the windows that can be seen.
    #[must_use]
    pub fn windows(&self) -> Vec<String> {
        let found = self.run("xdotool", &["search", "--onlyvisible", "--name", ""]);
        String::from_utf8_lossy(&found).lines().map(str::to_owned).collect()
    }

    fn run(&self, program: &str, words: &[&str]) -> Vec<u8> {
        let output = Command::new(program).env("DISPLAY", &self.display).args(words).output();
        match output {
            Ok(output) if output.status.success() => output.stdout,
            Ok(output) => panic!("{program} {words:?}: {}", String::from_utf8_lossy(&output.stderr)),
            Err(error) => panic!("{program} cannot be started ({error}): install xdotool and imagemagick"),
        }
    }
}
