//! The window as a person meets it: things are found by role and name, typed into, clicked, dragged.

use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use fantoccini::{
    Client, ClientBuilder, Locator,
    actions::{InputSource as _, KeyAction, KeyActions},
    elements::Element,
    key::Key,
};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::screen::{Point, Screen};

/// How long to wait for something to appear.
const PATIENCE: Duration = Duration::from_secs(20);

/// One window of the console.
#[derive(Debug)]
pub struct Window {
    client: Client,
    screen: Screen,
    /// The words it was started with, by which its process is known.
    words: Vec<String>,
}

impl Window {
    pub(crate) async fn open(port: u16, screen: Screen, program: &Path, arguments: &[String]) -> Self {
        let options = json!({"binary": program, "args": arguments});
        let Value::Object(capabilities) = json!({"webkitgtk:browserOptions": options}) else {
            unreachable!("an object")
        };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .unwrap_or_else(|error| panic!("the window opens: {error}"));
        Self { client, screen, words: arguments.to_vec() }
    }

    /// Switches the language as the account menu does, and starts the page anew.
    pub async fn language(&self, language: &str) {
        self.preference("language", language).await;
    }

    /// Switches to light or dark.
    pub async fn theme(&self, theme: &str) {
        self.preference("theme", theme).await;
    }

    async fn preference(&self, name: &str, value: &str) {
        let script = "localStorage.setItem('cloudone.' + arguments[0], arguments[1]); location.reload();";
        self.client.execute(script, vec![json!(name), json!(value)]).await.expect("the script runs");
        tokio::time::sleep(Duration::from_millis(500)).await;
    }

