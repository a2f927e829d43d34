//! Rows that are gone, and who holds authority where: against what the plain questions answer.

use directory::{Change::*, *};
use proptest::prelude::*;

use crate::world::*;

/// Deletes rows and gives what is left, with the rows as they were.
#[expect(clippy::unwrap_used, reason = "tests fail by panicking")]
fn without(changes: Vec<Change>) -> (Directory, Rows) {
    let mut company = company();
    let plan = company.plan(a(0), &set(changes)).unwrap();
    company.apply(&plan);
    let RowDiffs { groups, users, devices, admins, .. } = plan.effect.rows;
    let rows = Rows {
        groups: groups.into_iter().filter_map(|diff| diff.before).collect(),
        users: users.into_iter().filter_map(|diff| diff.before).collect(),
        devices: devices.into_iter().filter_map(|diff| diff.before).collect(),
        admins: admins.into_iter().filter_map(|diff| diff.before).collect(),
        ..Rows::default()
    };
    (company, rows)
}

fn seen(company: &Directory, actor: u128, rows: &Rows) -> Vec<RowRef> {
    let among = Gone::new(rows.groups.clone(), rows.users.clone());
    company.view(a(actor)).gone(rows, &among).into_iter().map(|row| row.row).collect()
}

#[test]
fn what_is_gone_is_in_sight_where_it_lay() {
    // Sales 1 with its user and device; the device of nobody; Osaka sales with its user and device.
    let (company, rows) = without(vec![
        AdminDelete { id: a(3) },
        DeviceDelete { id: d(1) },
        UserDelete { id: u(1) },
        GroupDelete { id: g(3) },
        DeviceDelete { id: d(2) },
        GroupDelete { id: g(2) },
        DeviceDelete { id: d(4) },
        DeviceDelete { id: d(3) },
        UserDelete { id: u(3) },
        GroupDelete { id: g(6) },
    ]);
    assert_eq!(seen(&company, 0, &rows).len(), 10);
    let (group, user, device) = (RowRef::Group, RowRef::User, RowRef::Device);
    let tokyo = [group(g(2)), group(g(3)), user(u(1)), device(d(1)), device(d(2)), RowRef::Admin(a(3))];
    assert_eq!(seen(&company, 1, &rows), tokyo);
    let both = [group(g(2)), group(g(3)), group(g(6)), user(u(1)), user(u(3))];
    assert_eq!(seen(&company, 2, &rows)[..5], both);
    assert_eq!(seen(&company, 2, &rows)[5..], [device(d(1)), device(d(2)), device(d(3))]);
    // The device of Sales 1 comes back with its user and both groups, the highest first.
    let among = Gone::new(rows.groups.clone(), rows.users.clone());
    let all = company.view(a(1)).gone(&rows, &among);
    let pc = all.iter().find(|row| row.row == device(d(1))).unwrap();
    let changes: Vec<&str> = pc
        .restore
        .iter()
        .map(|change| match change {
            GroupCreate(group) if group.id == g(2) => "sales",
            GroupCreate(group) if group.id == g(3) => "sales 1",
            UserCreate(_) => "user",
            DeviceCreate(_) => "device",
            _ => "something else",
        })
        .collect();
    assert_eq!((changes, pc.at), (vec!["sales", "sales 1", "user", "device"], Some(g(1))));
    // Without knowing what it lay in, only who sees everything sees it.
    let nothing = Gone::default();
    let devices = Rows { devices: rows.devices.clone(), ..Rows::default() };
    assert_eq!(company.view(a(1)).gone(&devices, &nothing), []);
    assert_eq!(company.view(a(0)).gone(&devices, &nothing).len(), 4);
}

#[test]
fn what_exists_is_not_gone() {
    let company = company();
    let rows = company.rows();
    let among = Gone::new(rows.groups.clone(), rows.users.clone());
    assert_eq!(company.view(a(0)).gone(&rows, &among), []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whoever brings rows back sees what they saw; nobody sees of what is gone what they did not see before.
    #[test]
    fn nothing_is_told_that_was_not_in_sight(company in any_company(), gone in prop::collection::btree_set(0u128..9, 0..9)) {
        let mut after = company.clone();
        let changes: Vec<Change> = gone.iter().map(|n| DeviceDelete { id: d(*n) }).collect();
        let existing: Vec<Change> = changes.into_iter().filter(|change| matches!(change, DeviceDelete { id } if company.view(a(0)).device(*id).is_some())).collect();
        if let Ok(plan) = company.plan(a(0), &set(existing)) {
            after.apply(&plan);
            let devices: Vec<Device> = plan.effect.rows.devices.iter().filter_map(|diff| diff.before.clone()).collect();
            let rows = Rows { devices, ..Rows::default() };
            for actor in 0..7 {
                let seen: Vec<RowRef> = after.view(a(actor)).gone(&rows, &Gone::default()).into_iter().map(|row| row.row).collect();
                let before: Vec<RowRef> = rows.devices.iter().map(|row| row.id).filter(|id| company.view(a(actor)).device(*id).is_some()).map(RowRef::Device).collect();
                prop_assert_eq!(seen, before);
            }
        }
    }

    #[test]
    fn who_holds_authority_here_is_who_may(company in any_company(), reader in 0u128..7, n in 0u128..9) {
        let view = company.view(a(reader));
        for row in [RowRef::Group(g(n)), RowRef::User(u(n)), RowRef::Device(d(n))] {
            let here = view.authority_here(row);
            for entry in CATALOGUE {
                let who = view.who_may(entry.permission, Target::Row(row));
                let may = here.as_ref().map(|here| here.iter().filter(|one| one.permissions.contains(entry.permission)).map(|one| one.admin).collect::<Vec<_>>());
                prop_assert_eq!(may, who.map(|who| who.into_iter().map(|one| one.admin).collect::<Vec<_>>()));
            }
        }
    }
}
