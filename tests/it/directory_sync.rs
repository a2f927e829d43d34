//! What an admin sees: snapshot, delta, event stream, lists.

use std::{collections::BTreeSet, time::Duration};

use contract::{DirectoryEvent, ErrorCode, PageQuery};
use directory::{Change, Device, Directory, Group, GroupId, Permission, Place, Revision, Rows, Target};
use futures_util::StreamExt as _;
use it::{Site, apply, grant, id, user};

const VIEW: &[Permission] = &[Permission::DeviceView];

#[tokio::test]
async fn a_reader_gets_the_scope_and_nothing_else() {
    let site = Site::start().await;
    let tokyo = site.group("東京支社", None).await;
    let sales = site.group("営業部", Some(tokyo)).await;
    let osaka = site.group("大阪支社", None).await;
    let (near, far) = (
        site.device("PC-TOKYO", Place::Group(sales)).await,
        site.device("PC-OSAKA", Place::Group(osaka)).await,
    );
    let loose = site.device("PC-LOOSE", Place::Unassigned).await;
    let (reader, session) = site.admin("reader", vec![grant(VIEW, &[sales])]).await;

    let seen = session.directory_get(None).await.unwrap();
    assert!(seen.full);
    assert_eq!(
        seen.rows.groups.iter().map(|group| (group.id, group.parent)).collect::<Vec<_>>(),
        [(sales, None)]
    );
    assert_eq!(seen.rows.devices.iter().map(|device| device.id).collect::<Vec<_>>(), [near]);
    assert_eq!(seen.rows.admins.iter().map(|admin| admin.id).collect::<Vec<_>>(), [reader]);

    assert_eq!(session.devices_get(near).await.unwrap().name, "PC-TOKYO");
    for device in [far, loose, directory::DeviceId(id())] {
        let error = session.devices_get(device).await.unwrap_err();
        assert_eq!((error.code, error.message.as_str()), (ErrorCode::NotFound, "no such row"));
    }
    for group in [tokyo, osaka] {
        assert_eq!(session.groups_get(group).await.unwrap_err().code, ErrorCode::NotFound);
        let error = session.admins_authority(reader, Permission::DeviceView, Some(group)).await.unwrap_err();
        assert_eq!(error.code, ErrorCode::NotFound);
    }
    let why = session.admins_authority(reader, Permission::DeviceView, Some(sales)).await.unwrap();
    assert!(why.allowed && why.grants.len() == 1);
    assert!(!session.admins_authority(reader, Permission::DeviceEdit, Some(sales)).await.unwrap().allowed);
    // The same decision in the console's own replica.
    let replica = Directory::load(seen.revision, seen.rows);
    let target = Target::Row(directory::RowRef::Group(sales));
    assert!(replica.view(reader).may(Permission::DeviceView, target));
}

#[tokio::test]
async fn deltas_lead_where_snapshots_are() {
    let site = Site::start().await;
    let tokyo = site.group("東京支社", None).await;
    let osaka = site.group("大阪支社", None).await;
    let (_, session) = site.admin("reader", vec![grant(VIEW, &[tokyo])]).await;
    let mut replica = {
        let seen = session.directory_get(None).await.unwrap();
        Directory::load(seen.revision, seen.rows)
    };
    let worker = user("山田 太郎", "やまだ たろう", osaka);
    let pc = site.device("PC-001", Place::Group(tokyo)).await;
    let steps = vec![
        vec![Change::UserCreate(worker.clone())],
        vec![Change::DevicePlace { id: pc, place: Place::User(worker.id) }],
        vec![Change::UserMove { id: worker.id, group: tokyo }],
        vec![Change::GroupEdit { id: tokyo, name: Some("東京本社".into()), code: None }],
        vec![Change::UserMove { id: worker.id, group: osaka }],
        vec![Change::GroupMove { id: tokyo, parent: Some(osaka) }],
        vec![Change::DevicePlace { id: pc, place: Place::Group(tokyo) }],
        vec![Change::DeviceDelete { id: pc }],
    ];
    for step in steps {
        let wish = format!("{step:?}");
        site.apply(step).await;
        let delta = session.directory_get(Some(replica.revision())).await.unwrap();
        if delta.full {
            replica = Directory::load(delta.revision, delta.rows);
        } else {
            replica.merge(delta.revision, delta.rows, &delta.removed);
        }
        let snapshot = session.directory_get(None).await.unwrap();
        assert_eq!(
            (replica.revision(), sorted(replica.rows())),
            (snapshot.revision, sorted(snapshot.rows)),
            "{wish}"
        );
    }
    let ahead = session.directory_get(Some(Revision(u64::MAX))).await.unwrap();
    assert!(ahead.full, "a reader from the future starts anew");
}

fn sorted(mut rows: Rows) -> Rows {
    rows.groups.sort_by_key(|group| group.id);
    rows
}

