//! The second factor: asked for, taken once, lost, and a duty.

use api_client::Session;
use contract::ErrorCode;
use directory::{AdminId, MfaDuty, Permission, SettingsFields};
use it::{PASSWORD, Site, grant, grant_all};
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::sign_in::{clock, code, enter, settings, wrong};

#[expect(clippy::disallowed_methods, reason = "the clock of the service under test")]
fn jiff_now() -> Timestamp {
    Timestamp::now()
}

/// Six digits of an app that holds the secret.
fn digits(secret: &str, at: Timestamp) -> String {
    let secret = totp_rs::Secret::try_from_base32(secret).unwrap();
    let totp = totp_rs::Builder::new().with_secret(secret).build().unwrap();
    totp.generate(at.as_second().unsigned_abs()).to_string()
}

/// Sets up a second factor: the secret and the recovery codes.
pub(crate) async fn add_factor(site: &Site, session: &Session, at: Timestamp) -> (String, Vec<String>) {
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
async fn without_the_key_of_its_secrets_the_service_does_not_start() {
    clock!(now, _turn);
    let site = Site::with(|config| config.clock = now).await;
    let (_, session) = site.admin("tanaka", vec![grant_all(&[Permission::DeviceView])]).await;
    add_factor(&site, &session, now()).await;
    let Site { service, config, .. } = site;
    service.stop().await.unwrap();
    let (key, kept) = (config.data.join("seal.key"), config.data.join("kept.key"));
    std::fs::rename(&key, &kept).unwrap();
    let sentence = service::start(config.clone()).await.unwrap_err();
    assert!(sentence.contains("seal.key is missing"), "{sentence}");
    assert!(!key.exists(), "none is made in its place");
    std::fs::rename(&kept, &key).unwrap();
    service::start(config).await.unwrap().stop().await.unwrap();
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
