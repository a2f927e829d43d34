//! Files of policies that the service signs: what is believed of them elsewhere, and what is not.

use contract::{
    ErrorCode, Secret,
    ipc::{
        ChangesDraft, Nothing, Phase, PoliciesSave, PolicyFileSaved, PolicyFileSignature, PolicyFileTurn,
        PolicyFileView, SessionSignIn, SyncStatus,
    },
};
use directory::{Change, Permission, PermitFields};
use it::{PASSWORD, Site, grant_all, values};
use serde_json::{Value, json};

use crate::{
    console::{live, until},
    desk::Desk,
};

/// A company whose base policy permits PC control and whose policy denies USB.
async fn desk() -> Desk {
    let site = Site::start().await;
    let policy = it::policy("USB 禁止");
    let (id, permitted) = (policy.id, Some(["pc_control".to_owned()].into()));
    let usb = Some(values(&[("usb_storage", json!("deny"))]));
    site.apply(vec![
        Change::BasePolicyPermit { fields: PermitFields { individual_allowed: Some(true), permitted } },
        Change::PolicyCreate(policy),
        Change::PolicySectionSet { id, section: "pc_control".to_owned(), values: usb },
    ])
    .await;
    Desk::of(site, "admin").await
}

async fn save(desk: &Desk, name: &str) -> PolicyFileSaved {
    desk.files.will_choose(desk.path(name));
    let listed = desk.console.policies_list(Nothing {}).await.unwrap();
    let ids = listed.policies.iter().map(|policy| policy.id).collect();
    let request = PoliciesSave { ids, base: true, violation: false, file_name: "ポリシー".into() };
    desk.console.policies_save(request).await.unwrap().unwrap()
}

async fn open(desk: &Desk, name: &str) -> PolicyFileView {
    desk.files.will_choose(desk.path(name));
    desk.console.policies_open(Nothing {}).await.unwrap().unwrap()
}

async fn open_json(desk: &Desk, file: &Value) -> PolicyFileSignature {
    std::fs::write(desk.path("changed.json"), file.to_string()).unwrap();
    open(desk, "changed.json").await.signature
}

