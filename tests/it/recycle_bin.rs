//! Deleted rows: seen where they lay, for thirty days, and brought back by whoever may register them.

use std::collections::BTreeSet;

use api_client::Session;
use contract::{ChangesRequest, DeletedView, ErrorCode, PageQuery, Secret};
use directory::{Change, Device, Permission, Place, RejectionCode, RowRef};
use it::{PASSWORD, Site, apply, device, grant, grant_all, group, id, user};

use crate::sign_in::{HOUR, clock};

async fn bin(session: &Session) -> Vec<DeletedView> {
    session.deleted_list(&PageQuery::default()).await.unwrap().items
}

fn names(rows: &[DeletedView]) -> Vec<&str> {
    rows.iter().map(|row| row.name.as_str()).collect()
}

/// Brings rows back by the changes that the list gave for each.
async fn restore(session: &Session, rows: &[&DeletedView]) -> Result<(), RejectionCode> {
    let mut changes: Vec<Change> = Vec::new();
    for change in rows.iter().flat_map(|row| &row.restore) {
        if !changes.contains(change) {
            changes.push(change.clone());
        }
    }
    apply(session, changes).await.map(drop).map_err(|error| error.rejections[0].code)
}

#[tokio::test]
async fn what_was_deleted_comes_back_as_it_was_with_what_it_lay_in() {
    let site = Site::start().await;
    let tokyo = site.group("東京支社", None).await;
    let sales = site.group("営業部", Some(tokyo)).await;
    let sato = user("佐藤", "さとう", sales);
    let pc = Device { serial: "5CD4".into(), ..device("PC-001", Place::User(sato.id)) };
    site.apply(vec![Change::UserCreate(sato.clone()), Change::DeviceCreate(pc.clone())]).await;
    let before = site.root.directory_get(None).await.unwrap().rows;
    assert!(bin(&site.root).await.is_empty());
    let deletion = site
        .apply(vec![
            Change::DeviceDelete { id: pc.id },
            Change::UserDelete { id: sato.id },
            Change::GroupDelete { id: sales },
            Change::GroupDelete { id: tokyo },
        ])
        .await;

    let gone = bin(&site.root).await;
    let rows: BTreeSet<RowRef> = gone.iter().map(|row| row.row).collect();
    let expected = [RowRef::Device(pc.id), RowRef::User(sato.id), RowRef::Group(sales), RowRef::Group(tokyo)];
    assert_eq!(rows, expected.into());
    let device = gone.iter().find(|row| row.row == RowRef::Device(pc.id)).unwrap();
    assert_eq!((device.change, device.at), (Some(deletion.id), None));
    assert_eq!(device.deleted_at.as_millisecond(), deletion.at.as_millisecond());
    assert!(device.deleted_by.is_some());
    // One row brings along what it lay in.
    assert_eq!(device.restore.len(), 4);
    restore(&site.root, &[device]).await.unwrap();
    assert_eq!(site.root.directory_get(None).await.unwrap().rows, before);
    assert!(bin(&site.root).await.is_empty(), "what is back is not in the bin");
    let again = restore(&site.root, &[device]).await;
    assert_eq!(again, Err(RejectionCode::IdTaken));
    // Bringing back is a change like any other.
    site.apply(vec![Change::DeviceDelete { id: pc.id }]).await;
    assert_eq!(names(&bin(&site.root).await), ["PC-001"]);
}

