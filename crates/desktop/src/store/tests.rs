//! The file against what was written, and against everything that may happen to it.

mod rows;

use std::{
    fs,
    io::BufRead as _,
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

use contract::ipc::Unreadable;
use proptest::prelude::*;
use uuid::Uuid;

use self::rows::{device, rows};
use super::*;

const ME: AdminId = AdminId(Uuid::from_u128(1));

fn key(byte: u8) -> Key {
    Key::from([byte; 32])
}

/// What anybody with the key can read of all files of a folder.
pub(crate) fn everything(folder: &Path, key: &Key, admin: AdminId) -> Vec<u8> {
    let mut plain = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let store = Store::new(folder, "https://one".into(), "1".into());
        let mut file = fs::File::open(entry.unwrap().path()).unwrap();
        let header = frames::read_header(&mut file, "1").unwrap().unwrap();
        let (seal, mut chain) = (store.seal(key, admin, &header), Chain::default());
        while let frames::Next::Frame { plain: frame, .. } = seal.next(&mut chain, &mut file).unwrap() {
            plain.extend_from_slice(&frame);
        }
    }
    plain
}

fn store(folder: &Path) -> Store {
    Store::new(folder, "https://one".into(), "1.2.3".into())
}

fn write(store: &Store, rows: &Rows, point: Point) {
    let mut file = store.rewrite(&key(1), ME).unwrap();
    file.rows(rows).unwrap();
    file.finish(&[], point, || true).unwrap();
}

fn point(revision: u64) -> Point {
    (Revision(revision), Timestamp::from_second(1_800_000_000 + revision as i64).ok())
}

fn opened(store: &Store) -> Result<(Rows, Point), Option<Unreadable>> {
    match store.open(&key(1), ME).unwrap() {
        Opened::Rows(rows, point) => Ok((*rows, point)),
        Opened::Nothing => Err(None),
        Opened::Unreadable(why) => Err(Some(why)),
    }
}

const DAMAGED: Result<(Rows, Point), Option<Unreadable>> = Err(Some(Unreadable::Damaged));
const OUTDATED: Result<(Rows, Point), Option<Unreadable>> = Err(Some(Unreadable::Outdated));

/// A file with a base of several frames and a log of three changes, and what it holds after each.
fn written(folder: &Path) -> Vec<(Rows, Point)> {
    let store = store(folder);
    let mut rows = rows(1_200, "青葉精機");
    write(&store, &rows, point(1));
    let mut states = vec![(rows.clone(), point(1))];
    for revision in 2..5 {
        let changed = device(revision, format!("改{revision}"));
        let change = Rows { devices: vec![changed.clone()], ..Rows::default() };
        assert!(store.append(ME, &[change], point(revision), || true).unwrap());
        rows.devices.retain(|device| device.id != changed.id);
        rows.devices.push(changed);
        states.push((rows.clone(), point(revision)));
    }
    states
}

fn sorted(mut rows: Rows) -> Rows {
    rows.devices.sort_by_key(|device| device.id);
    rows
}

/// Whether what is opened is one of the states that were written.
fn is_one_of(states: &[(Rows, Point)], found: (Rows, Point)) -> bool {
    let found = (sorted(found.0), found.1);
    states.iter().any(|(rows, point)| (sorted(rows.clone()), *point) == found)
}

