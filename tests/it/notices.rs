//! Notices on the real service: published by the operator, read in the companies they concern, and nowhere else.

use std::{pin::Pin, time::Duration};

use api_client::Session;
use contract::{
    DirectoryEvent, ErrorBody, ErrorCode, NoticeId, NoticeKind, NoticeRead, NoticeView, NoticeWriteRequest,
    NoticesReadRequest,
};
use directory::{Change, Permission};
use futures_util::{Stream, StreamExt as _};
use it::{Site, grant, grant_all};
use serde_json::{Value, json};

/// A notice that is only good to know.
pub(crate) fn information() -> Value {
    json!({
        "kind": "information",
        "title": {"ja": "新しいマニュアル", "en": "A new manual"},
        "body": {"ja": "公開しました。\n\nご覧ください。", "en": "It is published.\n\nHave a look."},
    })
}

pub(crate) fn request(value: Value) -> NoticeWriteRequest {
    serde_json::from_value(value).unwrap()
}

/// The same with other parts.
pub(crate) fn with(mut value: Value, parts: &[(&str, Value)]) -> Value {
    for (name, part) in parts {
        value[*name] = part.clone();
    }
    value
}

pub(crate) fn both(text: &str) -> Value {
    json!({"ja": text, "en": text})
}

/// Publishes at the command line, to these companies.
pub(crate) async fn publish_to(site: &Site, companies: &[&str]) -> NoticeId {
    let value = with(information(), &[("companies", json!(companies))]);
    service::notice_publish(&site.config, request(value)).await.unwrap().notice.id
}

/// Publishes at the command line, to all.
async fn publish(site: &Site) -> NoticeId {
    service::notice_publish(&site.config, request(information())).await.unwrap().notice.id
}

async fn correct(site: &Site, id: NoticeId) {
    let value = with(information(), &[("correction", both("件名を直しました"))]);
    service::notice_correct(&site.config, id, request(value)).await.unwrap();
}

async fn list(session: &Session) -> Vec<NoticeView> {
    session.notices_list().await.unwrap().items
}

async fn ids(session: &Session) -> Vec<NoticeId> {
    list(session).await.into_iter().map(|notice| notice.id).collect()
}

async fn read(session: &Session, ids: &[NoticeId]) {
    let shown = list(session).await;
    let corrected = |id| shown.iter().find(|notice| notice.id == id).and_then(|notice| notice.corrected_at);
    let items = ids.iter().map(|&id| NoticeRead { id, corrected_at: corrected(id) }).collect();
    session.notices_read(&NoticesReadRequest { items }).await.unwrap();
}

#[tokio::test]
async fn a_notice_is_read_where_it_concerns_and_nowhere_else() {
    let site = Site::start().await;
    let other = site.company("OTHER").await;
    let ours = publish_to(&site, &["aoba"]).await;
    let theirs = publish_to(&site, &["OTHER"]).await;
    let all = publish(&site).await;
    let of_two = publish_to(&site, &["OTHER", "AOBA"]).await;
    assert_eq!(ids(&site.root).await, [of_two, all, ours]);
    assert_eq!(ids(&other).await, [of_two, all, theirs]);
    let later = site.company("LATER").await;
    assert_eq!(ids(&later).await, [all]);

    read(&site.root, &[theirs, all, NoticeId(it::id())]).await;
    let seen: Vec<_> =
        list(&site.root).await.into_iter().map(|one| (one.id, one.read_at.is_some())).collect();
    assert_eq!(seen, [(of_two, false), (all, true), (ours, false)]);
    assert!(list(&other).await.iter().all(|one| one.read_at.is_none()), "whoever reads reads for themself");

    // Corrected to concern others: whom it does not concern any more does not see it any more.
    let parts = [("companies", json!(["OTHER"])), ("correction", both("対象"))];
    let value = with(information(), &parts);
    let view = service::notice_correct(&site.config, all, request(value)).await.unwrap();
    assert_eq!(view.companies, Some(vec!["OTHER".to_owned()]));
    assert_eq!(ids(&site.root).await, [of_two, ours]);
    assert_eq!(site.root.notices_readers(all).await.unwrap_err().code, ErrorCode::NotFound);
    assert_eq!(ids(&later).await, []);
    correct(&site, all).await;
    assert_eq!(ids(&later).await, [], "a correction that leaves the companies out keeps them");
    let listed = service::notice_list(&site.config).await.unwrap();
    let codes: Vec<_> = listed.into_iter().map(|item| item.companies.map(|codes| codes.join(" "))).collect();
    let codes: Vec<_> = codes.iter().map(Option::as_deref).collect();
    assert_eq!(codes, [Some("AOBA OTHER"), Some("OTHER"), Some("OTHER"), Some("AOBA")]);
}

