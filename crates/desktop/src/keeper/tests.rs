//! The file follows the replica, whatever happens between two parts.

use std::{
    path::Path,
    sync::{OnceLock, mpsc},
    thread,
    time::Duration,
};

use directory::{Device, DeviceId, Place, Platform, Revision};
use uuid::Uuid;

use super::*;

const ME: AdminId = AdminId(Uuid::from_u128(1));

fn key() -> Key {
    Key::from([1; 32])
}

fn keeper(folder: &Path) -> Keeper {
    Keeper::new(Store::new(folder, "https://one".into(), "1".into()))
}

fn device(number: u128, name: &str) -> Device {
    Device::new(DeviceId(Uuid::from_u128(number)), Place::Unassigned, name, Platform::Macos)
}

fn delta(revision: u64, devices: Vec<Device>, removed: &[u128]) -> DirectoryView {
    let removed = removed.iter().map(|number| RowRef::Device(DeviceId(Uuid::from_u128(*number)))).collect();
    let rows = Rows { devices, ..Rows::default() };
    DirectoryView { revision: Revision(revision), full: false, rows, removed }
}

/// As the console takes what the service sends.
fn take(keeper: &Keeper, replica: &RwLock<Option<Replica>>, delta: DirectoryView) {
    let mut slot = replica.write().unwrap();
    keeper.note(Some(&delta).filter(|delta| !delta.full), (delta.revision, None));
    match slot.as_mut() {
        Some(replica) => replica.merge(delta),
        None => *slot = Some(Replica::load(ME, delta.revision, delta.rows)),
    }
}

fn kept(folder: &Path) -> (Rows, Revision) {
    match keeper(folder).open(&key(), ME).unwrap() {
        Opened::Rows(mut rows, (revision, _)) => {
            rows.devices.sort_by_key(|device| device.id);
            (*rows, revision)
        }
        other => panic!("{other:?}"),
    }
}

fn size(folder: &Path) -> u64 {
    std::fs::metadata(folder.join("replica.vault")).unwrap().len()
}

fn begun(folder: &Path) -> (Keeper, RwLock<Option<Replica>>) {
    let (keeper, replica) = (keeper(folder), RwLock::new(None));
    let devices = (0..5_000).map(|n| device(n, "秘密の端末")).collect();
    take(&keeper, &replica, DirectoryView { full: true, ..delta(1, devices, &[]) });
    assert!(keeper.write(&key(), &replica, || true).unwrap());
    (keeper, replica)
}

#[test]
fn a_change_is_appended_and_what_is_gone_leaves_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let (keeper, replica) = begun(folder.path());
    let base = size(folder.path());
    take(&keeper, &replica, delta(2, vec![device(3, "新しい")], &[]));
    assert!(keeper.write(&key(), &replica, || true).unwrap());
    assert!((base + 50..base + 400).contains(&size(folder.path())), "{base} {}", size(folder.path()));
    let (rows, revision) = kept(folder.path());
    assert_eq!((revision, rows.devices[3].name.as_str()), (Revision(2), "新しい"));

    // Row 3 leaves sight: neither as it was nor as it became may be found in what the key opens.
    take(&keeper, &replica, delta(3, Vec::new(), &[3, 4]));
    assert!(keeper.write(&key(), &replica, || true).unwrap());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    let plain = crate::store::everything(folder.path(), &key(), ME);
    let holds = |text: &[u8]| plain.windows(text.len()).any(|window| window == text);
    assert!(holds("秘密の端末".as_bytes()), "the others are still there");
    assert!(!holds("新しい".as_bytes()));
    assert!(holds(Uuid::from_u128(5).as_bytes()) && !holds(Uuid::from_u128(3).as_bytes()));
    assert!(!holds(Uuid::from_u128(4).as_bytes()));
    assert_eq!(kept(folder.path()).1, Revision(3));
}

#[test]
fn a_smaller_scope_leaves_nothing_of_the_larger_one() {
    let folder = tempfile::tempdir().unwrap();
    let (keeper, replica) = begun(folder.path());
    take(&keeper, &replica, DirectoryView { full: true, ..delta(2, vec![device(1, "残る")], &[]) });
    assert!(keeper.write(&key(), &replica, || true).unwrap());
    let plain = crate::store::everything(folder.path(), &key(), ME);
    assert!(!plain.windows(6).any(|window| window == "秘密".as_bytes()));
    assert_eq!(kept(folder.path()).0.devices, [device(1, "残る")]);
}

