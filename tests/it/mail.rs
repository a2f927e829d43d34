//! Mail about notices against a real mail server on loopback: what arrives, what is tried again, what is given up, and that
//! nothing is sent twice.

mod failing;
mod post;

use std::collections::BTreeSet;

use serde_json::json;

use self::post::{Data, Kind, Post, header};
use crate::notices::{both, information, request, with};

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
    service::notice_correct(&data.config, id, request(with(value.clone(), &parts))).await.unwrap();
    let mut told = BTreeSet::new();
    for _ in 0..3 {
        let mail = post.next().await;
        assert!(header(&mail, "subject")[0].starts_with("[ISM CloudOne] 【訂正】メンテナンスのおしらせ: "));
        assert!(mail["body"].as_str().unwrap().contains("訂正の内容: 対象を追加"));
        told.insert(mail["to"][0].as_str().unwrap().to_owned());
    }
    assert_eq!(told.len(), 3);

    // Corrected to concern one of them alone: the other is told that it is none of its business, and no more.
    let parts = [
        ("companies", json!(["OTHER"])),
        ("correction", both("対象を変更")),
        ("title", both("別の会社だけの題名")),
        ("body", both("別の会社だけの本文")),
    ];
    service::notice_correct(&data.config, id, request(with(value.clone(), &parts))).await.unwrap();
    for _ in 0..3 {
        let mail = post.next().await;
        let text = format!("{}{}", header(&mail, "subject")[0], mail["body"].as_str().unwrap());
        if mail["to"][0] == "tanaka@other.example" {
            assert!(text.contains("別の会社だけの題名") && text.contains("別の会社だけの本文"));
        } else {
            assert!(text.contains("該当しなくなりました") && text.contains("データベースの更新"));
            assert!(!text.contains("別の会社だけ"), "{text}");
        }
    }
    service::notice_end(&data.config, id).await.unwrap();
    let ended = post.next().await;
    assert!(header(&ended, "subject")[0].starts_with("[ISM CloudOne] 【終了】"));
    assert_eq!(ended["to"], json!(["tanaka@other.example"]));

    service::mail_test(&data.config, "sato@aoba.example").await.unwrap();
    assert_eq!(
        header(&post.next().await, "subject"),
        ["[ISM CloudOne] メール送信の確認 / Test of sending mail"]
    );
    running.stop().await.unwrap();
    let mails = data.list().await;
    assert_eq!((mails.len(), mails.iter().filter(|mail| mail.state == "sent").count()), (9, 9));
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