#[tokio::test]
async fn the_event_stream_tells_of_changes_and_of_the_end() {
    let site = Site::start().await;
    let (reader, session) = site.admin("reader", vec![it::grant_all(VIEW)]).await;
    let mut events = Box::pin(session.events(|| {}).await.unwrap());
    let mut next = async || tokio::time::timeout(Duration::from_secs(5), events.next()).await.unwrap();
    assert_eq!(next().await.unwrap().unwrap(), DirectoryEvent::Revision { revision: Revision(1) });
    site.group("東京支社", None).await;
    assert_eq!(next().await.unwrap().unwrap(), DirectoryEvent::Revision { revision: Revision(2) });
    site.apply(vec![Change::AdminSuspend { id: reader }]).await;
    let start = std::time::Instant::now();
    assert_eq!(next().await.unwrap().unwrap(), DirectoryEvent::SessionEnded);
    assert!(start.elapsed() < Duration::from_secs(1), "out within one second: {:?}", start.elapsed());
    assert!(next().await.is_none());
}

#[tokio::test]
async fn another_process_tells_its_listeners_too() {
    let site = Site::start().await;
    let second = service::start(site.config.clone()).await.unwrap();
    let there = it::client(&second, &site.config).with_token(site.root.token().clone());
    let mut events = Box::pin(there.events(|| {}).await.unwrap());
    events.next().await.unwrap().unwrap();
    let change = site.apply(vec![Change::GroupCreate(it::group("東京支社", None))]).await;
    let told = tokio::time::timeout(Duration::from_secs(5), events.next()).await.unwrap().unwrap().unwrap();
    assert_eq!(told, DirectoryEvent::Revision { revision: change.revision });
    drop(events);
    second.stop().await.unwrap();
}

#[tokio::test]
async fn companies_know_nothing_of_each_other() {
    let site = Site::start().await;
    let tokyo = site.group("東京支社", None).await;
    let pc = site.device("PC-001", Place::Group(tokyo)).await;
    let change =
        site.apply(vec![Change::GroupEdit { id: tokyo, name: Some("本社".into()), code: None }]).await;
    let admin = site.root.session_get().await.unwrap().admin;
    let stranger = site.company("OTHER").await;

    let seen = stranger.directory_get(None).await.unwrap();
    assert_eq!((seen.revision, seen.rows.groups.len(), seen.rows.admins.len()), (Revision(0), 0, 1));
    let gone = ErrorCode::NotFound;
    assert_eq!(stranger.groups_get(tokyo).await.unwrap_err().code, gone);
    assert_eq!(stranger.devices_get(pc).await.unwrap_err().code, gone);
    assert_eq!(stranger.admins_get(admin).await.unwrap_err().code, gone);
    assert_eq!(stranger.changes_get(change.id).await.unwrap_err().code, gone);
    assert_eq!(stranger.changes_undo(change.id, None, id()).await.unwrap_err().code, gone);
    let new = contract::Secret::new("taken over 12345");
    let taken = stranger.admins_password_set(admin, &contract::PasswordSetRequest { new }).await;
    assert_eq!(taken.unwrap_err().code, gone);
    let moved =
        apply(&stranger, vec![Change::DevicePlace { id: pc, place: Place::Unassigned }]).await.unwrap_err();
    assert_eq!(moved.rejections[0].code, directory::RejectionCode::NotFound);
    // The same names and accounts are free in another company.
    apply(&stranger, vec![Change::GroupCreate(it::group("本社", None))]).await.unwrap();
    assert!(
        stranger
            .changes_list(&contract::ChangesQuery::default())
            .await
            .unwrap()
            .items
            .iter()
            .all(|one| one.id != change.id)
    );
}

#[tokio::test]
async fn lists_come_in_parts_and_find_what_was_meant() {
    let site = Site::start().await;
    let groups: Vec<Group> = (0..25).map(|n| it::group(&format!("第{n}課"), None)).collect();
    let place = groups[0].id;
    site.apply(groups.iter().cloned().map(Change::GroupCreate).collect()).await;
    site.apply(vec![
        Change::UserCreate(user("山田 太郎", "ヤマダ タロウ", place)),
        Change::UserCreate(user("鈴木 花子", "すずき はなこ", place)),
    ])
    .await;

    let (mut seen, mut cursor, mut parts) = (BTreeSet::new(), None, 0);
    loop {
        let query = PageQuery { limit: Some(10), cursor, q: None };
        let page = site.root.groups_list(&query).await.unwrap();
        parts += 1;
        seen.extend(page.items.iter().map(|group| group.id));
        cursor = page.next_cursor;
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!((seen, parts), (groups.iter().map(|group| group.id).collect::<BTreeSet<GroupId>>(), 3));

    for q in ["やまだ", "ﾔﾏﾀﾞ", "ヤマダ", "山田"] {
        let query = PageQuery { q: Some(q.into()), ..PageQuery::default() };
        assert_eq!(site.root.users_list(&query).await.unwrap().items.len(), 1, "{q}");
    }
    for query in [
        PageQuery { limit: Some(0), ..PageQuery::default() },
        PageQuery { limit: Some(501), ..PageQuery::default() },
        PageQuery { cursor: Some("no cursor".into()), ..PageQuery::default() },
    ] {
        assert_eq!(site.root.devices_list(&query).await.unwrap_err().code, ErrorCode::BadRequest);
        assert_eq!(site.root.deleted_list(&query).await.unwrap_err().code, ErrorCode::BadRequest);
        let PageQuery { limit, cursor, q } = query;
        let query = contract::ChangesQuery { limit, cursor, q, row: None };
        assert_eq!(site.root.changes_list(&query).await.unwrap_err().code, ErrorCode::BadRequest);
    }
    let none: Vec<Device> = site.root.devices_list(&PageQuery::default()).await.unwrap().items;
    assert!(none.is_empty());
}
