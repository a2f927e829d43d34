//! Staying signed in: step-up, how long sessions last, whose they are, days of validity, settings.

use std::time::Duration;

use api_client::Session;
use contract::{ErrorCode, PasswordSetRequest, Secret};
use directory::{AdminFields, Change, Permission, SessionRule, SettingsFields};
use it::{PASSWORD, Site, grant, grant_all};
use jiff::{SignedDuration, tz::TimeZone};
use serde_json::{Value, json};

use crate::sign_in::{HOUR, MINUTE, clock, code, enter, wrong};

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

    // A stranger who guesses at the account locks nobody out of a session that is open, nor the other way round.
    let other = site.sign_in("admin", PASSWORD).await.unwrap();
    for _ in 0..5 {
        wrong(&site, "admin").await;
    }
    assert_eq!(code(&enter(&site, "admin", None).await), (429, "too_many_attempts"));
    let proof = json!({"password": PASSWORD});
    assert_eq!(site.ask("POST", "/v1/session/step-up", Some(&other), proof).await.0, 200);
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
        drop(followed.session_follow().await);
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
    assert_eq!(delta.rows.settings.unwrap().admin_labels.texts()[0], "社員番号");
}
