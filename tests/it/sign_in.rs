//! What makes signing in hold: locks of accounts, and the company's rule of passwords.

use contract::ErrorCode;
use directory::{AdminId, Change, PasswordRule, Permission, SessionRule, SettingsFields};
use it::{PASSWORD, Site, grant_all};
use serde_json::{Value, json};

/// A clock of its own for each test that turns one.
macro_rules! clock {
    ($now:ident, $turn:ident) => {
        static SECONDS: std::sync::atomic::AtomicI64 = std::sync::atomic::AtomicI64::new(0);
        #[expect(clippy::disallowed_methods, reason = "a clock that the test turns")]
        fn $now() -> jiff::Timestamp {
            let turned = SECONDS.load(std::sync::atomic::Ordering::SeqCst);
            jiff::Timestamp::now() + jiff::SignedDuration::from_secs(turned)
        }
        let $turn = |seconds: i64| {
            SECONDS.fetch_add(seconds, std::sync::atomic::Ordering::SeqCst);
        };
    };
}
pub(crate) use clock;

pub(crate) const MINUTE: i64 = 60;
pub(crate) const HOUR: i64 = 60 * MINUTE;

pub(crate) async fn enter(site: &Site, account: &str, otp: Option<&str>) -> (u16, Value) {
    let body = json!({"company_code": "AOBA", "account": account, "password": PASSWORD, "otp": otp});
    site.ask("POST", "/v1/session", None, body).await
}

pub(crate) async fn wrong(site: &Site, account: &str) -> (u16, Value) {
    let body = json!({"company_code": "AOBA", "account": account, "password": "not this one"});
    site.ask("POST", "/v1/session", None, body).await
}

pub(crate) async fn settings(site: &Site, fields: SettingsFields) {
    site.apply(vec![Change::SettingsEdit { fields }]).await;
}

pub(crate) fn code((status, body): &(u16, Value)) -> (u16, &str) {
    (*status, body["code"].as_str().unwrap_or_default())
}

#[tokio::test]
async fn wrong_passwords_lock_an_account_longer_and_longer() {
    clock!(now, turn);
    let site = Site::with(|config| config.clock = now).await;
    let (id, _) = site.admin("tanaka", vec![grant_all(&[Permission::DeviceView])]).await;
    for account in ["tanaka", "no-such-admin"] {
        for _ in 0..5 {
            assert_eq!(code(&wrong(&site, account).await), (401, "sign_in_failed"), "{account}");
        }
        let locked = enter(&site, account, None).await;
        assert_eq!(code(&locked), (429, "too_many_attempts"), "not even the right password: {account}");
        assert!((1..=61).contains(&locked.1["retry_after"].as_u64().unwrap()));
    }
    assert_eq!(
        code(&enter(&site, "TANAKA", None).await),
        (429, "too_many_attempts"),
        "in any case of letters"
    );
    turn(2 * MINUTE);
    assert_eq!(code(&wrong(&site, "tanaka").await), (401, "sign_in_failed"));
    let locked = enter(&site, "tanaka", None).await;
    assert!((62..=121).contains(&locked.1["retry_after"].as_u64().unwrap()), "twice as long: {}", locked.1);

    let access = site.ask("GET", "/v1/admins-access", Some(&site.root), Value::Null).await.1;
    let of = |access: &Value| {
        access.as_array().unwrap().iter().find(|one| one["admin"] == json!(id)).unwrap().clone()
    };
    assert!(of(&access)["locked_until"].is_string());
    let path = format!("/v1/admins/{id}/lock");
    assert_eq!(site.ask("DELETE", &path, Some(&site.root), Value::Null).await.0, 204);
    let (status, session) = enter(&site, "tanaka", None).await;
    assert_eq!(status, 201);
    let kinds: Vec<&str> =
        session["notes"].as_array().unwrap().iter().map(|note| note["kind"].as_str().unwrap()).collect();
    assert!(kinds.contains(&"locked"), "the owner is told: {kinds:?}");
}

#[tokio::test]
async fn a_thousand_guesses_at_the_same_moment_are_a_thousand() {
    let site = Site::start().await;
    let tries = (0..40).map(|_| wrong(&site, "admin"));
    let answers = futures_util::future::join_all(tries).await;
    let looked_at = answers.iter().filter(|(status, _)| *status == 401).count();
    assert_eq!(looked_at, 5, "the others were refused before the password was compared");
}

