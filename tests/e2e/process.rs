//! The programs around the window.

use std::{
    ffi::OsStr,
    io::{BufRead as _, BufReader, Write as _},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    time::{Duration, Instant},
};

use serde_json::Value;
use tempfile::TempDir;

use crate::{built, screen::Screen, window::Window};

/// A child process that ends with its owner.
#[derive(Debug)]
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // Already gone is as good.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn spawn(command: &mut Command, package: &str) -> Child {
    let program = command.get_program().to_string_lossy().into_owned();
    match command.spawn() {
        Ok(child) => child,
        Err(error) => panic!(
            "{program} cannot be started ({error}): install {package}, or build it with `cargo build --workspace`"
        ),
    }
}

/// The first line that a child prints.
fn first_line(child: &mut Child) -> String {
    let mut line = String::new();
    if let Some(output) = child.stdout.take() {
        let mut output = BufReader::new(output);
        let _ = output.read_line(&mut line);
        // Kept open: a child that writes into a closed pipe dies of it.
        std::thread::spawn(move || std::io::copy(&mut output, &mut std::io::sink()));
    }
    line.trim().to_owned()
}

/// The cloud service on loopback over TLS, with its data in a folder of its own.
#[derive(Debug)]
pub struct Service {
    process: Option<Running>,
    data: TempDir,
    listen: String,
    /// Address of the service.
    pub url: String,
    /// Public half of the key with which it signs its state.
    status_key: String,
}

/// What `tenant create` or the demo hands over.
#[derive(Clone, Debug)]
pub struct Company {
    /// Names the company.
    pub company_code: String,
    /// The account to sign in with first.
    pub account: String,
    /// Its first password.
    pub password: String,
}

impl Default for Service {
    fn default() -> Self {
        Self::start()
    }
}

impl Service {
    /// Starts the service on a free port.
    #[must_use]
    pub fn start() -> Self {
        let data = tempfile::tempdir().expect("a temporary folder");
        let mut make = Command::new(built("cloudone-service"));
        let made = make.args(["status", "key", "--out"]).arg(data.path().join("status.key")).output();
        let made = made.unwrap_or_else(|error| panic!("the service cannot be started: {error}"));
        let status_key = String::from_utf8_lossy(&made.stdout).trim().to_owned();
        let (listen, url) = ("127.0.0.1:0".to_owned(), String::new());
        let mut service = Self { process: None, data, listen, url, status_key };
        service.run();
        service
    }

    /// Stops it, as an outage would.
    pub fn stop(&mut self) {
        self.process = None;
    }

    /// Starts it again on the same data and port.
    pub fn run(&mut self) {
        let mut command = Command::new(built("cloudone-service"));
        command
            .args(["serve", "--tls-self-signed", "--listen", &self.listen, "--data"])
            .arg(self.data.path())
            .arg("--status-key")
            .arg(self.data.path().join("status.key"));
        let log = std::fs::File::options().create(true).append(true).open(self.log_file());
        let log = log.expect("a file for the service's log");
        let mut child = spawn(command.stdout(Stdio::piped()).stderr(log), "the service");
        let line = first_line(&mut child);
        let ready: Value = serde_json::from_str(&line)
            .unwrap_or_else(|_| panic!("the service says where it listens, not {line:?}"));
        self.url = ready["listening"].as_str().expect("an address").to_owned();
        self.listen = self.url.trim_start_matches("https://").to_owned();
        self.process = Some(Running(child));
    }

    /// Everything that it has logged.
    #[must_use]
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.log_file()).expect("the service's log")
    }

    fn log_file(&self) -> PathBuf {
        self.data.path().join("service.log")
    }

    /// Publishes a notice, as the operator does beside the running service.
    pub fn publish(&self, notice: &Value) {
        let file = self.data.path().join("notice.json");
        std::fs::write(&file, notice.to_string()).expect("the notice is written");
        let mut publish = Command::new(built("cloudone-service"));
        publish.args(["notice", "publish", "--json", "--data"]).arg(self.data.path()).arg("--file").arg(file);
        json(&mut publish);
        // The service would write the document by itself, a moment later.
        let mut write = Command::new(built("cloudone-service"));
        write.args(["status", "write", "--data"]).arg(self.data.path());
        json(write.arg("--key").arg(self.data.path().join("status.key")));
    }

    /// The certificate authority that the console must trust.
    #[must_use]
    pub fn ca(&self) -> PathBuf {
        self.data.path().join("tls/ca.pem")
    }

    /// Creates a company with its initial account and nothing in it.
    #[must_use]
    pub fn company(&self, code: &str, name: &str) -> Company {
        let mut command = Command::new(built("cloudone-service"));
        command
            .args(["tenant", "create", "--json", "--company-code", code, "--name", name, "--data"])
            .arg(self.data.path());
        company(&json(&mut command))
    }

    /// Fills a company with a believable organization; gives the account of the person who will use it.
    #[must_use]
    pub fn fill(&self, company: &Company, devices: usize) -> Company {
        let mut command = Command::new(built("demo"));
        command
            .args(["--json", "--server", &self.url, "--devices", &devices.to_string(), "--ca-file"])
            .arg(self.ca());
        command.args(["--company-code", &company.company_code, "--account", &company.account]);
        command.env("CLOUDONE_PASSWORD", &company.password);
        self::company(&json(&mut command))
    }
}

