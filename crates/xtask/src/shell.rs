//! Running programs and saying what happens.

use std::{
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Instant,
};

/// A step's outcome; the error is a sentence for the person at the keyboard.
pub(crate) type Outcome<T = ()> = Result<T, String>;

/// The top of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .components()
        .collect::<PathBuf>()
        .join("../..")
        .canonicalize()
        .unwrap_or_default()
}

/// What is made here and kept between runs; git ignores it.
pub(crate) fn kept() -> PathBuf {
    root().join(".cloudone")
}

#[expect(clippy::print_stderr, reason = "this is where a task runner talks")]
pub(crate) fn say(text: &str) {
    eprintln!("{text}");
}

/// A named step with the time that it took.
pub(crate) fn step<T>(name: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    say(&format!("── {name}"));
    let start = Instant::now();
    let outcome = work();
    let seconds = start.elapsed().as_secs_f32();
    match &outcome {
        Ok(_) => say(&format!("── {name}: done in {seconds:.1} s")),
        Err(_) => say(&format!("── {name}: failed after {seconds:.1} s")),
    }
    outcome
}

pub(crate) fn command(program: impl AsRef<std::ffi::OsStr>, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    command
}

pub(crate) fn cargo(arguments: &[&str]) -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), arguments)
}

/// Runs to the end; a failure names the command.
pub(crate) fn run(command: &mut Command) -> Outcome {
    let name = described(command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{name}` failed ({status})")),
        Err(error) => Err(format!("`{name}` cannot be started: {error}")),
    }
}

/// Runs to the end and gives what it printed.
pub(crate) fn read(command: &mut Command) -> Outcome<String> {
    let name = described(command);
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("`{name}` cannot be started: {error}"))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(format!("`{name}` failed ({})", output.status))
    }
}

/// Whether a program can be started at all.
pub(crate) fn has(program: &str) -> bool {
    Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
}

/// A program in the background; it ends with its owner.
pub(crate) struct Background(Child);

impl Background {
    pub(crate) fn start(command: &mut Command) -> Outcome<Self> {
        let name = described(command);
        command.spawn().map(Self).map_err(|error| format!("`{name}` cannot be started: {error}"))
    }

    /// Starts it and waits for the first line that it prints.
    pub(crate) fn announced(command: &mut Command) -> Outcome<(Self, String)> {
        let name = described(command);
        let mut started = Self::start(command.stdout(Stdio::piped()))?;
        let mut line = String::new();
        if let Some(output) = started.0.stdout.take() {
            let mut output = BufReader::new(output);
            output.read_line(&mut line).map_err(|error| format!("`{name}`: {error}"))?;
            // Kept open: a program that writes into a closed pipe dies of it.
            std::thread::spawn(move || std::io::copy(&mut output, &mut std::io::sink()));
        }
        let line = line.trim().to_owned();
        if line.is_empty() { Err(format!("`{name}` ended without a word")) } else { Ok((started, line)) }
    }

    pub(crate) fn wait(&mut self) -> Outcome {
        self.0.wait().map(drop).map_err(|error| error.to_string())
    }

    pub(crate) fn stdin(&mut self) -> Option<std::process::ChildStdin> {
        self.0.stdin.take()
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        // A gentle end first: the service finishes what it is writing.
        #[cfg(unix)]
        {
            let _ = Command::new("kill").arg(self.0.id().to_string()).stderr(Stdio::null()).status();
            for _ in 0..30 {
                if matches!(self.0.try_wait(), Ok(Some(_)) | Err(_)) {
                    return;
                }
                std::thread::sleep(std::time::Duration::from_millis(100));
            }
        }
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn described(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

/// A program that cargo built.
pub(crate) fn built(profile: &str, name: &str) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    target.join(profile).join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}