#[tokio::test]
async fn the_bin_shows_what_would_be_in_sight_and_no_more() {
    let site = Site::start().await;
    let (osaka, tokyo) = (site.group("大阪支社", None).await, site.group("東京支社", None).await);
    let sales = site.group("営業部", Some(osaka)).await;
    let rights = [Permission::DeviceView, Permission::DeviceEdit, Permission::OrganizationEdit];
    let (_, manager) = site.admin("manager", vec![grant(&rights, &[osaka])]).await;
    let (_, clerk) = site.admin("clerk", vec![grant(&[Permission::OrganizationEdit], &[osaka])]).await;
    let (_, viewer) = site.admin("viewer", vec![grant(&[Permission::DeviceView], &[osaka])]).await;
    let (here, there) = (device("PC-大阪", Place::Group(sales)), device("PC-東京", Place::Group(tokyo)));
    let spare = device("PC-予備", Place::Unassigned);
    let sato = user("佐藤", "さとう", sales);
    site.apply(vec![
        Change::DeviceCreate(here.clone()),
        Change::DeviceCreate(there.clone()),
        Change::DeviceCreate(spare.clone()),
        Change::UserCreate(sato.clone()),
    ])
    .await;
    site.apply(vec![
        Change::DeviceDelete { id: here.id },
        Change::DeviceDelete { id: there.id },
        Change::DeviceDelete { id: spare.id },
        Change::UserDelete { id: sato.id },
        Change::GroupDelete { id: sales },
    ])
    .await;
    let seen = async |session: &Session| {
        let rows = bin(session).await;
        rows.iter().map(|row| row.name.clone()).collect::<BTreeSet<_>>()
    };
    let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(seen(&site.root).await, set(&["PC-大阪", "PC-東京", "PC-予備", "佐藤", "営業部"]));
    assert_eq!(seen(&manager).await, set(&["PC-大阪", "佐藤", "営業部"]));
    // Devices take the right to view devices, as they did.
    assert_eq!(seen(&clerk).await, set(&["佐藤", "営業部"]));
    assert_eq!(seen(&viewer).await, set(&["PC-大阪", "佐藤", "営業部"]));
    let stranger = site.company("OTHER").await;
    assert!(bin(&stranger).await.is_empty());

    // Who did it and in which change set is told to those only who may read that.
    let rows = bin(&manager).await;
    assert!(rows.iter().all(|row| row.change.is_none() && row.deleted_by.is_none()));
    assert!(rows.iter().all(|row| row.at == Some(osaka)));
    // Seeing is not bringing back.
    let pc = rows.iter().find(|row| row.name == "PC-大阪").unwrap();
    assert_eq!(restore(&viewer, &[pc]).await, Err(RejectionCode::PermissionMissing));
    let rows = bin(&clerk).await;
    restore(&clerk, &[rows.iter().find(|row| row.name == "営業部").unwrap()]).await.unwrap();
    // The group is back, so the device needs nothing more.
    let rows = bin(&manager).await;
    let pc = rows.iter().find(|row| row.name == "PC-大阪").unwrap();
    assert_eq!((pc.restore.len(), pc.at), (1, Some(sales)));
    restore(&manager, &[pc]).await.unwrap();
}

#[tokio::test]
async fn where_it_cannot_come_back_to_another_place_is_chosen() {
    let site = Site::start().await;
    let (tokyo, osaka) = (site.group("東京支社", None).await, site.group("大阪支社", None).await);
    let pc = device("PC-001", Place::Group(tokyo));
    site.apply(vec![Change::DeviceCreate(pc.clone())]).await;
    site.apply(vec![Change::DeviceDelete { id: pc.id }]).await;
    site.apply(vec![Change::GroupDelete { id: tokyo }]).await;
    // Meanwhile somebody took the name.
    site.group("東京支社", None).await;
    let rows = bin(&site.root).await;
    let row = rows.iter().find(|row| row.name == "PC-001").unwrap();
    assert_eq!(restore(&site.root, &[row]).await, Err(RejectionCode::GroupNameTaken));
    site.apply(vec![Change::DeviceCreate(Device { place: Place::Group(osaka), ..pc.clone() })]).await;
    assert_eq!(site.root.devices_get(pc.id).await.unwrap().place, Place::Group(osaka));
}