fn company(answer: &Value) -> Company {
    let text = |key: &str| answer[key].as_str().unwrap_or_else(|| panic!("{key} in {answer}")).to_owned();
    Company { company_code: text("company_code"), account: text("account"), password: text("password") }
}

fn json(command: &mut Command) -> Value {
    let output = command
        .output()
        .unwrap_or_else(|error| panic!("{:?} cannot be started: {error}", command.get_program()));
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8_lossy(&output.stdout);
    let line = text.lines().rfind(|line| line.starts_with('{')).unwrap_or_default();
    serde_json::from_str(line)
        .unwrap_or_else(|error| panic!("{command:?} prints JSON last ({error}): {text}"))
}

const BUS_CONFIG: &str = r#"<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy>
</busconfig>"#;

/// A desktop: display, D-Bus session, keyring, and a home of its own.
#[derive(Debug)]
pub struct Desktop {
    // Dropped in this order: the driver before what it draws on.
    _driver: Running,
    _keyring: Option<Running>,
    _bus: Running,
    _display: Running,
    display: String,
    bus: String,
    home: TempDir,
    port: u16,
}

impl Desktop {
    /// A desktop with an unlocked keyring.
    #[must_use]
    pub fn start() -> Self {
        Self::new(true)
    }

    /// A desktop on which nothing answers for the keyring.
    #[must_use]
    pub fn without_keyring() -> Self {
        Self::new(false)
    }

    fn new(keyring: bool) -> Self {
        let home = tempfile::tempdir().expect("a temporary folder");
        let mut display = Command::new("Xvfb");
        display.args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"]);
        let mut display = spawn(display.stdout(Stdio::piped()).stderr(Stdio::null()), "xvfb");
        let number = first_line(&mut display);
        assert!(!number.is_empty(), "Xvfb has a free display");

        // Without service folders: nothing but what is started here answers, above all no other keyring.
        let bus_config = home.path().join("bus.conf");
        std::fs::write(&bus_config, BUS_CONFIG).expect("the configuration of the bus is written");
        let mut bus = Command::new("dbus-daemon");
        bus.args(["--nofork", "--print-address=1", "--config-file"]).arg(&bus_config);
        let mut bus = spawn(own(&mut bus, home.path()).stdout(Stdio::piped()).stderr(Stdio::null()), "dbus");
        let address = first_line(&mut bus);

        let environment = |command: &mut Command| {
            own(command, home.path());
            command.env("DISPLAY", format!(":{number}")).env("DBUS_SESSION_BUS_ADDRESS", &address);
        };
        let keyring = keyring.then(|| {
            let mut daemon = Command::new("gnome-keyring-daemon");
            daemon.args(["--unlock", "--foreground", "--components=secrets"]);
            environment(&mut daemon);
            let mut daemon = spawn(
                daemon.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()),
                "gnome-keyring",
            );
            if let Some(mut password) = daemon.stdin.take() {
                password.write_all(b"e2e\n").expect("the keyring takes its password");
            }
            Running(daemon)
        });