#[tokio::test]
async fn the_companys_rule_of_passwords() {
    let site = Site::start().await;
    let change = async |current: &str, new: &str| {
        let body = json!({"current": current, "new": new});
        let answer = site.ask("POST", "/v1/session/password", Some(&site.root), body).await;
        let faults: Vec<String> = answer.1["fields"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|field| field["code"].as_str().unwrap().to_owned())
            .collect();
        (answer.0, faults)
    };
    assert_eq!(change(PASSWORD, "short").await, (422, vec!["too_short".into(), "too_weak".into()]));
    assert_eq!(change(PASSWORD, "AOBA vexing harbor 57").await, (422, vec!["contains_name".into()]));
    assert_eq!(change(PASSWORD, "青葉商事の犬が塀を越えて走る").await, (422, vec!["contains_name".into()]));
    assert_eq!(change(PASSWORD, "passwordpassword").await, (422, vec!["too_weak".into()]));
    assert_eq!(change(PASSWORD, PASSWORD).await, (422, vec!["used_before".into()]));
    // Faults are no wrong guesses: more of them than a lock allows.
    for _ in 0..6 {
        assert_eq!(change(PASSWORD, "short").await.0, 422);
    }
    let words = ["quarry", "lantern", "walrus", "trumpet", "glacier", "saffron", "velvet"];
    let password = |n: usize| format!("{} moss plover 8{n}", words[n]);
    let mut current = PASSWORD.to_owned();
    for n in 0..6 {
        assert_eq!(change(&current, &password(n)).await.0, 200);
        current = password(n);
    }
    assert_eq!(
        change(&current, &password(1)).await,
        (422, vec!["used_before".into()]),
        "one of the last five"
    );
    assert_eq!(change(&current, PASSWORD).await.0, 200, "the sixth before");

    let rule = PasswordRule { min_length: 30, ..PasswordRule::default() };
    settings(&site, SettingsFields { password: Some(rule), ..SettingsFields::default() }).await;
    assert_eq!(change(PASSWORD, &password(6)).await, (422, vec!["too_short".into()]));
    let (id, _) = (AdminId(it::id()), ());
    let first = json!({
        "changes": [{"type": "admin_create", "id": id, "account": "new", "name": "新人", "grants": []}],
        "initial_passwords": {id.to_string(): it::FIRST_PASSWORD},
    });
    let answer = site.ask("POST", "/v1/changes", Some(&site.root), first).await;
    assert_eq!(
        (code(&answer), &answer.1["fields"][0]["code"]),
        ((422, "password_unfit"), &json!("too_short"))
    );
}

#[tokio::test]
async fn passwords_that_are_too_old_must_be_changed() {
    clock!(now, turn);
    let site = Site::with(|config| config.clock = now).await;
    let rule = PasswordRule { expire_days: Some(90), ..PasswordRule::default() };
    let session = SessionRule { absolute_minutes: 43_200, idle_minutes: 10_080, lock_minutes: 60 };
    settings(
        &site,
        SettingsFields { password: Some(rule), session: Some(session), ..SettingsFields::default() },
    )
    .await;
    turn(89 * 24 * HOUR);
    let session = site.sign_in("admin", PASSWORD).await.unwrap();
    session.directory_get(None).await.unwrap();
    turn(2 * 24 * HOUR);
    assert_eq!(
        session.directory_get(None).await.unwrap_err().code,
        ErrorCode::PasswordChangeRequired,
        "in the middle of a session, too"
    );
    let change = json!({"current": PASSWORD, "new": "quarry lantern moss 83"});
    assert_eq!(site.ask("POST", "/v1/session/password", Some(&session), change).await.0, 200);
    session.directory_get(None).await.unwrap();
}

#[tokio::test]
async fn a_password_is_hashed_anew_when_the_cost_changes() {
    let site = Site::start().await;
    let kept = async || {
        let options =
            sqlx::sqlite::SqliteConnectOptions::new().filename(site.config.data.join("cloudone.sqlite"));
        let pool = sqlx::SqlitePool::connect_with(options).await.unwrap();
        let hash: String =
            sqlx::query_scalar("select password_hash from credentials").fetch_one(&pool).await.unwrap();
        pool.close().await;
        hash
    };
    assert!(kept().await.contains("m=64,t=1"));
    let mut config = site.config.clone();
    config.password_cost.passes = 2;
    let dearer = service::start(config.clone()).await.unwrap();
    it::sign_in(&it::client(&dearer, &config), "AOBA", "admin", PASSWORD).await.unwrap();
    assert!(kept().await.contains("m=64,t=2"));
    it::sign_in(&it::client(&dearer, &config), "AOBA", "admin", PASSWORD).await.unwrap();
    dearer.stop().await.unwrap();
}
