//! Everything that makes signing in hold: locks, second factors, the company's rules, step-up, sessions of others.

use std::{
    sync::atomic::{AtomicI64, Ordering},
    time::Duration,
};

use api_client::Session;
use contract::{ErrorCode, PasswordSetRequest, Secret};
use directory::{
    AdminFields, AdminId, Change, MfaDuty, PasswordRule, Permission, SessionRule, SettingsFields,
};
use it::{PASSWORD, Site, grant, grant_all};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use serde_json::{Value, json};

/// A clock of its own for each test that turns one.
macro_rules! clock {
    ($now:ident, $turn:ident) => {
        static SECONDS: AtomicI64 = AtomicI64::new(0);
        #[expect(clippy::disallowed_methods, reason = "a clock that the test turns")]
        fn $now() -> Timestamp {
            Timestamp::now() + SignedDuration::from_secs(SECONDS.load(Ordering::SeqCst))
        }
        let $turn = |seconds: i64| {
            SECONDS.fetch_add(seconds, Ordering::SeqCst);
        };
    };
}

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;

async fn enter(site: &Site, account: &str, otp: Option<&str>) -> (u16, Value) {
    let body = json!({"company_code": "AOBA", "account": account, "password": PASSWORD, "otp": otp});
    site.ask("POST", "/v1/session", None, body).await
}

async fn wrong(site: &Site, account: &str) -> (u16, Value) {
    let body = json!({"company_code": "AOBA", "account": account, "password": "not this one"});
    site.ask("POST", "/v1/session", None, body).await
}

async fn settings(site: &Site, fields: SettingsFields) {
    site.apply(vec![Change::SettingsEdit { fields }]).await;
}

fn code((status, body): &(u16, Value)) -> (u16, &str) {
    (*status, body["code"].as_str().unwrap_or_default())
}

/// Six digits of an app that holds the secret.
fn digits(secret: &str, at: Timestamp) -> String {
    let secret = totp_rs::Secret::try_from_base32(secret).unwrap();
    let totp = totp_rs::Builder::new().with_secret(secret).build().unwrap();
    totp.generate(at.as_second().unsigned_abs()).to_string()
}