    /// Waits for something that XPath finds.
    pub async fn find(&self, xpath: &str) -> Element {
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            if self.has(xpath).await
                && let Ok(element) = self.client.find(Locator::XPath(xpath)).await
            {
                return element;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        self.shot("failure").await;
        panic!("{xpath} is on the screen, not only:\n{}", self.text().await);
    }

    /// Whether XPath finds something right now. Asked in the page, which is quicker than the driver's own search.
    pub async fn has(&self, xpath: &str) -> bool {
        let script =
            "return document.evaluate(arguments[0], document, null, 9, null).singleNodeValue !== null";
        self.client.execute(script, vec![json!(xpath)]).await.expect("the script runs") == json!(true)
    }

    /// Waits until XPath finds nothing any more.
    pub async fn gone(&self, xpath: &str) {
        for _ in 0..200 {
            if !self.has(xpath).await {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        self.shot("failure").await;
        panic!("{xpath} goes away");
    }

    /// Everything that the window says. Asked in the page: the driver leaves out texts that could be cut off.
    pub async fn text(&self) -> String {
        self.script("return document.body.innerText").await.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the window says something.
    pub async fn says(&self, text: &str) {
        for _ in 0..200 {
            if self.text().await.contains(text) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        self.shot("failure").await;
        panic!("the window says {text:?}, not:\n{}", self.text().await);
    }

    /// The input with this label.
    pub async fn field(&self, label: &str) -> Element {
        // An optional field says so behind its label.
        let label = quote(label);
        let named = format!("(normalize-space(.) = {label} or normalize-space(text()[1]) = {label})");
        let by_label = ["input", "textarea"]
            .map(|kind| format!("//{kind}[@id = //label[{named}]/@for] | //{kind}[@aria-label = {label}]"))
            .join(" | ");
        self.find(&by_label).await
    }

    /// Types into the input with this label, in place of what it holds.
    pub async fn fill(&self, label: &str, text: &str) {
        let field = self.field(label).await;
        field.click().await.expect("the field takes the focus");
        let select = KeyActions::new("keys".into())
            .then(KeyAction::Down { value: Key::Control.into() })
            .then(KeyAction::Down { value: 'a' })
            .then(KeyAction::Up { value: 'a' })
            .then(KeyAction::Up { value: Key::Control.into() });
        self.client.perform_actions(select).await.expect("keys are pressed");
        field.send_keys(text).await.expect("the field takes text");
    }

    /// Presses the button, link, tab or menu item with this name.
    pub async fn press(&self, name: &str) {
        let name = quote(name);
        // A shortcut that is shown beside the name is no part of it.
        let named = format!(
            "(normalize-space(.) = {name} or @aria-label = {name} or span[normalize-space(.) = {name}])"
        );
        let roles = ["menuitem", "menuitemradio", "tab", "option", "radio", "button"]
            .map(|role| format!("@role = '{role}'"))
            .join(" or ");
        let xpath = format!(
            "(//button | //a | //*[{roles}])[{named}][not(ancestor-or-self::*[@aria-hidden = 'true' or @inert])]"
        );
        self.click(&xpath).await;
    }

    /// Clicks the first thing that XPath finds.
    pub async fn click(&self, xpath: &str) {
        for attempt in 0..20 {
            let element = self.find(xpath).await;
            match element.click().await {
                Ok(()) => return,
                // It moved, or something fades out above it.
                Err(_) if attempt < 19 => tokio::time::sleep(Duration::from_millis(150)).await,
                Err(error) => {
                    self.shot("failure").await;
                    panic!("{xpath} can be clicked: {error}");
                }
            }
        }
    }

    /// Presses keys at what has the focus.
    pub async fn keys(&self, keys: &[Key]) {
        let mut actions = KeyActions::new("keys".into());
        for key in keys {
            actions = actions.then(KeyAction::Down { value: (*key).into() });
        }
        for key in keys.iter().rev() {
            actions = actions.then(KeyAction::Up { value: (*key).into() });
        }
        self.client.perform_actions(actions).await.expect("keys are pressed");
    }

    /// Presses a letter together with Control.
    pub async fn control(&self, letter: char) {
        let actions = KeyActions::new("keys".into())
            .then(KeyAction::Down { value: Key::Control.into() })
            .then(KeyAction::Down { value: letter })
            .then(KeyAction::Up { value: letter })
            .then(KeyAction::Up { value: Key::Control.into() });
        self.client.perform_actions(actions).await.expect("keys are pressed");
    }

    /// Where something is on the display: the window fills it from its corner.
    pub async fn centre(&self, xpath: &str) -> Point {
        let (x, y, width, height) = self.find(xpath).await.rectangle().await.expect("it has a place");
        ((x + width / 2.0) as i64, (y + height / 2.0) as i64)
    }

    /// Saves what the display shows. The driver's own pictures never come when nothing on the page is moving.
    pub async fn shot(&self, name: &str) {
        // What has just changed is drawn by then.
        tokio::time::sleep(Duration::from_millis(150)).await;
        self.screen.shot(name);
    }

    /// Presses the button that opens a dialog for a file, and answers the dialog.
    pub async fn choose_file(&self, button: &str, path: &Path) {
        let before = self.screen.windows();
        self.press(button).await;
        let (screen, path) = (self.screen.clone(), path.to_owned());
        let chosen = tokio::task::spawn_blocking(move || screen.choose_file(&before, &path));
        chosen.await.expect("the dialog is answered");
    }

    /// Runs a script in the page: for what no person can do, such as looking for a token.
    pub async fn script(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.expect("the script runs")
    }

    /// The display that it is on.
    #[must_use]
    pub fn screen(&self) -> &Screen {
        &self.screen
    }

    /// Shows the page at an address: for a browser, not for the console.
    pub(crate) async fn go(&self, address: &str) {
        self.client.goto(address).await.expect("the page loads");
    }

    /// Closes the window and ends the console.
    pub async fn close(self) {
        let programs = programs(&self.words);
        self.client.close().await.expect("the window closes");
        // Until its program has let go of the bus, another one would only try to bring this one forward.
        for _ in 0..200 {
            if !programs.iter().any(|program| is_there(program)) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the window is closed, and its program still runs");
    }
}

/// The folders in `/proc` of what was started with these words.
fn programs(words: &[String]) -> Vec<PathBuf> {
    let mut wanted = words.join("\0").into_bytes();
    wanted.push(0);
    let processes = std::fs::read_dir("/proc").expect("the list of processes").flatten();
    let begun = |process: &PathBuf| {
        std::fs::read(process.join("cmdline")).is_ok_and(|command| command.ends_with(&wanted))
    };
    processes.map(|process| process.path()).filter(begun).collect()
}

/// Whether a process still holds its files. Its first thread may be dead while others give back its memory.
fn is_there(process: &Path) -> bool {
    let threads = std::fs::read_dir(process.join("task")).map_or(0, Iterator::count);
    let stat = std::fs::read_to_string(process.join("stat")).unwrap_or_default();
    threads > 1 || stat.rsplit_once(") ").is_some_and(|(_, rest)| !rest.starts_with(['Z', 'X']))
}

/// A text as XPath writes it.
fn quote(text: &str) -> String {
    if text.contains('\'') { format!("\"{text}\"") } else { format!("'{text}'") }
}