#[test]
fn what_is_kept_comes_back_and_is_not_readable_on_disk() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(opened(&store(folder.path())), Err(None));
    let states = written(folder.path());
    let (rows, last) = opened(&store(folder.path())).unwrap();
    assert_eq!((sorted(rows), last), (sorted(states[3].0.clone()), point(4)));
    let file = fs::read(folder.path().join("replica.vault")).unwrap();
    for text in ["青葉精機", "PC-1", "macOS", "改"] {
        assert!(!file.windows(text.len()).any(|window| window == text.as_bytes()), "{text}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn every_form_of_a_row_comes_back() {
    let rows = rows(6, "青葉");
    let Rows { groups, users, devices, admins, settings, .. } = &rows;
    let mut items: Vec<Item<'_>> = vec![Item::Whole, Item::Point(Revision(7), None)];
    items.extend(settings.iter().map(|row| Item::Settings(Cow::Borrowed(row))));
    items.extend(groups.iter().map(|row| Item::Group(Cow::Borrowed(row))));
    items.extend(users.iter().map(|row| Item::User(Cow::Borrowed(row))));
    items.extend(devices.iter().map(|row| Item::Device(Cow::Borrowed(row))));
    items.extend(admins.iter().map(|row| Item::Admin(Cow::Borrowed(row))));
    items.extend(rows.base_policy.iter().map(|row| Item::BasePolicy(Cow::Borrowed(row))));
    items.extend(rows.violation_policy.iter().map(|row| Item::ViolationPolicy(Cow::Borrowed(row))));
    items.extend(rows.policies.iter().map(|row| Item::Policy(Cow::Borrowed(row))));
    items.extend(rows.assignments.iter().map(|row| Item::Assignment(Cow::Borrowed(row))));
    items.extend(rows.violations.iter().map(|row| Item::Violation(Cow::Borrowed(row))));
    let mut plain = Vec::new();
    items.iter().for_each(|item| item.write(&mut plain).unwrap());
    let back: Vec<Item<'_>> = Item::read(&plain).map(Option::unwrap).collect();
    assert_eq!(back, items);
}

#[test]
fn a_file_that_is_cut_off_is_an_earlier_one_or_none() {
    let folder = tempfile::tempdir().unwrap();
    let states = written(folder.path());
    let path = folder.path().join("replica.vault");
    let file = fs::read(&path).unwrap();
    let log = file.len() - 900;
    let lengths = (0..log).step_by(1_499).chain((log..file.len()).step_by(3));
    let (mut earlier, mut none) = (0, 0);
    for length in lengths {
        fs::write(&path, &file[..length]).unwrap();
        let store = store(folder.path());
        match opened(&store) {
            Ok((rows, at)) => {
                earlier += 1;
                assert!(is_one_of(&states, (rows.clone(), at)), "length {length}");
                // What was torn is gone, and it goes on from there.
                let change = Rows { devices: vec![device(0, "後".into())], ..Rows::default() };
                assert!(store.append(ME, std::slice::from_ref(&change), point(9), || true).unwrap());
                let (later, at) = opened(&store).unwrap();
                assert_eq!(at, point(9));
                assert!(later.devices.contains(&change.devices[0]));
                assert_eq!(later.devices.len(), rows.devices.len());
            }
            Err(why) => {
                none += 1;
                assert_eq!(why, Some(Unreadable::Damaged), "length {length}");
            }
        }
    }
    assert!(earlier > 100 && none > 50, "{earlier} {none}");
}

#[test]
fn a_changed_bit_anywhere_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let states = written(folder.path());
    let path = folder.path().join("replica.vault");
    let file = fs::read(&path).unwrap();
    let log = file.len() - 900;
    let places = (0..100).chain((100..log).step_by(1_499)).chain((log..file.len()).step_by(5));
    for at in places {
        let mut changed = file.clone();
        changed[at] ^= 1 << (at % 8);
        fs::write(&path, &changed).unwrap();
        match opened(&store(folder.path())) {
            // A length that now leads beyond the end looks like an end that was torn.
            Ok(found) => assert!(found.1 != point(4) && is_one_of(&states, found), "byte {at}"),
            Err(why) => assert!(why.is_some(), "byte {at}"),
        }
    }
}

/// The frames of a file, without its header.
fn frames(file: &[u8]) -> (Vec<u8>, Vec<Vec<u8>>) {
    let header = file[..8 + 2 + 5 + 16].to_vec();
    let (mut rest, mut frames) = (&file[header.len()..], Vec::new());
    while let Some(length) = rest.first_chunk::<4>() {
        let (frame, after) = rest.split_at(28 + u32::from_le_bytes(*length) as usize);
        frames.push(frame.to_vec());
        rest = after;
    }
    (header, frames)
}

#[test]
fn frames_are_neither_dropped_nor_moved_nor_repeated() {
    let folder = tempfile::tempdir().unwrap();
    written(folder.path());
    let path = folder.path().join("replica.vault");
    let (header, whole) = frames(&fs::read(&path).unwrap());
    let count = whole.len();
    assert!(count > 5, "a base of several, and a log of three");
    // The last log of another file of the same company.
    let other = tempfile::tempdir().unwrap();
    written(other.path());
    let (_, foreign) = frames(&fs::read(other.path().join("replica.vault")).unwrap());
    let mut attacks: Vec<Vec<Vec<u8>>> = Vec::new();
    for at in 0..count - 1 {
        let mut dropped = whole.clone();
        dropped.remove(at);
        let mut swapped = whole.clone();
        swapped.swap(at, at + 1);
        let mut twice = whole.clone();
        twice.insert(at, whole[at].clone());
        attacks.extend([dropped, swapped, twice]);
    }
    attacks.push([&whole[..], &whole[count - 1..]].concat());
    attacks.push([&whole[..count - 1], &foreign[count - 1..]].concat());
    for (number, frames) in attacks.into_iter().enumerate() {
        fs::write(&path, [header.clone(), frames.concat()].concat()).unwrap();
        assert_eq!(opened(&store(folder.path())), DAMAGED, "attack {number}");
    }
}

#[test]
fn only_its_own_reader_opens_it() {
    let folder = tempfile::tempdir().unwrap();
    written(folder.path());
    let store = |server: &str, version: &str| Store::new(folder.path(), server.into(), version.into());
    let open = |store: Store, byte, admin| match store.open(&key(byte), admin).unwrap() {
        Opened::Unreadable(why) => Some(why),
        _ => None,
    };
    assert_eq!(open(store("https://one", "1.2.3"), 1, ME), None);
    assert_eq!(open(store("https://one", "1.2.3"), 2, ME), Some(Unreadable::Damaged));
    assert_eq!(open(store("https://two", "1.2.3"), 1, ME), Some(Unreadable::Damaged));
    let other = AdminId(Uuid::from_u128(2));
    assert_eq!(open(store("https://one", "1.2.3"), 1, other), Some(Unreadable::Damaged));
    for version in ["1.2.4", "1.2", "10.2.3"] {
        assert_eq!(open(store("https://one", version), 1, ME), Some(Unreadable::Outdated));
    }
    // The form that was written before this one.
    let path = folder.path().join("replica.vault");
    fs::write(&path, b"CLOUDONE1\nand so on, for some thousand bytes").unwrap();
    assert_eq!(opened(&store("https://one", "1.2.3")), OUTDATED);
    fs::write(&path, b"something else altogether").unwrap();
    assert_eq!(opened(&store("https://one", "1.2.3")), DAMAGED);
}

