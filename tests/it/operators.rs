//! Programs of the operator: attacks on their tokens first, then what they do with them.

use api_client::Session;
use contract::Secret;
use it::Site;
use jiff::Timestamp;
use serde_json::{Value, json};
use sqlx::Row as _;

use crate::{
    changes::database,
    matrix,
    notices::{both, information, with},
    sign_in::code,
};

/// A service and a program of its operator.
async fn start() -> (Site, Session) {
    let site = Site::with(|config| config.throttle.address_burst = u32::MAX).await;
    let token = service::operator_token(&site.config, "deploy").await.unwrap();
    let program = site.client().with_token(token);
    (site, program)
}

/// A notice that exists, at the operator's address.
async fn published(site: &Site, program: &Session) -> String {
    let (status, body) = site.ask("POST", "/v1/operator/notices", Some(program), information()).await;
    assert_eq!(status, 201, "{body}");
    body["id"].as_str().unwrap().to_owned()
}

fn of_operator() -> Vec<(String, String)> {
    let operations = matrix::operations();
    operations.into_iter().filter(|(_, path)| path.starts_with("/v1/operator/")).collect()
}

#[tokio::test]
async fn only_a_token_of_the_operator_opens_the_operators_routes() {
    let (site, program) = start().await;
    let id = published(&site, &program).await;
    let revoked = service::operator_token(&site.config, "lost").await.unwrap();
    service::operator_revoke(&site.config, "lost").await.unwrap();
    let token = program.token().expose();
    let forged = [
        revoked.expose().to_owned(),
        site.root.token().expose().to_owned(),
        token[..token.len() - 1].to_owned(),
        format!("{token}x"),
        token.to_uppercase(),
        token.replace("cloudone-operator-", ""),
        String::new(),
        "deploy".to_owned(),
    ];
    let operations = of_operator();
    assert_eq!(operations.len(), 4);
    for (method, path) in operations {
        let address = path.replace("{id}", &id);
        let ask = async |session: Option<&Session>| {
            let answer =
                site.ask(&method.to_uppercase(), &address, session, matrix::body(&method, &path)).await;
            assert_eq!(code(&answer), (401, "session_ended"), "{method} {path}");
            answer.1["message"].clone()
        };
        let without = ask(None).await;
        for forged in &forged {
            let forger = site.client().with_token(Secret::new(forged.as_str()));
            assert_eq!(ask(Some(&forger)).await, without, "wrong in one way as in another");
        }
    }
    for header in ["Basic ZGVwbG95Og==", "bearer", &format!("Token {token}")] {
        let request = site.raw().get(site.url("/v1/operator/notices")).header("authorization", header);
        assert_eq!(request.send().await.unwrap().status().as_u16(), 401, "{header}");
    }
    let (status, body) = site.ask("GET", "/v1/operator/notices", Some(&program), Value::Null).await;
    assert_eq!((status, body["items"].as_array().unwrap().len()), (200, 1), "nothing was published");
    assert_eq!(body["items"][0]["ended_at"], Value::Null, "nothing was ended");
}

#[tokio::test]
async fn a_token_of_the_operator_opens_nothing_else() {
    let (site, program) = start().await;
    let document: Value = serde_json::from_str(&service::openapi().unwrap()).unwrap();
    let mut tried = 0;
    for (method, path) in matrix::operations() {
        let public = document["paths"][&path][&method]["security"] == json!([{}])
            || document["paths"][&path][&method]["security"] == json!([]);
        if public || path.starts_with("/v1/operator/") {
            continue;
        }
        let address = path.replace("{id}", &it::id().to_string());
        let answer =
            site.ask(&method.to_uppercase(), &address, Some(&program), matrix::body(&method, &path)).await;
        assert_eq!(code(&answer), (401, "session_ended"), "{method} {path}");
        tried += 1;
    }
    assert!(tried > 50, "{tried}");
}