#[tokio::test]
async fn read_once_is_read_until_it_is_corrected() {
    let site = Site::start().await;
    let id = publish(&site).await;
    assert_eq!(list(&site.root).await[0].read_at, None);
    read(&site.root, &[id, id]).await;
    let first = list(&site.root).await[0].read_at;
    assert!(first.is_some());
    read(&site.root, &[id]).await;
    assert_eq!(list(&site.root).await[0].read_at, first, "reading twice is reading once");
    correct(&site, id).await;
    let corrected = list(&site.root).await.remove(0);
    assert_eq!((corrected.read_at, corrected.correction.unwrap().ja.as_str()), (None, "件名を直しました"));
    assert!(corrected.corrected_at.is_some());
    // It was read before the correction, and is told of after it.
    let before = NoticesReadRequest { items: vec![NoticeRead { id, corrected_at: None }] };
    site.root.notices_read(&before).await.unwrap();
    assert_eq!(list(&site.root).await[0].read_at, None, "nobody has read the correction");
    read(&site.root, &[id]).await;
    let ended = service::notice_end(&site.config, id).await.unwrap().notice.ended_at;
    let over = list(&site.root).await.remove(0);
    assert!(ended.is_some() && over.ended_at == ended);
    assert!(over.read_at > first, "ending is no correction: it stays read");
    let again = service::notice_end(&site.config, id).await.unwrap_err();
    assert_eq!(again, "the notice breaks a rule: the notice ended");
    let value = request(with(information(), &[("correction", both("もう一度"))]));
    assert_eq!(service::notice_correct(&site.config, id, value).await.unwrap_err(), again);
    let nothing = service::notice_end(&site.config, NoticeId(it::id())).await.unwrap_err();
    assert_eq!(nothing, "no such notice");
}

#[tokio::test]
async fn who_reads_is_told_to_whoever_manages_admins() {
    let site = Site::start().await;
    let (sales, osaka) = (site.group("営業部", None).await, site.group("大阪支社", None).await);
    let manage = [Permission::AdminManage, Permission::DeviceView];
    let (manager, manages) = site.admin("manager", vec![grant(&manage, &[sales])]).await;
    let (near, reads) = site.admin("near", vec![grant(&[Permission::DeviceView], &[sales])]).await;
    let (far, _) = site.admin("far", vec![grant(&[Permission::DeviceView], &[osaka])]).await;
    let (_, sees) = site.admin("sees", vec![grant_all(&[Permission::AdminView])]).await;
    let id = publish(&site).await;
    read(&reads, &[id]).await;
    let readers = async |session: &Session| session.notices_readers(id).await.map(|readers| readers.items);
    let told = readers(&manages).await.unwrap();
    let told: Vec<_> = told.iter().map(|one| (one.admin, one.name.as_str(), one.read_at.is_some())).collect();
    assert_eq!(told, [(manager, "manager さん", false), (near, "near さん", true)]);
    let all = readers(&site.root).await.unwrap();
    assert_eq!(all.len(), 5);
    assert!(all.is_sorted_by_key(|one| one.name.clone()) && all.iter().any(|one| one.admin == far));
    for session in [&reads, &sees] {
        assert_eq!(readers(session).await.unwrap_err().code, ErrorCode::Forbidden);
        let nothing = session.notices_readers(NoticeId(it::id())).await.unwrap_err();
        assert_eq!(nothing.code, ErrorCode::NotFound);
    }
    correct(&site, id).await;
    assert!(readers(&site.root).await.unwrap().iter().all(|one| one.read_at.is_none()));
}

type Events = Pin<Box<dyn Stream<Item = Result<DirectoryEvent, ErrorBody>>>>;

/// An event stream, beyond the revision that it begins with.
async fn follow(session: &Session) -> Events {
    let mut events: Events = Box::pin(session.events(|| {}).await.unwrap());
    assert!(matches!(next(&mut events).await, DirectoryEvent::Revision { .. }));
    events
}

async fn next(events: &mut Events) -> DirectoryEvent {
    let next = tokio::time::timeout(Duration::from_secs(10), events.next()).await;
    next.unwrap().unwrap().unwrap()
}

#[tokio::test]
async fn event_streams_tell_whom_it_concerns_from_another_process_too() {
    let site = Site::start().await;
    let other = site.company("OTHER").await;
    let (mut ours, mut theirs) = (follow(&site.root).await, follow(&other).await);
    let id = publish_to(&site, &["AOBA"]).await;
    assert_eq!(next(&mut ours).await, DirectoryEvent::Notices);
    for name in ["一", "二", "三"] {
        it::apply(&other, vec![Change::GroupCreate(it::group(name, None))]).await.unwrap();
        let told = next(&mut theirs).await;
        assert!(matches!(told, DirectoryEvent::Revision { .. }), "another company's notice: {told:?}");
    }
    let all = publish(&site).await;
    assert_eq!(
        (next(&mut ours).await, next(&mut theirs).await),
        (DirectoryEvent::Notices, DirectoryEvent::Notices)
    );
    correct(&site, id).await;
    assert_eq!(next(&mut ours).await, DirectoryEvent::Notices);
    service::notice_end(&site.config, all).await.unwrap();
    assert_eq!(
        (next(&mut ours).await, next(&mut theirs).await),
        (DirectoryEvent::Notices, DirectoryEvent::Notices)
    );
    // Whom it does not concern any more is told, too.
    let parts = [("companies", json!(["OTHER"])), ("correction", both("対象"))];
    service::notice_correct(&site.config, id, request(with(information(), &parts))).await.unwrap();
    assert_eq!(
        (next(&mut ours).await, next(&mut theirs).await),
        (DirectoryEvent::Notices, DirectoryEvent::Notices)
    );
    assert_eq!(ids(&site.root).await, [all]);
}