#[test]
fn what_is_not_wanted_any_more_is_not_written() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(folder.path());
    let file = store.rewrite(&key(1), ME).unwrap();
    file.finish(&[], point(1), || false).unwrap();
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    write(&store, &rows(1, "a"), point(1));
    store.wipe().unwrap();
    assert!(store.append(ME, &[], point(2), || false).unwrap());
    assert!(!store.append(ME, &[], point(2), || true).unwrap(), "there is nothing to append to");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_log_that_outgrows_its_base_and_a_file_that_others_write_are_not_appended_to() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(folder.path());
    write(&store, &rows(10, "a"), point(1));
    let change =
        Rows { devices: (0..2_000).map(|n| device(n, "x".repeat(200))).collect(), ..Rows::default() };
    let mut appended = 0;
    while store.append(ME, std::slice::from_ref(&change), point(2), || true).unwrap() {
        appended += 1;
    }
    assert!((2..6).contains(&appended), "{appended}: a megabyte and what went over it");
    write(&store, &rows(10, "a"), point(1));
    let path = folder.path().join("replica.vault");
    fs::write(&path, [fs::read(&path).unwrap(), vec![0]].concat()).unwrap();
    assert!(!store.append(ME, &[], point(2), || true).unwrap());
}

proptest! {
    #[test]
    fn hostile_bytes_are_no_more_than_damaged(
        start in prop::sample::select(vec![0, 8, 15, 31, 35]),
        bytes in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let header = frames::header("1.2.3");
        let file = [&header[..start.min(header.len())], &bytes].concat();
        fs::write(folder.path().join("replica.vault"), file).unwrap();
        prop_assert!(opened(&store(folder.path())).is_err());
        // Behind a seal only our own items can stand; what reads them fails in order all the same.
        Item::read(&bytes).for_each(drop);
    }
}

/// What the rows are at a revision in the next test.
fn at(revision: u64) -> Vec<directory::Device> {
    (0..50)
        .map(|n| {
            device(n, format!("PC-{n} at {}", (0..=revision).rev().find(|at| at % 50 == n).unwrap_or(0)))
        })
        .collect()
}

const WRITER: &str = "CLOUDONE_TEST_WRITES_ROWS";

/// Writes rows without end, and says which revision is on disk.
fn write_for_ever(folder: &Path) -> ! {
    let store = store(folder);
    let mut revision = match opened(&store) {
        Ok((_, (revision, _))) => revision.0,
        Err(_) => 0,
    };
    loop {
        revision += 1;
        let changed = at(revision).swap_remove((revision % 50) as usize);
        let change = Rows { devices: vec![changed], ..Rows::default() };
        if revision % 17 == 0 || !store.append(ME, &[change], point(revision), || true).unwrap() {
            write(&store, &Rows { devices: at(revision), ..Rows::default() }, point(revision));
        }
        println!("{revision}");
    }
}

#[test]
fn a_program_that_is_killed_while_it_writes_leaves_a_whole_file() {
    if let Some(folder) = std::env::var_os(WRITER) {
        write_for_ever(Path::new(&folder));
    }
    let folder = tempfile::tempdir().unwrap();
    let name = std::thread::current().name().unwrap().to_owned();
    let (mut last, mut kills) = (0, 0);
    while kills < 120 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", &name, "--nocapture"])
            .env(WRITER, folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let said = std::io::BufReader::new(child.stdout.take().unwrap());
        let reader = std::thread::spawn(move || {
            let mut lines = said.lines().map_while(Result::ok);
            lines.by_ref().filter_map(|line| line.parse::<u64>().ok()).last()
        });
        std::thread::sleep(Duration::from_micros(rand::random_range(5_000..60_000)));
        child.kill().unwrap();
        child.wait().unwrap();
        let said = reader.join().unwrap().unwrap_or(last);
        let (rows, (revision, _)) = match opened(&store(folder.path())) {
            Ok(found) => found,
            Err(None) if last == 0 => continue,
            Err(why) => panic!("{why:?} after {kills} kills, at {last}"),
        };
        assert!(revision.0 >= said.max(last), "{} was said to be written, {} is", said.max(last), revision.0);
        assert_eq!(sorted(rows).devices, at(revision.0), "revision {}", revision.0);
        last = revision.0;
        kills += 1;
    }
    assert!(last > 120, "{last}: it has hardly written anything");
}