/// Sets up a second factor: the secret and the recovery codes.
async fn add_factor(site: &Site, session: &Session, at: Timestamp) -> (String, Vec<String>) {
    let (status, offer) = site.ask("POST", "/v1/session/factor", Some(session), Value::Null).await;
    assert_eq!(status, 200, "{offer}");
    let secret = offer["secret"].as_str().unwrap().to_owned();
    assert!(offer["uri"].as_str().unwrap().starts_with("otpauth://totp/"));
    let otp = json!({"otp": digits(&secret, at)});
    let (status, codes) = site.ask("POST", "/v1/session/factor/confirm", Some(session), otp).await;
    assert_eq!(status, 200, "{codes}");
    let codes = codes["codes"].as_array().unwrap().iter().map(|code| code.as_str().unwrap().to_owned());
    (secret, codes.collect())
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
async fn a_second_factor_is_asked_for_and_taken_once() {
    clock!(now, turn);
    let site = Site::with(|config| config.clock = now).await;
    let (_, session) = site.admin("tanaka", vec![grant_all(&[Permission::DeviceView])]).await;
    let none = site.ask("POST", "/v1/session/factor/confirm", Some(&session), json!({"otp": "123456"})).await;
    assert_eq!(code(&none), (409, "factor_conflict"), "nothing was offered");
    let offered = site.ask("POST", "/v1/session/factor", Some(&session), Value::Null).await;
    let guess =
        site.ask("POST", "/v1/session/factor/confirm", Some(&session), json!({"otp": "000000"})).await;
    assert_eq!((offered.0, code(&guess)), (200, (401, "otp_wrong")));
    assert_eq!(enter(&site, "tanaka", None).await.0, 201, "an offer is not asked for");

    let (secret, codes) = add_factor(&site, &session, now()).await;
    assert_eq!(codes.len(), 10);
    let again = site.ask("POST", "/v1/session/factor", Some(&session), Value::Null).await;
    assert_eq!(code(&again), (409, "factor_conflict"));

    assert_eq!(code(&enter(&site, "tanaka", None).await), (401, "otp_required"));
    assert_eq!(code(&wrong(&site, "tanaka").await), (401, "sign_in_failed"), "the password comes first");
    let used = digits(&secret, now());
    assert_eq!(code(&enter(&site, "tanaka", Some(&used)).await), (401, "otp_wrong"), "the set-up used it");
    turn(30);
    let fresh = digits(&secret, now());
    let spaced = format!(" {} {} ", &fresh[..3], &fresh[3..]);
    let (status, view) = enter(&site, "tanaka", Some(&spaced)).await;
    assert_eq!((status, &view["has_factor"]), (201, &json!(true)));
    assert_eq!(code(&enter(&site, "tanaka", Some(&fresh)).await), (401, "otp_wrong"), "taken once");

    let typed = codes[0].to_uppercase().replace('-', " ");
    let (status, view) = enter(&site, "tanaka", Some(&typed)).await;
    assert_eq!((status, &view["notes"][0]["kind"]), (201, &json!("recovery_code_used")));
    assert_eq!(code(&enter(&site, "tanaka", Some(&codes[0])).await), (401, "otp_wrong"), "taken once");
    let (status, new) = site.ask("POST", "/v1/session/recovery-codes", Some(&session), Value::Null).await;
    assert_eq!((status, new["codes"].as_array().unwrap().len()), (200, 10));
    assert_eq!(
        code(&enter(&site, "tanaka", Some(&codes[1])).await),
        (401, "otp_wrong"),
        "the old ones are dead"
    );
    let new = new["codes"][0].as_str().unwrap();
    assert_eq!(enter(&site, "tanaka", Some(new)).await.0, 201);

    assert_eq!(site.ask("DELETE", "/v1/session/factor", Some(&session), Value::Null).await.0, 204);
    assert_eq!(enter(&site, "tanaka", None).await.0, 201);
}

#[tokio::test]
async fn guessing_the_second_factor_locks_the_account() {
    let site = Site::start().await;
    let (_, session) = site.admin("tanaka", vec![grant_all(&[Permission::DeviceView])]).await;
    add_factor(&site, &session, jiff_now()).await;
    for _ in 0..5 {
        // Whoever knows the password cannot wipe the count by giving it alone.
        assert_eq!(code(&enter(&site, "tanaka", None).await), (401, "otp_required"));
        assert_eq!(code(&enter(&site, "tanaka", Some("000000")).await), (401, "otp_wrong"));
    }
    assert_eq!(code(&enter(&site, "tanaka", None).await), (429, "too_many_attempts"));
}

#[expect(clippy::disallowed_methods, reason = "the clock of the service under test")]
fn jiff_now() -> Timestamp {
    Timestamp::now()
}

#[tokio::test]
async fn a_lost_second_factor_is_taken_away_by_who_may_act_as_the_admin() {
    let site = Site::start().await;
    let osaka = site.group("大阪支社", None).await;
    let manage = [Permission::AdminManage, Permission::AdminView, Permission::DeviceView];
    let (_, manager) = site.admin("manager", vec![grant(&manage, &[osaka])]).await;
    let (equal, lost) = site.admin("equal", vec![grant(&[Permission::DeviceView], &[osaka])]).await;
    let (stronger, other) = site.admin("stronger", vec![grant(&[Permission::DeviceDelete], &[osaka])]).await;
    add_factor(&site, &lost, jiff_now()).await;
    add_factor(&site, &other, jiff_now()).await;
    let take = async |id: AdminId| {
        site.ask("DELETE", &format!("/v1/admins/{id}/factor"), Some(&manager), Value::Null).await
    };
    assert_eq!(code(&take(stronger).await), (403, "forbidden"));
    assert_eq!(take(equal).await.0, 204);
    assert_eq!(code(&take(equal).await), (409, "factor_conflict"));
    assert_eq!(lost.session_get().await.unwrap_err().code, ErrorCode::SessionEnded);
    let (status, view) = enter(&site, "equal", None).await;
    assert_eq!(
        (status, &view["notes"][0]["kind"], &view["notes"][0]["by"]),
        (201, &json!("factor_removed"), &json!("manager さん"))
    );
    let session = site.sign_in("equal", PASSWORD).await.unwrap();
    let (status, view) = site.ask("DELETE", "/v1/session/notes", Some(&session), Value::Null).await;
    assert_eq!((status, &view["notes"]), (200, &json!([])));
}

#[tokio::test]
async fn the_operator_can_help_an_admin_whom_nobody_else_can() {
    let site = Site::start().await;
    add_factor(&site, &site.root, jiff_now()).await;
    let given = service::admin_recover(&site.config, "aoba", "ADMIN").await.unwrap();
    assert_eq!(site.root.session_get().await.unwrap_err().code, ErrorCode::SessionEnded);
    let session = site.sign_in("admin", given.password.expose()).await.unwrap();
    let view = session.session_get().await.unwrap();
    assert!(view.must_change_password && !view.has_factor && view.notes.len() == 1);
    assert!(service::admin_recover(&site.config, "AOBA", "nobody").await.is_err());
}

#[tokio::test]
async fn a_duty_to_have_a_second_factor_holds_at_once() {
    let site = Site::start().await;
    let (_, viewer) = site.admin("viewer", vec![grant_all(&[Permission::DeviceView])]).await;
    settings(&site, SettingsFields { mfa: Some(MfaDuty::Managers), ..SettingsFields::default() }).await;
    viewer.directory_get(None).await.unwrap();
    let refused = site.root.directory_get(None).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::FactorRequired);
    let view = site.root.session_get().await.unwrap();
    assert!(view.must_add_factor && !view.has_factor);
    add_factor(&site, &site.root, jiff_now()).await;
    assert!(!site.root.session_get().await.unwrap().must_add_factor);
    settings(&site, SettingsFields { mfa: Some(MfaDuty::All), ..SettingsFields::default() }).await;
    assert_eq!(viewer.directory_get(None).await.unwrap_err().code, ErrorCode::FactorRequired);
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

#[tokio::test]
async fn dangerous_acts_ask_for_the_password_again() {
    clock!(now, turn);
    let site = Site::with(|config| config.clock = now).await;
    let (id, _) = site.admin("tanaka", vec![grant_all(&[Permission::DeviceView])]).await;
    let suspended = site.apply(vec![Change::AdminSuspend { id }]).await;
    turn(11 * MINUTE);
    let root = site.root.clone();
    let suspend = json!({"changes": [{"type": "admin_suspend", "id": id}]});
    let new = Secret::new("quarry lantern moss 83");
    assert_eq!(
        root.admins_password_set(id, &PasswordSetRequest { new: new.clone() }).await.unwrap_err().code,
        ErrorCode::StepUpRequired
    );
    assert_eq!(
        code(&site.ask("POST", "/v1/changes", Some(&root), suspend.clone()).await),
        (403, "step_up_required")
    );
    assert_eq!(root.changes_undo(suspended.id, it::id()).await.unwrap_err().code, ErrorCode::StepUpRequired);
    for path in ["/v1/session/factor", "/v1/session/recovery-codes"] {
        assert_eq!(
            code(&site.ask("POST", path, Some(&root), Value::Null).await),
            (403, "step_up_required"),
            "{path}"
        );
    }
    assert_eq!(
        site.ask("POST", "/v1/changes/plan", Some(&root), suspend.clone()).await.0,
        200,
        "looking is no act"
    );
    site.group("本社", None).await;

    let step = async |password: &str| {
        site.ask("POST", "/v1/session/step-up", Some(&root), json!({"password": password})).await
    };
    assert_eq!(code(&step("not this one").await), (422, "password_wrong"));
    assert_eq!(step(PASSWORD).await.0, 200);
    root.admins_password_set(id, &PasswordSetRequest { new }).await.unwrap();
    assert_eq!(site.ask("POST", "/v1/changes", Some(&root), suspend.clone()).await.0, 201);
    turn(11 * MINUTE);
    assert_eq!(code(&site.ask("POST", "/v1/changes", Some(&root), suspend).await), (403, "step_up_required"));
    for _ in 0..5 {
        assert_eq!(code(&step("not this one").await), (422, "password_wrong"));
    }
    assert_eq!(code(&step(PASSWORD).await), (429, "too_many_attempts"), "no way around the lock");
}

#[tokio::test]
async fn sessions_end_as_the_company_says() {
    clock!(now, turn);
    let site = Site::with(|config| config.clock = now).await;
    let enter = async || site.sign_in("admin", PASSWORD).await.unwrap();
    let (used, followed, strict) = (enter().await, enter().await, enter().await);
    for _ in 0..3 {
        turn(20 * MINUTE);
        used.session_get().await.unwrap();
        // A console follows the directory by itself.
        drop(followed.directory_get(None).await);
    }
    assert_eq!(followed.session_get().await.unwrap_err().code, ErrorCode::SessionEnded, "idle for an hour");
    assert_eq!(strict.session_get().await.unwrap_err().code, ErrorCode::SessionEnded);
    for _ in 0..34 {
        turn(20 * MINUTE);
        if used.session_get().await.is_err() {
            break;
        }
    }
    assert_eq!(
        used.session_get().await.unwrap_err().code,
        ErrorCode::SessionEnded,
        "after twelve hours in any case"
    );

    let (before, root) = (enter().await, enter().await);
    let rule = SessionRule { absolute_minutes: 30, idle_minutes: 10, lock_minutes: 5 };
    let fields = SettingsFields { session: Some(rule), ..SettingsFields::default() };
    it::apply(&root, vec![Change::SettingsEdit { fields }]).await.unwrap();
    let view = before.session_get().await.unwrap();
    assert_eq!((view.idle_seconds, view.lock_seconds), (600, 300), "a stricter rule holds for open sessions");
    for _ in 0..3 {
        turn(9 * MINUTE);
        before.session_get().await.unwrap();
    }
    turn(4 * MINUTE);
    assert_eq!(before.session_get().await.unwrap_err().code, ErrorCode::SessionEnded);
}

#[tokio::test]
async fn sessions_are_listed_and_ended_by_their_owner_and_by_who_may() {
    let site = Site::start().await;
    let osaka = site.group("大阪支社", None).await;
    let (id, first) = site.admin("tanaka", vec![grant(&[Permission::DeviceView], &[osaka])]).await;
    let second = site.sign_in("tanaka", PASSWORD).await.unwrap();
    let (_, peer) =
        site.admin("peer", vec![grant(&[Permission::DeviceView, Permission::AdminView], &[osaka])]).await;
    let list = async |session: &Session, path: &str| site.ask("GET", path, Some(session), Value::Null).await;
    let (_, own) = list(&first, "/v1/sessions").await;
    let own = own.as_array().unwrap();
    assert_eq!(own.len(), 2);
    assert_eq!(own.iter().filter(|session| session["current"] == json!(true)).count(), 1);
    assert!(own.iter().all(|session| session["address"] == json!("127.0.0.1")));
    let of_second =
        own.iter().find(|session| session["current"] == json!(false)).unwrap()["id"].as_str().unwrap();

    let path = format!("/v1/admins/{id}/sessions");
    assert_eq!(list(&peer, &path).await.0, 403, "seeing an admin is not managing one");
    assert_eq!(list(&site.root, &path).await.1.as_array().unwrap().len(), 2);
    let end =
        async |session: &Session, path: &str| site.ask("DELETE", path, Some(session), Value::Null).await;
    assert_eq!(code(&end(&peer, &format!("/v1/sessions/{of_second}")).await), (404, "not_found"));
    assert_eq!(end(&first, &format!("/v1/sessions/{of_second}")).await.0, 204);
    assert_eq!(second.session_get().await.unwrap_err().code, ErrorCode::SessionEnded);
    assert_eq!(end(&peer, &path).await.0, 403);
    assert_eq!(end(&site.root, &path).await.0, 204);
    assert_eq!(first.session_get().await.unwrap_err().code, ErrorCode::SessionEnded);
    let (_, view) = enter(&site, "tanaka", None).await;
    assert_eq!(view["notes"][0]["kind"], json!("sessions_ended"));

    let access = list(&peer, "/v1/admins-access").await.1;
    assert_eq!(access.as_array().unwrap().len(), 1, "one's own only");
    let access = list(&site.root, "/v1/admins-access").await.1;
    assert_eq!(access.as_array().unwrap().len(), 3);
}

#[tokio::test]
async fn a_session_ends_in_the_middle_of_a_change() {
    let site = Site::start().await;
    let (id, session) = site.admin("tanaka", vec![grant_all(&[Permission::OrganizationEdit])]).await;
    let change = || async {
        it::apply(&session, vec![Change::GroupCreate(it::group(&it::id().to_string(), None))]).await
    };
    let work = futures_util::future::join_all((0..30).map(|_| change()));
    let revoke = async {
        tokio::time::sleep(Duration::from_millis(20)).await;
        site.ask("DELETE", &format!("/v1/admins/{id}/sessions"), Some(&site.root), Value::Null).await
    };
    let (done, revoked) = tokio::join!(work, revoke);
    assert_eq!(revoked.0, 204);
    let made = done.iter().filter(|done| done.is_ok()).count();
    assert!(
        done.iter().flat_map(|done| done.as_ref().err()).all(|error| error.code == ErrorCode::SessionEnded)
    );
    let groups = site.root.directory_get(None).await.unwrap().rows.groups.len();
    assert_eq!(groups, made, "what was answered with success is there, and nothing else");
    assert_eq!(change().await.unwrap_err().code, ErrorCode::SessionEnded);
}

#[tokio::test]
async fn admins_are_valid_for_the_days_they_are_given() {
    clock!(now, turn);
    let site = Site::with(|config| config.clock = now).await;
    let (id, session) = site.admin("tanaka", vec![grant_all(&[Permission::DeviceView])]).await;
    let day = |ahead: i64| {
        let at = now() + SignedDuration::from_hours(24 * ahead);
        at.to_zoned(TimeZone::fixed(jiff::tz::offset(9))).date()
    };
    let valid = async |from, until| {
        let fields =
            AdminFields { valid_from: Some(from), valid_until: Some(until), ..AdminFields::default() };
        site.apply(vec![Change::AdminEdit { id, fields }]).await
    };
    valid(None, Some(day(0))).await;
    session.session_get().await.unwrap();
    valid(Some(day(1)), None).await;
    assert_eq!(session.session_get().await.unwrap_err().code, ErrorCode::SessionEnded);
    assert_eq!(code(&enter(&site, "tanaka", None).await), (401, "sign_in_failed"));
    turn(24 * HOUR);
    assert_eq!(enter(&site, "tanaka", None).await.0, 201);
}

#[tokio::test]
async fn settings_have_bounds_and_take_the_right() {
    let site = Site::start().await;
    let (_, viewer) =
        site.admin("viewer", vec![grant_all(&[Permission::DeviceView, Permission::AdminManage])]).await;
    let edit = async |session: &Session, fields: Value| {
        let mut change = json!({"type": "settings_edit"});
        change.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        site.ask("POST", "/v1/changes", Some(session), json!({"changes": [change]})).await
    };
    let (status, body) = edit(&viewer, json!({"mfa": "off"})).await;
    assert_eq!((status, &body["rejections"][0]["permission"]), (422, &json!("settings.security")));
    assert_eq!(edit(&viewer, json!({"admin_labels": ["社員番号", "", "", "", ""]})).await.0, 201);
    for (field, value) in [
        ("min_length", json!({"min_length": 7})),
        ("min_score", json!({"min_score": 5})),
        ("history", json!({"history": 25})),
        ("expire_days", json!({"expire_days": 0})),
    ] {
        let (status, body) = edit(&site.root, json!({"password": value})).await;
        assert_eq!(
            (status, body["fields"][0]["path"].clone()),
            (422, json!(format!("/changes/0/password/{field}")))
        );
    }
    let (_, body) = edit(&site.root, json!({"session": {"idle_minutes": 10, "lock_minutes": 11}})).await;
    assert_eq!(body["fields"][0]["path"], json!("/changes/0/session/lock_minutes"));
    let settings = site.ask("GET", "/v1/settings", Some(&viewer), Value::Null).await.1;
    assert_eq!(
        (&settings["admin_labels"][0], &settings["password"]["min_length"]),
        (&json!("社員番号"), &json!(12))
    );
    let delta = site.root.directory_get(Some(directory::Revision(1))).await.unwrap();
    assert_eq!(delta.rows.settings.unwrap().admin_labels.0[0], "社員番号");
}