#[tokio::test]
async fn reading_is_told_in_the_admins_other_sessions() {
    let site = Site::start().await;
    let id = publish(&site).await;
    let (_, colleague) = site.admin("colleague", vec![grant_all(&[Permission::DeviceView])]).await;
    let second = site.sign_in(&site.account, it::PASSWORD).await.unwrap();
    let (mut here, mut there) = (follow(&site.root).await, follow(&second).await);
    let mut elsewhere = follow(&colleague).await;
    read(&site.root, &[id]).await;
    assert_eq!(next(&mut there).await, DirectoryEvent::Notices);
    assert!(list(&second).await[0].read_at.is_some());
    // Neither where it was read, nor to anybody else.
    for name in ["一", "二"] {
        site.group(name, None).await;
        for events in [&mut here, &mut elsewhere] {
            let told = next(events).await;
            assert!(matches!(told, DirectoryEvent::Revision { .. }), "{told:?}");
        }
    }
}

#[tokio::test]
async fn whoever_must_change_a_password_first_reads_nothing() {
    let site = Site::start().await;
    publish(&site).await;
    let founded = service::tenant_create(&site.config, "FRESH", "新しい会社").await.unwrap();
    let fresh =
        it::sign_in(&site.client(), "FRESH", &founded.account, founded.password.expose()).await.unwrap();
    let refused = ErrorCode::PasswordChangeRequired;
    assert_eq!(fresh.notices_list().await.unwrap_err().code, refused);
    let request = NoticesReadRequest::default();
    assert_eq!(fresh.notices_read(&request).await.unwrap_err().code, refused);
    assert_eq!(fresh.notices_readers(NoticeId(it::id())).await.unwrap_err().code, refused);
}

#[tokio::test]
async fn requests_that_are_not_as_they_should_be() {
    let site = Site::start().await;
    let many = |count: usize| json!(vec![json!({"id": it::id(), "corrected_at": null}); count]);
    for (items, status, path) in [
        (many(201), 400, "/items"),
        (json!([{"id": "no id", "corrected_at": null}]), 400, "/items/0/id"),
        (json!([{"id": it::id(), "corrected_at": "yesterday"}]), 400, "/items/0/corrected_at"),
        (many(200), 204, ""),
    ] {
        let (answer, body) =
            site.ask("POST", "/v1/notices/read", Some(&site.root), json!({"items": items})).await;
        let blamed = body["fields"][0]["path"].as_str().unwrap_or_default();
        assert_eq!((answer, blamed), (status, path), "{body}");
    }
    let (status, _) = site.ask("GET", "/v1/notices/none/readers", Some(&site.root), Value::Null).await;
    assert_eq!(status, 404);
}

#[tokio::test]
async fn parts_of_the_service_are_the_operators_own() {
    let site = Site::start().await;
    let file = site.config.data.join("components.json");
    let incident =
        |affects: Value| request(with(information(), &[("kind", json!("incident")), ("affects", affects)]));
    let pager = json!(["pager"]);
    let refused = service::notice_publish(&site.config, incident(pager.clone())).await.unwrap_err();
    let parts = "(the parts of the service: console, clients, manuals)";
    assert_eq!(refused, format!("the notice breaks a rule: /affects/0 not_found {parts}"));
    std::fs::write(&file, r#"[{"id": "pager", "name": {"ja": "呼び出し", "en": "Pager"}}]"#).unwrap();
    let view = service::notice_publish(&site.config, incident(pager.clone())).await.unwrap();
    assert_eq!(view.notice.affects[0].name.ja, "呼び出し");
    // The part is given up: what it was called is still told, and a correction may go on naming it.
    std::fs::remove_file(&file).unwrap();
    let mut again = incident(pager);
    again.correction = Some(contract::LocalText { ja: "訂正".into(), en: "Mended".into() });
    service::notice_correct(&site.config, view.notice.id, again).await.unwrap();
    let told = list(&site.root).await.remove(0);
    assert_eq!((told.kind, told.affects[0].name.en.as_str()), (NoticeKind::Incident, "Pager"));

    std::fs::write(&file, "[]").unwrap();
    let stays_out = service::start(site.config.clone()).await.map(drop).unwrap_err();
    assert!(stays_out.contains("components.json"), "{stays_out}");
}