#[tokio::test]
async fn attempts_are_counted_by_address_and_apart_from_signing_in() {
    let site = Site::with(|config| {
        config.throttle.address_burst = 20;
        config.throttle.address_refill = std::time::Duration::from_secs(3_600);
    })
    .await;
    let token = service::operator_token(&site.config, "deploy").await.unwrap();
    let program = site.client().with_token(token);
    let thief = site.client().with_token(Secret::new("cloudone-operator-guess"));
    for _ in 0..20 {
        let guess = site.ask("GET", "/v1/operator/notices", Some(&thief), Value::Null).await;
        assert_eq!(code(&guess), (401, "session_ended"));
    }
    for session in [&thief, &program] {
        let answer = site.ask("GET", "/v1/operator/notices", Some(session), Value::Null).await;
        assert_eq!(code(&answer), (429, "too_many_attempts"), "not even the right one");
        assert!(answer.1["retry_after"].as_u64().unwrap() > 0);
    }
    site.sign_in(&site.account, it::PASSWORD).await.unwrap();
}

#[tokio::test]
async fn tokens_are_kept_as_hashes_and_named_by_their_label() {
    let (site, program) = start().await;
    let token = program.token().expose().to_owned();
    for label in ["", "  ", &"x".repeat(61), "a\u{202e}b", "a\nb"] {
        let refused = service::operator_token(&site.config, label).await.map(drop).unwrap_err();
        assert_eq!(refused, "a label has 1 to 60 characters", "{label:?}");
    }
    let taken = service::operator_token(&site.config, "deploy").await.map(drop).unwrap_err();
    assert!(taken.contains("in use"), "{taken}");
    service::operator_revoke(&site.config, "deploy").await.unwrap();
    let gone = service::operator_revoke(&site.config, "deploy").await.unwrap_err();
    assert_eq!(gone, "no token deploy is in use");
    let answer = site.ask("GET", "/v1/operator/notices", Some(&program), Value::Null).await;
    assert_eq!(code(&answer), (401, "session_ended"), "out at once");
    let next = service::operator_token(&site.config, "deploy").await.unwrap();
    assert_ne!(next.expose(), token);
    for entry in std::fs::read_dir(&site.config.data).unwrap() {
        let path = entry.unwrap().path();
        let Ok(content) = std::fs::read(&path) else { continue };
        for token in [token.as_str(), next.expose()] {
            let found = content.windows(token.len()).any(|part| part == token.as_bytes());
            assert!(!found, "{} holds a token", path.display());
        }
    }
}

#[tokio::test]
async fn a_notice_is_published_corrected_and_ended_by_a_program_and_the_trail_says_so() {
    let (site, program) = start().await;
    let id = published(&site, &program).await;
    let ask = async |path: &str, body: Value| site.ask("POST", path, Some(&program), body).await;
    let path = format!("/v1/operator/notices/{id}");
    let parts = [("title", both("訂正しました")), ("correction", both("題名"))];
    let (status, body) = ask(&path, with(information(), &parts)).await;
    assert_eq!(
        (status, &body["title"]["ja"], &body["companies"]),
        (200, &json!("訂正しました"), &Value::Null)
    );
    let told = site.root.notices_list().await.unwrap().items;
    assert_eq!((told.len(), told[0].title.ja.as_str()), (1, "訂正しました"));
    let other_kind = with(information(), &[("kind", json!("incident")), ("affects", json!(["console"]))]);
    let (status, body) = ask(&path, with(other_kind, &parts)).await;
    assert_eq!((status, &body["fields"][0]), (422, &json!({"path": "/kind", "code": "cannot_change"})));
    // With an answer in hand: its request id names the row of the trail.
    let response = site.raw().post(site.url(&format!("{path}/end"))).bearer_auth(program.token().expose());
    let response = response.send().await.unwrap();
    assert_eq!(response.status().as_u16(), 200);
    let request_id = response.headers()["x-request-id"].to_str().unwrap().to_owned();
    for path in [path.clone(), format!("{path}/end")] {
        let (status, body) = ask(&path, with(information(), &parts)).await;
        let field = json!({"path": "", "code": "ended"});
        assert_eq!((status, &body["code"], &body["fields"][0]), (422, &json!("notice_rejected"), &field));
    }
    let nowhere = format!("/v1/operator/notices/{}", it::id());
    assert_eq!(code(&ask(&nowhere, with(information(), &parts)).await), (404, "not_found"));
    assert_eq!(code(&ask(&format!("{nowhere}/end"), Value::Null).await), (404, "not_found"));
    crate::notices::publish_to(&site, &["AOBA"]).await;

    let rows = sqlx::query(
        "select number, at, actor, action, detail, request_id, previous_hash, hash from operator_audit order by number",
    )
    .fetch_all(&mut database(&site).await)
    .await
    .unwrap();
    let told: Vec<(String, String)> = rows.iter().map(|row| (row.get("actor"), row.get("action"))).collect();
    let told: Vec<(&str, &str)> =
        told.iter().map(|(actor, action)| (actor.as_str(), action.as_str())).collect();
    assert_eq!(
        told,
        [
            ("command line", "operator.token"),
            ("token deploy", "notice.publish"),
            ("token deploy", "notice.correct"),
            ("token deploy", "notice.end"),
            ("command line", "notice.publish"),
        ]
    );
    assert_eq!(rows[3].get::<String, _>("request_id"), request_id);
    assert!(rows.iter().all(|row| !row.get::<String, _>("request_id").is_empty()));
    for pair in rows.windows(2) {
        assert_eq!(pair[1].get::<String, _>("previous_hash"), pair[0].get::<String, _>("hash"));
    }
}

