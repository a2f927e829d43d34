//! Mail that is not taken: what is tried again, what is given up, and what the service does not even start with.

use std::{collections::BTreeSet, time::Duration};

use serde_json::json;

use super::post::{Data, Kind, Post, header, nobody};
use crate::sign_in::{HOUR, MINUTE, clock};

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

    // A wrong password, a server that offers no TLS or is a stranger, a sender that is refused: about the settings, not about the mail.
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
    let mut blocked = post.settings(Kind::Open);
    blocked["from"] = json!("blocked@cloudone.example");
    let again = wrong.clone();
    let unfit =
        [(wrong, "535"), (bare, "STARTTLS"), (stranger, "certificate"), (blocked, "553"), (again, "535")];
    // Four days over a long holiday, in which nobody looks at the settings.
    for (settings, why) in unfit {
        turn(20 * HOUR);
        data.settings(&settings);
        let running = data.start().await;
        let mail = data.until(|mail| mail.last_error.as_ref().is_some_and(|error| error.contains(why))).await;
        assert_eq!(mail.state, "queued");
        assert!(!mail.last_error.unwrap().contains("not this one"), "the password is nowhere");
        assert!(service::mail_test(&data.config, "sato@aoba.example").await.unwrap_err().contains(why));
        running.stop().await.unwrap();
    }
    turn(5 * HOUR);
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
