//! What a window needs around it, where the machine has none: a display, a D-Bus session and a keyring.

use std::{
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
};

use crate::shell::{Background, Outcome, kept, say};

/// A display, session and keyring of our own, as far as they are missing.
#[derive(Default)]
pub(crate) struct Desktop {
    variables: Vec<(&'static str, String)>,
    running: Vec<Background>,
}

impl Desktop {
    /// What is missing is started; `private` starts a display even where there is one, to photograph it.
    pub(crate) fn ready(private: bool) -> Outcome<Self> {
        let mut desktop = Self::default();
        if !cfg!(target_os = "linux") {
            return Ok(desktop);
        }
        let shown = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some());
        if private || !shown {
            let mut display = Command::new("Xvfb");
            display.args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"]);
            let (running, number) = Background::announced(display.stderr(Stdio::null()))?;
            say(&format!(
                "There is no display to use: the window opens on a virtual one, DISPLAY=:{number} (Xvfb)."
            ));
            desktop.variables.push(("DISPLAY", format!(":{number}")));
            desktop.running.push(running);
        }
        if std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_none() {
            desktop.session()?;
        }
        Ok(desktop)
    }

    /// Gives a command what it needs to open a window here.
    pub(crate) fn around<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.envs(self.variables.iter().map(|(name, value)| (*name, value.as_str())))
    }

    /// A D-Bus session with a keyring that is unlocked with a fixed password: it holds the key of a demo.
    fn session(&mut self) -> Outcome {
        let mut bus = Command::new("dbus-daemon");
        let (running, address) = Background::announced(
            bus.args(["--session", "--nofork", "--print-address=1"]).stderr(Stdio::null()),
        )?;
        self.running.push(running);
        self.variables.push(("DBUS_SESSION_BUS_ADDRESS", address));
        for (name, folder) in [("XDG_DATA_HOME", "data"), ("XDG_RUNTIME_DIR", "run")] {
            let path = kept().join("desktop").join(folder);
            private(&path)?;
            self.variables.push((name, path.display().to_string()));
        }
        let mut keyring = Command::new("gnome-keyring-daemon");
        keyring.args(["--unlock", "--foreground", "--components=secrets"]);
        self.around(&mut keyring).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut running = Background::start(&mut keyring)?;
        if let Some(mut password) = running.stdin() {
            password
                .write_all(b"demo\n")
                .map_err(|error| format!("the keyring does not take its password: {error}"))?;
        }
        self.running.push(running);
        say("There is no D-Bus session: a private one with a keyring of its own is used.");
        Ok(())
    }

    /// Photographs the display once its picture has settled.
    pub(crate) fn photograph(&self, file: &Path) -> Outcome {
        let mut before = String::new();
        for _ in 0..120 {
            std::thread::sleep(std::time::Duration::from_millis(750));
            let mut import = Command::new("import");
            self.around(import.args(["-window", "root"]).arg(file));
            if !import.status().is_ok_and(|status| status.success()) {
                continue;
            }
            let mut identify = Command::new("identify");
            let seen = identify
                .args(["-format", "%k %#"])
                .arg(file)
                .output()
                .map_err(|error| format!("identify: {error}"))?;
            let seen = String::from_utf8_lossy(&seen.stdout).into_owned();
            let colours: u32 = seen.split(' ').next().and_then(|count| count.parse().ok()).unwrap_or(0);
            if colours > 64 && seen == before {
                say(&format!("Saved what the window shows: {}", file.display()));
                return Ok(());
            }
            before = seen;
        }
        Err("The window showed nothing within 90 seconds.".into())
    }
}

fn private(path: &Path) -> Outcome {
    std::fs::create_dir_all(path).map_err(|error| format!("{}: {error}", path.display()))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let only_owner = std::fs::Permissions::from_mode(0o700);
        std::fs::set_permissions(path, only_owner).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}