/// 2026-12-01T00:00:00Z, and it stays so.
fn noon() -> Timestamp {
    Timestamp::constant(1_796_083_200, 0)
}

fn after(seconds: i64) -> Value {
    json!((noon() + jiff::SignedDuration::from_secs(seconds)).to_string())
}

fn maintenance(from: i64, until: i64) -> Value {
    let parts = [
        ("kind", json!("maintenance")),
        ("affects", json!(["console"])),
        ("starts_at", after(from)),
        ("ends_at", after(until)),
    ];
    with(information(), &parts)
}

#[tokio::test]
async fn maintenance_is_announced_fourteen_days_ahead_to_the_second() {
    let site = Site::with(|config| config.clock = noon).await;
    let token = service::operator_token(&site.config, "deploy").await.unwrap();
    let program = site.client().with_token(token);
    let post = async |path: &str, body: Value| {
        let (status, body) = site.ask("POST", path, Some(&program), body).await;
        let fault = |field: &Value| {
            format!("{} {}", field["path"].as_str().unwrap(), field["code"].as_str().unwrap())
        };
        let faults: Vec<String> = body["fields"].as_array().into_iter().flatten().map(fault).collect();
        (status, faults.join(", "), body["id"].as_str().unwrap_or_default().to_owned())
    };
    let (ahead, hour) = (14 * 24 * 3_600, 3_600);
    let publish = "/v1/operator/notices";
    let (status, faults, _) = post(publish, maintenance(ahead - 1, ahead + hour)).await;
    assert_eq!((status, faults.as_str()), (422, "/starts_at too_soon"));
    let (status, faults, id) = post(publish, maintenance(ahead, ahead + hour)).await;
    assert_eq!((status, faults.as_str()), (201, ""));

    let path = format!("/v1/operator/notices/{id}");
    let correction = ("correction", both("時刻"));
    let earlier = with(maintenance(ahead - 1, ahead + hour), std::slice::from_ref(&correction));
    let (status, faults, _) = post(&path, earlier.clone()).await;
    assert_eq!((status, faults.as_str()), (422, "/starts_at too_soon"));
    let urgent = with(earlier, &[("emergency", both("証明書の失効"))]);
    assert_eq!(post(&path, urgent).await.0, 200);
    let told = site.root.notices_list().await.unwrap().items.remove(0);
    assert_eq!(told.emergency.unwrap().ja, "証明書の失効");
    let shorter = with(maintenance(ahead - 1, ahead), std::slice::from_ref(&correction));
    assert_eq!(post(&path, shorter).await.0, 200, "shorter, and the reason may be left out");
    let told = site.root.notices_list().await.unwrap().items.remove(0);
    assert!(told.emergency.is_some(), "that it came late stays true");
    let later = with(maintenance(2 * ahead, 2 * ahead + hour), &[correction]);
    assert_eq!(post(&path, later).await.0, 200);
    let told = site.root.notices_list().await.unwrap().items.remove(0);
    assert_eq!(told.emergency, None, "put off far enough to be announced in time");
}