#[test]
fn the_age_alone_is_a_few_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let (keeper, replica) = begun(folder.path());
    let base = size(folder.path());
    keeper.note_time((Revision(1), jiff::Timestamp::from_second(5).ok()));
    assert!(keeper.write(&key(), &replica, || true).unwrap());
    assert!(size(folder.path()) < base + 100);
    assert!(keeper.write(&key(), &replica, || true).unwrap());
    assert!(size(folder.path()) < base + 100, "nothing new is nothing to write");
}

#[test]
fn rows_may_change_while_everything_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let (keeper, replica) = begun(folder.path());
    take(&keeper, &replica, delta(2, Vec::new(), &[0]));
    // Asked for once before every part: so rows change between any two of them.
    let revision = std::sync::atomic::AtomicU64::new(2);
    let change = || {
        let next = revision.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1;
        let number = u128::from(next) * 700 % 5_000;
        take(
            &keeper,
            &replica,
            delta(next, vec![device(number, &format!("{next}")), device(9_000 + number, "x")], &[]),
        );
        true
    };
    assert!(keeper.write(&key(), &replica, change).unwrap());
    assert!(keeper.write(&key(), &replica, || true).unwrap());
    let (rows, at) = kept(folder.path());
    let slot = replica.read().unwrap();
    let now = slot.as_ref().unwrap();
    assert_eq!(at, now.summary().revision);
    assert_eq!(rows, now.rows_after(None, usize::MAX));
}

#[test]
fn what_must_not_be_in_the_file_stops_it() {
    let folder = tempfile::tempdir().unwrap();
    let (keeper, replica) = begun(folder.path());
    take(&keeper, &replica, delta(2, Vec::new(), &[0]));
    let mut left = std::sync::atomic::AtomicBool::new(true);
    let change = || {
        if left.swap(false, std::sync::atomic::Ordering::Relaxed) {
            take(&keeper, &replica, delta(3, Vec::new(), &[1]));
        }
        true
    };
    assert!(!keeper.write(&key(), &replica, change).unwrap(), "to be done once more");
    assert!(!*left.get_mut());
    assert_eq!(kept(folder.path()).1, Revision(1), "until then the file is as it was");
    assert!(keeper.write(&key(), &replica, || true).unwrap());
    assert_eq!(kept(folder.path()).1, Revision(3));
}

#[test]
fn two_writings_come_one_after_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let (keeper, replica) = (keeper(folder.path()), RwLock::new(None));
    let everything = |revision| {
        let devices = (0..10_000).map(|n| device(n, &format!("{revision}"))).collect();
        take(&keeper, &replica, DirectoryView { full: true, ..delta(revision, devices, &[]) });
    };
    everything(1);
    let (begun, has_begun) = mpsc::channel();
    let (done, is_done) = mpsc::channel();
    let (has_begun, is_done) = (Mutex::new(has_begun), Mutex::new(is_done));
    thread::scope(|scope| {
        let mut second = OnceLock::new();
        let first = keeper.write(&key(), &replica, || {
            // In the midst of the first one: were it not kept waiting, the second one would get to its own midst.
            second.get_or_init(|| {
                everything(2);
                let (keeper, replica, begun, is_done) = (&keeper, &replica, begun.clone(), &is_done);
                let second = scope.spawn(move || {
                    let midst = OnceLock::new();
                    keeper.write(&key(), replica, || {
                        midst.get_or_init(|| {
                            begun.send(()).unwrap();
                            is_done.lock().unwrap().recv().unwrap();
                        });
                        true
                    })
                });
                let waits = has_begun.lock().unwrap().recv_timeout(Duration::from_millis(300)).is_err();
                (second, waits)
            });
            true
        });
        done.send(()).unwrap();
        let (second, waits) = second.take().unwrap();
        let second = second.join().unwrap();
        assert!(!first.unwrap(), "rows have changed as a whole: to be done once more");
        assert!(second.unwrap() && waits);
    });
    take(&keeper, &replica, delta(3, vec![device(3, "新しい")], &[]));
    assert!(keeper.write(&key(), &replica, || true).unwrap());
    let (rows, revision) = kept(folder.path());
    assert_eq!((revision, rows.devices.len()), (Revision(3), 10_000));
    assert_eq!((rows.devices[2].name.as_str(), rows.devices[3].name.as_str()), ("2", "新しい"));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
}
