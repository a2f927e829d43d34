//! A real mail server on loopback, and a service's data folder that sends to it.

use std::{path::Path, process::Stdio, time::Duration};

use it::config;
use serde_json::{Value, json};
use service::{Config, MailRecord};
use tempfile::TempDir;
use tokio::{
    io::{AsyncBufReadExt as _, BufReader, Lines},
    process::{Child, ChildStdout, Command},
};

use crate::notices::{both, information, request, with};

const PASSWORD: &str = "relay password";

/// A mail server that runs.
pub(super) struct Post {
    pub(super) port: u16,
    lines: Lines<BufReader<ChildStdout>>,
    pub(super) folder: TempDir,
    _server: Child,
}

/// How a mail server is protected.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    /// STARTTLS and a user with a password.
    Guarded,
    Open,
}

impl Post {
    pub(super) async fn start(kind: Kind) -> Self {
        Self::at(kind, 0).await
    }

    pub(super) async fn at(kind: Kind, port: u16) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let certified = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        std::fs::write(path("server.pem"), certified.cert.pem()).unwrap();
        std::fs::write(path("key.pem"), certified.signing_key.serialize_pem()).unwrap();
        std::fs::write(path("password"), format!("{PASSWORD}\n")).unwrap();
        let mut settings = json!({"port": port});
        if kind == Kind::Guarded {
            settings["certificate"] = json!(path("server.pem"));
            settings["key"] = json!(path("key.pem"));
            settings["user"] = json!("cloudone");
            settings["password"] = json!(PASSWORD);
        }
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let python = if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" };
        let python = here.join("../../.cloudone/smtp").join(python);
        assert!(python.exists(), "the mail server of the tests is not there yet: run `cargo xtask test`");
        let mut server = Command::new(python)
            .arg(here.join("smtp/server.py"))
            .arg(settings.to_string())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let lines = BufReader::new(server.stdout.take().unwrap()).lines();
        let mut post = Self { port: 0, lines, folder, _server: server };
        post.port = post.next().await["port"].as_u64().unwrap().try_into().unwrap();
        post
    }

    /// The next mail.
    pub(super) async fn next(&mut self) -> Value {
        let line = tokio::time::timeout(Duration::from_secs(60), self.lines.next_line()).await;
        let line = line.unwrap().unwrap().unwrap_or_else(|| panic!("the mail server has ended"));
        serde_json::from_str(&line).unwrap()
    }

    /// The next mails, by the addresses that they came to.
    pub(super) async fn addresses(&mut self, count: usize) -> Vec<String> {
        let mut addresses = Vec::new();
        for _ in 0..count {
            addresses.push(self.next().await["to"][0].as_str().unwrap().to_owned());
        }
        addresses
    }

    pub(super) fn settings(&self, kind: Kind) -> Value {
        let path = |name: &str| self.folder.path().join(name);
        let from = "ISM CloudOne <noreply@cloudone.example>";
        match kind {
            Kind::Open => json!({"host": "127.0.0.1", "port": self.port, "security": "none", "from": from}),
            Kind::Guarded => json!({
                "host": "localhost", "port": self.port, "security": "starttls", "from": from,
                "user": "cloudone", "password_file": path("password"), "ca_file": path("server.pem"),
            }),
        }
    }
}

/// A data folder with the company `AOBA`.
pub(super) struct Data {
    pub(super) config: Config,
    _folder: TempDir,
}

impl Data {
    pub(super) async fn new(contacts: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = config(&folder);
        service::tenant_create(&config, "AOBA", "青葉商事").await.unwrap();
        let data = Self { config, _folder: folder };
        data.contacts("AOBA", contacts).await;
        data
    }

    pub(super) async fn contacts(&self, company: &str, contacts: &[&str]) {
        let contacts: Vec<String> = contacts.iter().map(|&one| one.to_owned()).collect();
        service::tenant_contacts(&self.config, company, Some(&contacts)).await.unwrap();
    }

    pub(super) fn settings(&self, settings: &Value) {
        std::fs::write(self.config.data.join("mail.json"), settings.to_string()).unwrap();
    }

    pub(super) async fn start(&self) -> service::Running {
        service::start(self.config.clone()).await.unwrap()
    }

    pub(super) async fn publish(&self, title: &str) {
        self.publish_value(with(information(), &[("title", both(title))])).await;
    }

    pub(super) async fn publish_value(&self, value: Value) {
        service::notice_publish(&self.config, request(value)).await.unwrap();
    }

    pub(super) async fn list(&self) -> Vec<MailRecord> {
        service::mail_list(&self.config, None).await.unwrap()
    }

    /// The only mail, as soon as it is as it should be.
    pub(super) async fn until(&self, is: impl Fn(&MailRecord) -> bool) -> MailRecord {
        let found = async {
            loop {
                let mail = self.list().await.remove(0);
                if is(&mail) {
                    return mail;
                }
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        };
        match tokio::time::timeout(Duration::from_secs(60), found).await {
            Ok(mail) => mail,
            Err(_) => panic!("the mail stays as it is: {:#?}", self.list().await),
        }
    }
}

pub(super) fn header<'a>(mail: &'a Value, name: &str) -> Vec<&'a str> {
    let headers = mail["headers"].as_array().unwrap().iter();
    headers.filter(|header| header[0] == name).map(|header| header[1].as_str().unwrap()).collect()
}

/// A port at which nobody listens.
pub(super) fn nobody() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}
