//! Mail about notices against a real mail server on loopback: what arrives, what is tried again, what is given up, and that
//! nothing is sent twice.

use std::{collections::BTreeSet, path::Path, process::Stdio, time::Duration};

use it::config;
use serde_json::{Value, json};
use service::{Config, MailRecord};
use tempfile::TempDir;
use tokio::{
    io::{AsyncBufReadExt as _, BufReader, Lines},
    process::{Child, ChildStdout, Command},
};

use crate::{
    notices::{both, information, request, with},
    sign_in::{HOUR, MINUTE, clock},
};

const PASSWORD: &str = "relay password";

/// A mail server that runs.
struct Post {
    port: u16,
    lines: Lines<BufReader<ChildStdout>>,
    folder: TempDir,
    _server: Child,
}

/// How a mail server is protected.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// STARTTLS and a user with a password.
    Guarded,
    Open,
}

impl Post {
    async fn start(kind: Kind) -> Self {
        Self::at(kind, 0).await
    }

    async fn at(kind: Kind, port: u16) -> Self {
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
        let python = here.join("../../.cloudone/smtp/bin/python");
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
    async fn next(&mut self) -> Value {
        let line = tokio::time::timeout(Duration::from_secs(60), self.lines.next_line()).await;
        let line = line.expect("a mail comes").unwrap().expect("the server runs");
        serde_json::from_str(&line).unwrap()
    }

    /// The next mails, by the addresses that they came to.
    async fn addresses(&mut self, count: usize) -> Vec<String> {
        let mut addresses = Vec::new();
        for _ in 0..count {
            addresses.push(self.next().await["to"][0].as_str().unwrap().to_owned());
        }
        addresses
    }

    fn settings(&self, kind: Kind) -> Value {
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
struct Data {
    config: Config,
    _folder: TempDir,
}

impl Data {
    async fn new(contacts: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = config(&folder);
        service::tenant_create(&config, "AOBA", "青葉商事").await.unwrap();
        let data = Self { config, _folder: folder };
        data.contacts("AOBA", contacts).await;
        data
    }

    async fn contacts(&self, company: &str, contacts: &[&str]) {
        let contacts: Vec<String> = contacts.iter().map(|&one| one.to_owned()).collect();
        service::tenant_contacts(&self.config, company, Some(&contacts)).await.unwrap();
    }

    fn settings(&self, settings: &Value) {
        std::fs::write(self.config.data.join("mail.json"), settings.to_string()).unwrap();
    }

    async fn start(&self) -> service::Running {
        service::start(self.config.clone()).await.unwrap()
    }

    async fn publish(&self, title: &str) {
        self.publish_value(with(information(), &[("title", both(title))])).await;
    }

    async fn publish_value(&self, value: Value) {
        service::notice_publish(&self.config, request(value)).await.unwrap();
    }

    async fn list(&self) -> Vec<MailRecord> {
        service::mail_list(&self.config, None).await.unwrap()
    }

    /// The only mail, as soon as it is as it should be.
    async fn until(&self, is: impl Fn(&MailRecord) -> bool) -> MailRecord {
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

fn header<'a>(mail: &'a Value, name: &str) -> Vec<&'a str> {
    let headers = mail["headers"].as_array().unwrap().iter();
    headers.filter(|header| header[0] == name).map(|header| header[1].as_str().unwrap()).collect()
}

/// A port at which nobody listens.
fn nobody() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

#[tokio::test]
async fn a_notice_is_written_to_every_contact_of_whom_it_concerns_and_to_nobody_else() {
    let mut post = Post::start(Kind::Guarded).await;
    let data = Data::new(&["sato@aoba.example", "suzuki@aoba.example"]).await;
    service::tenant_create(&data.config, "OTHER", "別の会社").await.unwrap();
    data.contacts("OTHER", &["tanaka@other.example"]).await;
    service::tenant_create(&data.config, "SILENT", "無言").await.unwrap();
    let mut settings = post.settings(Kind::Guarded);
    settings["reply_to"] = json!("support@cloudone.example");
    data.settings(&settings);
    let running = data.start().await;

    let start = "2090-01-01T13:00:00Z";
    let parts = [
        ("kind", json!("maintenance")),
        ("starts_at", json!(start)),
        ("ends_at", json!("2090-01-01T17:00:00Z")),
        ("affects", json!(["console"])),
        ("companies", json!(["AOBA"])),
        (
            "title",
            json!({"ja": "データベースの更新と、とても長い題名のおしらせ（訂正ではありません）", "en": "Update"}),
        ),
    ];
    let value = with(information(), &parts);
    let id = service::notice_publish(&data.config, request(value.clone())).await.unwrap().notice.id;
    let first = post.next().await;
    let second = post.next().await;
    let to: BTreeSet<&str> = [&first, &second].iter().map(|mail| mail["to"][0].as_str().unwrap()).collect();
    assert_eq!(to, ["sato@aoba.example", "suzuki@aoba.example"].into());
    assert_ne!(header(&first, "message-id"), header(&second, "message-id"));
    for mail in [&first, &second] {
        assert_eq!((mail["tls"].as_bool(), mail["authenticated"].as_bool()), (Some(true), Some(true)));
        assert_eq!(mail["to"].as_array().unwrap().len(), 1);
        assert_eq!(header(mail, "to"), [mail["to"][0].as_str().unwrap()], "nobody sees the others");
        assert!(!mail["raw"].as_str().unwrap().contains("other.example"));
        assert_eq!(mail["from"], "noreply@cloudone.example");
        assert_eq!(header(mail, "from"), ["ISM CloudOne <noreply@cloudone.example>"]);
        assert_eq!(header(mail, "reply-to"), ["support@cloudone.example"]);
        assert_eq!(header(mail, "auto-submitted"), ["auto-generated"]);
        assert_eq!(
            header(mail, "subject"),
            [
                "[ISM CloudOne] メンテナンスのおしらせ: データベースの更新と、とても長い題名のおしらせ（訂正ではありません）"
            ]
        );
        assert!(header(mail, "content-type")[0].starts_with("text/plain; charset=\"utf-8\""));
        assert!(mail["raw"].as_str().unwrap().lines().all(|line| line.len() <= 998), "no line is too long");
        let body = mail["body"].as_str().unwrap();
        let (ja, en) = body.split_once("--------").unwrap();
        assert!(ja.starts_with("青葉商事 ご担当者 様\n"), "{body}");
        assert!(
            ja.contains("2090年1月1日(日) 22:00（日本時間、UTC+09:00）") && ja.contains("公開しました。")
        );
        assert!(en.contains("2090-01-01 22:00 (Japan time, UTC+09:00)") && en.contains("It is published."));
    }

    // Corrected to concern the other company as well; over: each is told.
    let parts = [("companies", json!(["AOBA", "OTHER"])), ("correction", both("対象を追加"))];
    service::notice_correct(&data.config, id, request(with(value, &parts))).await.unwrap();
    let mut told = BTreeSet::new();
    for _ in 0..3 {
        let mail = post.next().await;
        assert!(header(&mail, "subject")[0].starts_with("[ISM CloudOne] 【訂正】メンテナンスのおしらせ: "));
        assert!(mail["body"].as_str().unwrap().contains("訂正の内容: 対象を追加"));
        told.insert(mail["to"][0].as_str().unwrap().to_owned());
    }
    assert_eq!(told.len(), 3);
    service::notice_end(&data.config, id).await.unwrap();
    for _ in 0..3 {
        assert!(header(&post.next().await, "subject")[0].starts_with("[ISM CloudOne] 【終了】"));
    }

    service::mail_test(&data.config, "sato@aoba.example").await.unwrap();
    assert_eq!(
        header(&post.next().await, "subject"),
        ["[ISM CloudOne] メール送信の確認 / Test of sending mail"]
    );
    running.stop().await.unwrap();
    let mails = data.list().await;
    assert_eq!((mails.len(), mails.iter().filter(|mail| mail.state == "sent").count()), (8, 8));
    assert!(
        mails.iter().all(|mail| mail.notice == Some(id.0) && mail.attempts == 1 && mail.sent_at.is_some())
    );
}

#[tokio::test]
async fn what_people_write_stays_where_it_belongs() {
    let mut post = Post::start(Kind::Open).await;
    let data = Data::new(&["sato@aoba.example"]).await;
    data.settings(&post.settings(Kind::Open));
    let running = data.start().await;
    for title in ["題\r\nBcc: evil@evil.example", "題\nBcc: evil@evil.example", "題\u{2028}Bcc: x"] {
        let value = with(information(), &[("title", both(title))]);
        assert!(service::notice_publish(&data.config, request(value)).await.is_err(), "{title:?}");
    }
    let title = "=?utf-8?q?=0D=0ABcc:_evil@evil.example?= <evil@evil.example>, 題";
    let body = "first\n.\nRCPT TO:<evil@evil.example>\n\n.\n\nBcc: evil@evil.example";
    data.publish_value(with(information(), &[("title", both(title)), ("body", both(body))])).await;
    let mail = post.next().await;
    assert_eq!(mail["to"], json!(["sato@aoba.example"]));
    assert_eq!((header(&mail, "bcc").len(), header(&mail, "subject").len()), (0, 1));
    assert!(mail["body"].as_str().unwrap().contains(body), "what looks like an end of the mail is none");

    // The company's name is the operator's word, and could hold anything that a name may hold.
    service::tenant_create(&data.config, "ODD", "<b>\"名\"</b>, evil@evil.example").await.unwrap();
    data.contacts("ODD", &["odd@odd.example"]).await;
    data.publish_value(with(information(), &[("companies", json!(["ODD"]))])).await;
    assert_eq!(post.next().await["to"], json!(["odd@odd.example"]));

    for address in [
        "",
        "nobody",
        "a@b\r\nRCPT TO:<c@d>",
        "a@b.example>",
        "a@b.example, c@d.example",
        "名前 <a@b.example>",
        "名@b.example",
        "a b@c.example",
        &format!("{}@b.example", "a".repeat(300)),
    ] {
        let set = [address.to_owned()];
        let sentence = service::tenant_contacts(&data.config, "AOBA", Some(&set)).await.unwrap_err();
        assert!(sentence.contains("no mail address"), "{sentence}");
        assert!(service::mail_test(&data.config, address).await.is_err());
    }
    let contacts = service::tenant_contacts(&data.config, "aoba", None).await.unwrap();
    assert_eq!(contacts, ["sato@aoba.example"], "nothing was changed");
    assert!(service::tenant_contacts(&data.config, "NOBODY", None).await.unwrap_err().contains("NOBODY"));
    let many: Vec<String> = (0..501).map(|number| format!("c{number}@aoba.example")).collect();
    assert!(service::tenant_contacts(&data.config, "AOBA", Some(&many)).await.is_err());
    running.stop().await.unwrap();
}

#[tokio::test]
async fn put_off_is_tried_again_and_refused_is_given_up() {
    clock!(now, turn);
    let mut post = Post::start(Kind::Open).await;
    let mut data = Data::new(&["later@aoba.example"]).await;
    data.config.clock = now;
    data.settings(&post.settings(Kind::Open));
    let running = data.start().await;
    data.publish("一").await;
    let waiting = data.until(|mail| mail.last_error.is_some()).await;
    assert_eq!((waiting.state.as_str(), waiting.attempts), ("queued", 1));
    assert!(waiting.last_error.unwrap().contains("451"));
    assert!(waiting.next_at.unwrap() <= now() + jiff::SignedDuration::from_secs(MINUTE));
    turn(MINUTE + 1);
    let mail = post.next().await;
    assert_eq!(mail["to"], json!(["later@aoba.example"]));
    let sent = data.until(|mail| mail.state == "sent").await;
    assert_eq!((sent.attempts, sent.last_error, sent.next_at), (2, None, None));
    let id = format!("<{}@cloudone.example>", sent.id);
    assert_eq!(header(&mail, "message-id"), [id.as_str()], "the same at every attempt");

    data.contacts("AOBA", &["never@aoba.example"]).await;
    data.publish("二").await;
    let refused = data.until(|mail| mail.state == "given_up").await;
    assert!(refused.last_error.unwrap().contains("no such user here"), "the reply is kept");
    turn(5 * HOUR);
    data.contacts("AOBA", &["sato@aoba.example"]).await;
    data.publish("三").await;
    assert_eq!(post.addresses(1).await, ["sato@aoba.example"]);
    data.until(|mail| mail.state == "sent").await;
    assert_eq!(service::mail_list(&data.config, Some("given_up")).await.unwrap()[0].attempts, 1);
    assert!(
        service::mail_list(&data.config, Some("lost")).await.unwrap_err().contains("queued, sent, given_up")
    );
    running.stop().await.unwrap();

    // What was sent is kept for 400 days.
    turn(399 * 24 * HOUR);
    data.start().await.stop().await.unwrap();
    assert_eq!(data.list().await.len(), 3);
    turn(2 * 24 * HOUR);
    let running = data.start().await;
    let gone = async {
        while !data.list().await.is_empty() {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), gone).await.unwrap();
    running.stop().await.unwrap();
}

#[tokio::test]
async fn a_server_that_cannot_be_used_loses_no_mail() {
    clock!(now, turn);
    let mut data = Data::new(&["sato@aoba.example", "suzuki@aoba.example"]).await;
    data.config.clock = now;
    let port = nobody();
    data.settings(&json!({"host": "127.0.0.1", "port": port, "security": "none", "from": "a@b.example"}));
    let running = data.start().await;
    data.publish("一").await;
    let tried = async || {
        let mails = data.list().await;
        mails.into_iter().find(|mail| mail.last_error.is_some())
    };
    let failed = async {
        loop {
            if let Some(mail) = tried().await {
                return mail;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    };
    let mail = tokio::time::timeout(Duration::from_secs(60), failed).await.unwrap();
    assert_eq!((mail.state.as_str(), mail.attempts), ("queued", 1), "{:?}", mail.last_error);
    let mut post = Post::at(Kind::Open, port).await;
    turn(MINUTE + 1);
    let came: BTreeSet<String> = post.addresses(2).await.into_iter().collect();
    assert_eq!(came.len(), 2);
    running.stop().await.unwrap();

    // A wrong password, and a server that offers no TLS: about the settings, not about the mail.
    let mut guarded = Post::start(Kind::Guarded).await;
    let mut wrong = guarded.settings(Kind::Guarded);
    wrong["password_file"] = json!(guarded.folder.path().join("wrong"));
    std::fs::write(guarded.folder.path().join("wrong"), "not this one").unwrap();
    let mut bare = post.settings(Kind::Open);
    bare["security"] = json!("starttls");
    let mut stranger = guarded.settings(Kind::Guarded);
    stranger.as_object_mut().unwrap().remove("ca_file");
    data.contacts("AOBA", &["sato@aoba.example"]).await;
    data.publish("二").await;
    for (settings, why) in [(wrong, "535"), (bare, "STARTTLS"), (stranger, "certificate")] {
        turn(HOUR + 1);
        data.settings(&settings);
        let running = data.start().await;
        let mail = data.until(|mail| mail.last_error.as_ref().is_some_and(|error| error.contains(why))).await;
        assert_eq!(mail.state, "queued");
        assert!(!mail.last_error.unwrap().contains("not this one"), "the password is nowhere");
        assert!(service::mail_test(&data.config, "sato@aoba.example").await.unwrap_err().contains(why));
        running.stop().await.unwrap();
    }
    turn(HOUR + 1);
    data.settings(&guarded.settings(Kind::Guarded));
    let running = data.start().await;
    assert!(header(&guarded.next().await, "subject")[0].ends_with(": 二"));
    data.until(|mail| mail.state == "sent").await;
    running.stop().await.unwrap();
}

#[tokio::test]
async fn without_settings_mail_waits_and_with_wrong_ones_nothing_starts() {
    let data = Data::new(&["sato@aoba.example"]).await;
    let running = data.start().await;
    data.publish("一").await;
    assert_eq!(data.list().await[0].state, "queued");
    assert!(service::mail_test(&data.config, "a@b.example").await.unwrap_err().contains("mail.json"));
    running.stop().await.unwrap();
    assert_eq!(data.list().await[0].attempts, 0);
    for (settings, place) in [
        (json!({"host": "mail.example", "port": 25, "security": "none", "from": "a@b.example"}), "/security"),
        (json!({"host": "mail.example", "port": 25, "security": "ssl", "from": "a@b.example"}), "/security"),
        (json!({"host": "localhost", "port": 99_999, "security": "none", "from": "a@b.example"}), "/port"),
        (json!({"host": "localhost", "port": 25, "security": "none", "from": "nobody"}), "/from"),
        (
            json!({"host": "localhost", "port": 25, "security": "none", "from": "a@b.example", "pasword": "x"}),
            "pasword",
        ),
        (
            json!({"host": "localhost", "port": 25, "security": "tls", "from": "a@b.example", "user": "u"}),
            "/password_file",
        ),
        (json!([]), "mail.json"),
    ] {
        data.settings(&settings);
        let sentence = service::start(data.config.clone()).await.unwrap_err();
        assert!(sentence.contains("mail.json") && sentence.contains(place), "{sentence}");
    }
    // What waited is sent when the settings are there.
    let mut post = Post::start(Kind::Open).await;
    data.settings(&post.settings(Kind::Open));
    let running = data.start().await;
    assert_eq!(post.addresses(1).await, ["sato@aoba.example"]);
    running.stop().await.unwrap();
}

#[tokio::test]
async fn a_restart_sends_nothing_twice_and_loses_nothing() {
    let mut post = Post::start(Kind::Open).await;
    let data = Data::new(&["sato@aoba.example"]).await;
    data.settings(&post.settings(Kind::Open));
    data.publish("一").await;
    data.publish("二").await;
    let running = data.start().await;
    post.addresses(2).await;
    running.stop().await.unwrap();
    assert!(data.list().await.iter().all(|mail| mail.state == "sent" && mail.attempts == 1));
    let running = data.start().await;
    data.publish("三").await;
    assert!(header(&post.next().await, "subject")[0].ends_with(": 三"), "nothing came before it");
    running.stop().await.unwrap();
}

#[tokio::test]
async fn several_processes_send_each_of_500_mails_once() {
    let mut post = Post::start(Kind::Open).await;
    let contacts: Vec<String> = (0..500).map(|number| format!("c{number}@aoba.example")).collect();
    let given: Vec<&str> = contacts.iter().map(String::as_str).collect();
    let data = Data::new(&given).await;
    data.settings(&post.settings(Kind::Open));
    let (one, other) = (data.start().await, data.start().await);
    data.publish("一").await;
    let came = post.addresses(500).await;
    assert_eq!(came.iter().collect::<BTreeSet<_>>(), contacts.iter().collect::<BTreeSet<_>>());
    one.stop().await.unwrap();
    other.stop().await.unwrap();
    let mails = data.list().await;
    assert_eq!(mails.len(), 500);
    assert!(mails.iter().all(|mail| mail.state == "sent" && mail.attempts == 1));

    // The next one is the next that comes: no second copy of another was on its way.
    let running = data.start().await;
    data.contacts("AOBA", &["last@aoba.example"]).await;
    data.publish("二").await;
    assert_eq!(post.addresses(1).await, ["last@aoba.example"]);
    running.stop().await.unwrap();
}