fn by(signature: &PolicyFileSignature) -> (&str, &str, &str) {
    match signature {
        PolicyFileSignature::Valid { by } => (&by.company_code, &by.company_name, &by.account),
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signed_file_says_who_wrote_it_and_plans_the_same_in_another_company() {
    let desk = desk().await;
    let saved = save(&desk, "signed.json").await;
    assert!(saved.signed && saved.policies == 2);
    let here = open(&desk, "signed.json").await;
    assert_eq!(by(&here.signature), ("AOBA", "青葉商事", "admin"));
    assert_eq!(here.sha256, saved.sha256);
    assert!(here.changes.is_empty());

    // The same file in another company of the service, which then writes it as its own.
    desk.site.company("OTHER").await;
    desk.console.session_sign_out(Nothing {}).await.unwrap();
    let request = SessionSignIn {
        company_code: "OTHER".into(),
        account: "admin".into(),
        password: Secret::new(PASSWORD),
        otp: None,
        stay_signed_in: false,
    };
    desk.console.session_sign_in(request).await.unwrap();
    live(&desk.console).await;
    let there = open(&desk, "signed.json").await;
    assert_eq!(by(&there.signature), ("AOBA", "青葉商事", "admin"));
    assert_eq!((there.base, there.policies[0].turn), (Some(PolicyFileTurn::Change), PolicyFileTurn::Create));
    let draft = ChangesDraft {
        changes: there.changes,
        reason: None,
        base_revision: None,
        initial_passwords: Default::default(),
    };
    desk.console.changes_apply(draft).await.unwrap();
    assert!(save(&desk, "again.json").await.signed);
    assert_eq!(by(&open(&desk, "again.json").await.signature), ("OTHER", "別の会社", "admin"));
    let content = |name: &str| {
        let text = std::fs::read(desk.path(name)).unwrap();
        let mut file: Value = serde_json::from_slice(&text).unwrap();
        file.as_object_mut().unwrap().remove("signature");
        file
    };
    assert_eq!(content("again.json"), content("signed.json"));
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_changed_is_seen() {
    let desk = desk().await;
    save(&desk, "signed.json").await;
    let signed: Value = serde_json::from_slice(&std::fs::read(desk.path("signed.json")).unwrap()).unwrap();
    // Laid out otherwise, or without the schema, it is the same file of policies.
    by(&open_json(&desk, &signed).await);
    let mut without = signed.clone();
    without.as_object_mut().unwrap().remove("schema");
    by(&open_json(&desk, &without).await);

    let changes: [(&str, Value); 8] = [
        ("/policies/0/own/pc_control/usb_storage", json!("allow")),
        ("/policies/0/name", json!("USB 許可")),
        ("/policies", json!([])),
        ("/base/individual_allowed", json!(false)),
        ("/signature/company_code", json!("OTHER")),
        ("/signature/account", json!("root")),
        ("/signature/signed_at", json!("2020-01-01T00:00:00Z")),
        ("/signature/signature", json!("00".repeat(64))),
    ];
    for (place, value) in changes {
        let mut changed = signed.clone();
        *changed.pointer_mut(place).unwrap() = value;
        assert_eq!(open_json(&desk, &changed).await, PolicyFileSignature::Invalid {}, "{place}");
    }
    let mut bare = signed.clone();
    bare.as_object_mut().unwrap().remove("signature");
    assert_eq!(open_json(&desk, &bare).await, PolicyFileSignature::Missing {});
    // The signature of another content.
    let made = desk.site.apply(vec![Change::PolicyCreate(it::policy("別のもの"))]).await;
    until(&desk.console, |state| state.sync.revision >= made.revision).await;
    save(&desk, "more.json").await;
    let mut mixed: Value = serde_json::from_slice(&std::fs::read(desk.path("more.json")).unwrap()).unwrap();
    mixed["signature"] = signed["signature"].clone();
    assert_eq!(open_json(&desk, &mixed).await, PolicyFileSignature::Invalid {});
    // What another service signed.
    let elsewhere = self::desk().await;
    assert_eq!(open_json(&elsewhere, &signed).await, PolicyFileSignature::Invalid {});
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_service_files_are_written_unsigned_and_read_unchecked() {
    let desk = desk().await;
    save(&desk, "signed.json").await;
    let Desk { site, console, files, folder, data } = desk;
    site.service.stop().await.unwrap();
    until(&console, |state| state.sync.status == SyncStatus::Offline).await;
    let save_at = folder.path().join("offline.json");
    files.will_choose(save_at.clone());
    let request =
        PoliciesSave { ids: Vec::new(), base: true, violation: true, file_name: "ポリシー".into() };
    assert!(!console.policies_save(request).await.unwrap().unwrap().signed);
    files.will_choose(save_at);
    let opened = console.policies_open(Nothing {}).await.unwrap().unwrap();
    assert_eq!(opened.signature, PolicyFileSignature::Missing {});
    files.will_choose(folder.path().join("signed.json"));
    let opened = console.policies_open(Nothing {}).await.unwrap().unwrap();
    assert_eq!(opened.signature, PolicyFileSignature::Unchecked {});
    assert_eq!(console.app_state(Nothing {}).await.unwrap().phase, Phase::SignedIn);
    drop(data);
}

#[tokio::test]
async fn only_hashes_are_signed_and_only_for_those_who_read_policies() {
    let site = Site::start().await;
    let path = "/v1/policies/signatures";
    for bad in ["", "abc", &"AB".repeat(32), &"zz".repeat(32)] {
        let (status, body) = site.ask("POST", path, Some(&site.root), json!({ "sha256": bad })).await;
        assert_eq!((status, &body["fields"][0]["path"]), (400, &json!("/sha256")), "{bad}");
    }
    let (_, reader) = site.admin("reader", vec![grant_all(&[Permission::PolicyView])]).await;
    let (_, other) = site.admin("other", vec![grant_all(&[Permission::DeviceView])]).await;
    let signed = reader.policies_sign("ab".repeat(32)).await.unwrap();
    assert_eq!((signed.company_code.as_str(), signed.account.as_str()), ("AOBA", "reader"));
    assert_eq!(other.policies_sign("ab".repeat(32)).await.unwrap_err().code, ErrorCode::NotFound);
    // The key is the same after a restart; it would be of no use otherwise.
    let key = reader.policies_signing_key().await.unwrap();
    let Site { service, config, .. } = site;
    service.stop().await.unwrap();
    let service = service::start(config.clone()).await.unwrap();
    let again = it::sign_in(&it::client(&service, &config), "AOBA", "reader", PASSWORD).await.unwrap();
    assert_eq!(again.policies_signing_key().await.unwrap(), key);
    service.stop().await.unwrap();
}