        let port = free_port();
        let mut driver = Command::new("WebKitWebDriver");
        driver.args([format!("--port={port}"), "--host=127.0.0.1".into()]);
        environment(&mut driver);
        driver
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
            .env("NO_AT_BRIDGE", "1");
        let driver = spawn(driver.stdout(Stdio::null()).stderr(Stdio::null()), "webkit2gtk-driver");
        let desktop = Self {
            _driver: Running(driver),
            _keyring: keyring,
            _bus: Running(bus),
            _display: Running(display),
            display: format!(":{number}"),
            bus: address.clone(),
            home,
            port,
        };
        desktop.wait_for_driver();
        desktop
    }

    /// Opens the console's window on a service. Closing it and opening another keeps what the console kept.
    pub async fn open(&self, service: &Service, language: &str) -> Window {
        let window = self.open_as_it_is(service).await;
        window.language(language).await;
        window
    }

    /// Opens the window in the language that it has.
    pub async fn open_as_it_is(&self, service: &Service) -> Window {
        let words = self.console_words(service);
        Window::open(self.port, self.screen(), &built("cloudone-console"), &words).await
    }

    /// Opens a page in a bare browser of the same WebKit: for comparing others' work with the console's.
    pub async fn browse(&self, address: &str) -> Window {
        let folder = format!("/usr/lib/{}-linux-gnu/webkit2gtk-4.1", std::env::consts::ARCH);
        let browser = Path::new(&folder).join("MiniBrowser");
        let words = ["--automation", "--geometry=1280x800"].map(str::to_owned);
        let window = Window::open(self.port, self.screen(), &browser, &words).await;
        window.go(address).await;
        window
    }

    /// A program that runs on this desktop: on its display, its bus and its keyring.
    #[must_use]
    pub fn program(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        own(&mut command, self.home.path());
        command.env("DISPLAY", &self.display).env("DBUS_SESSION_BUS_ADDRESS", &self.bus);
        command
    }

    /// Opens the console as a person does, without a driver: the mouse and the keyboard are the display's own.
    #[must_use]
    pub fn open_by_hand(&self, service: &Service) -> ByHand {
        let mut console = Command::new(built("cloudone-console"));
        own(&mut console, self.home.path()).args(self.console_words(service));
        console.env("DISPLAY", &self.display).env("DBUS_SESSION_BUS_ADDRESS", &self.bus);
        console.env("WEBKIT_DISABLE_DMABUF_RENDERER", "1").env("NO_AT_BRIDGE", "1");
        let console = spawn(console.stdout(Stdio::null()).stderr(Stdio::null()), "the console");
        ByHand { _console: Running(console), screen: self.screen() }
    }

    /// Starts a console that cannot start, and presses Enter in what it shows until it ends.
    #[must_use]
    pub fn open_in_vain(&self, words: &[&str]) -> Output {
        let screen = self.screen();
        let before = screen.windows();
        let mut console = self.program(built("cloudone-console"));
        console.args(words).env("WEBKIT_DISABLE_DMABUF_RENDERER", "1").env("NO_AT_BRIDGE", "1");
        let mut console = spawn(console.stdout(Stdio::null()).stderr(Stdio::piped()), "the console");
        let deadline = Instant::now() + Duration::from_secs(20);
        while Instant::now() < deadline && console.try_wait().is_ok_and(|ended| ended.is_none()) {
            std::thread::sleep(Duration::from_millis(500));
            if let Some(window) = screen.windows().iter().find(|window| !before.contains(window)) {
                screen.press_in(window, "Return");
            }
        }
        // One that still runs fails the test by having no code to end with.
        let _ = console.kill();
        console.wait_with_output().expect("what the console logged")
    }

    /// Says on the bus what a desktop says whose screen has been locked.
    pub fn lock_screen(&self) {
        let mut send = Command::new("dbus-send");
        send.arg(format!("--bus={}", self.bus)).args(["--type=signal", "/org/freedesktop/ScreenSaver"]);
        send.args(["org.freedesktop.ScreenSaver.ActiveChanged", "boolean:true"]);
        assert!(send.status().is_ok_and(|status| status.success()), "the bus takes the signal");
    }

    /// The home of whoever sits at this desktop.
    #[must_use]
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    fn screen(&self) -> Screen {
        Screen { display: self.display.clone() }
    }

    fn console_words(&self, service: &Service) -> Vec<String> {
        let folder = |path: PathBuf| path.display().to_string();
        let data = folder(self.home.path().join("console"));
        // Made by `cargo xtask manual`, beside what cargo builds.
        let manual = folder(built("..").join("manual"));
        let ca = folder(service.ca());
        let words = ["--server", &service.url, "--ca-file", &ca, "--data-dir", &data].into_iter();
        words.chain(["--status-key", &service.status_key, "--manual", &manual]).map(str::to_owned).collect()
    }

    fn wait_for_driver(&self) {
        let deadline = Instant::now() + Duration::from_secs(20);
        while std::net::TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            assert!(Instant::now() < deadline, "WebKitWebDriver listens on its port");
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

/// A console that nothing drives but mouse and keyboard.
#[derive(Debug)]
pub struct ByHand {
    _console: Running,
    /// What it shows, and the mouse over it.
    pub screen: Screen,
}

/// A home, and the folders that follow from it, of the desktop's own.
fn own<'a>(command: &'a mut Command, home: &Path) -> &'a mut Command {
    let folder = |name: &str| {
        let path = home.join(name);
        std::fs::create_dir_all(&path).expect("a folder in the home");
        path
    };
    command.env("HOME", home).env("XDG_DATA_HOME", folder("data")).env("XDG_CONFIG_HOME", folder("config"));
    command.env("XDG_CACHE_HOME", folder("cache")).env("XDG_RUNTIME_DIR", folder("run"))
}

fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("its address").port()
}