#[tokio::test]
async fn after_thirty_days_it_is_empty() {
    clock!(now, turn);
    let site = Site::with(|config| config.clock = now).await;
    let tokyo = site.group("東京支社", None).await;
    site.apply(vec![Change::GroupDelete { id: tokyo }]).await;
    let rows = bin(&site.root).await;
    assert_eq!(rows[0].kept_until.duration_since(rows[0].deleted_at).as_hours(), 30 * 24);
    turn(30 * 24 * HOUR - 600);
    let root = site.sign_in(&site.account, PASSWORD).await.unwrap();
    assert_eq!(names(&bin(&root).await), ["東京支社"]);
    turn(601);
    assert!(bin(&root).await.is_empty());
    // The history keeps it, and undoing from there still works.
    let changes = root.changes_list(&contract::ChangesQuery::default()).await.unwrap().items;
    root.changes_undo(changes[0].id, None, id()).await.unwrap();
    assert_eq!(root.groups_get(tokyo).await.unwrap().name, "東京支社");
}

#[tokio::test]
async fn admins_come_back_with_a_first_password_and_for_those_who_covered_them() {
    let site = Site::start().await;
    let osaka = site.group("大阪支社", None).await;
    let branch = site.group("堺支店", Some(osaka)).await;
    let rights = [Permission::DeviceView, Permission::AdminManage];
    let (_, manager) = site.admin("manager", vec![grant(&rights, &[osaka])]).await;
    let (_, viewer) = site.admin("viewer", vec![grant(&[Permission::DeviceView], &[osaka])]).await;
    let (kato, _) = site.admin("kato", vec![grant(&[Permission::DeviceView], &[branch])]).await;
    let (strong, _) = site.admin("strong", vec![grant_all(&[Permission::DeviceView])]).await;
    site.apply(vec![
        Change::AdminDelete { id: kato },
        Change::AdminDelete { id: strong },
        Change::GroupDelete { id: branch },
    ])
    .await;
    assert_eq!(bin(&site.root).await.len(), 3);
    assert_eq!(names(&bin(&viewer).await), ["堺支店"]);
    let rows = bin(&manager).await;
    let mut seen = names(&rows);
    seen.sort_unstable();
    assert_eq!(seen, ["kato さん", "堺支店"]);
    // The group in the scope comes back first; adding groups is a right of its own.
    let row = rows.iter().find(|row| row.row == RowRef::Admin(kato)).unwrap();
    assert_eq!(row.restore.len(), 2);
    assert_eq!(restore(&manager, &[row]).await, Err(RejectionCode::PermissionMissing));
    let request = ChangesRequest {
        changes: row.restore.clone(),
        initial_passwords: [(kato, Secret::new("まったく新しいことば 1"))].into(),
        ..ChangesRequest::default()
    };
    site.root.changes_apply(&request, id()).await.unwrap();
    assert_eq!(site.sign_in("kato", PASSWORD).await.unwrap_err().code, ErrorCode::SignInFailed);
    let back = site.sign_in("kato", "まったく新しいことば 1").await.unwrap();
    assert!(back.session_get().await.unwrap().must_change_password);
}

#[tokio::test]
async fn the_bin_is_found_through_in_parts() {
    let site = Site::start().await;
    let groups: Vec<_> = (0..25).map(|n| group(&format!("第{n}課"), None)).collect();
    site.apply(groups.iter().cloned().map(Change::GroupCreate).collect()).await;
    for part in groups.chunks(10) {
        site.apply(part.iter().map(|group| Change::GroupDelete { id: group.id }).collect()).await;
    }
    let (mut seen, mut cursor, mut parts) = (BTreeSet::new(), None, 0);
    loop {
        let query = PageQuery { limit: Some(10), cursor, q: None };
        let page = site.root.deleted_list(&query).await.unwrap();
        seen.extend(page.items.iter().map(|row| row.row));
        parts += 1;
        cursor = page.next_cursor;
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!((seen.len(), parts), (25, 3));
    let query = PageQuery { q: Some("第２４".into()), ..PageQuery::default() };
    let found = site.root.deleted_list(&query).await.unwrap();
    assert_eq!((names(&found.items), found.next_cursor), (vec!["第24課"], None));
    for cursor in ["1", "x.group.1", "'; drop table changes; --"] {
        let query = PageQuery { cursor: Some(cursor.into()), ..PageQuery::default() };
        assert_eq!(site.root.deleted_list(&query).await.unwrap_err().code, ErrorCode::BadRequest);
    }
}