#[tokio::test]
async fn every_fault_is_told_with_its_path() {
    let (site, program) = start().await;
    let ask = async |body: Value| site.ask("POST", "/v1/operator/notices", Some(&program), body).await;
    let bad = json!({
        "kind": "maintenance",
        "title": {"ja": " ", "en": "x".repeat(121)},
        "body": {"ja": "本\u{0}文", "en": "body"},
        "starts_at": "2019-12-31T23:59:59Z",
        "ends_at": "2019-12-31T00:00:00Z",
        "affects": ["console", "pager", "console"],
        "emergency": {"ja": "理由", "en": ""},
        "correction": {"ja": "何か", "en": "something"},
        "companies": ["AOBA", "NOBODY", "aoba"],
    });
    let (status, body) = ask(bad).await;
    assert_eq!((status, &body["code"]), (422, &json!("notice_rejected")));
    let fields: Vec<String> = body["fields"]
        .as_array()
        .unwrap()
        .iter()
        .map(|field| format!("{} {}", field["path"].as_str().unwrap(), field["code"].as_str().unwrap()))
        .collect();
    assert_eq!(
        fields,
        [
            "/title/ja required",
            "/title/en too_long",
            "/body/ja bad_character",
            "/starts_at out_of_bounds",
            "/ends_at out_of_bounds",
            "/ends_at not_after_start",
            "/ends_at in_the_past",
            "/emergency/en required",
            "/correction not_allowed",
            "/affects/1 not_found",
            "/affects/2 duplicate",
            "/companies/1 not_found",
            "/companies/2 duplicate",
        ]
    );
    for (body, path) in [
        (json!({"kind": "information"}), ""),
        (with(information(), &[("titel", both("x"))]), "/titel"),
        (with(information(), &[("starts_at", json!("tomorrow"))]), "/starts_at"),
        (with(information(), &[("title", json!("only one"))]), "/title"),
        (with(information(), &[("companies", json!("AOBA"))]), "/companies"),
    ] {
        let (status, body) = ask(body).await;
        assert_eq!((status, &body["code"]), (400, &json!("bad_request")));
        assert_eq!(body["fields"][0]["path"], json!(path), "{body}");
    }
    let (status, body) = ask(with(information(), &[("companies", json!(vec!["AOBA"; 10_001]))])).await;
    assert_eq!((status, &body["fields"]), (422, &json!([{"path": "/companies", "code": "bad_count"}])));
    let (status, _) = ask(with(information(), &[("body", both(&"x".repeat(600_000)))])).await;
    assert_eq!(status, 413);
    assert_eq!(service::notice_list(&site.config).await.unwrap().len(), 0);
}

#[tokio::test]
async fn lists_give_the_last_two_hundred() {
    let (site, program) = start().await;
    let mut published = Vec::new();
    for number in 0..203 {
        let value = with(information(), &[("title", both(&format!("第{number}号")))]);
        let (status, body) = site.ask("POST", "/v1/operator/notices", Some(&program), value).await;
        assert_eq!(status, 201, "{body}");
        published.push(body["id"].as_str().unwrap().to_owned());
    }
    published.reverse();
    published.truncate(200);
    let seen = site.root.notices_list().await.unwrap().items;
    let seen: Vec<String> = seen.iter().map(|notice| notice.id.0.to_string()).collect();
    assert_eq!(seen, published);
    let (_, body) = site.ask("GET", "/v1/operator/notices", Some(&program), Value::Null).await;
    let listed: Vec<&str> =
        body["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap()).collect();
    assert_eq!(listed, published);
}
