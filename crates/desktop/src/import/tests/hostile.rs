//! Files in which every row has to do with every other: what each costs must not grow with how many there are.

use std::{
    fmt::Write as _,
    sync::atomic::{AtomicUsize, Ordering},
};

use contract::ipc::{FaultCode, ImportMode, ImportOutcome, TableKind};
use directory::{Change, ChangeSet, Device, DeviceId, Place, Platform};

use super::{File, ME, Tried, apply, company, try_out, uuid};
use crate::tables::{Stop, Watch};

const MANY: usize = 50_000;

fn groups(row: impl Fn(usize) -> (String, String)) -> Tried {
    let mut text = "コード,グループ名,上位グループ\n".to_owned();
    for number in 0..MANY {
        let (code, parent) = row(number);
        writeln!(text, "{code},班{number},{parent}").unwrap();
    }
    try_out(&company(), TableKind::Groups, &text)
}

fn all_bad(tried: &Tried, code: FaultCode) {
    assert_eq!(tried.trial.rows.len(), MANY);
    for row in &tried.trial.rows {
        assert_eq!(row.outcome, ImportOutcome::Bad);
        let fault = row.faults.iter().find(|fault| fault.code == code).unwrap();
        assert!((1..=10).contains(&fault.rows.len()));
    }
}

#[test]
fn one_key_in_every_row() {
    all_bad(&groups(|_| ("X".into(), "H".into())), FaultCode::KeyDuplicate);
}

#[test]
fn a_circle_through_every_row() {
    let code = |number| format!("C{}", number % MANY);
    all_bad(&groups(|number| (code(number), code(number + 1))), FaultCode::GroupCycle);
}

#[test]
fn a_chain_that_hangs_on_nothing_and_one_that_is_too_deep() {
    let chain = |top: &'static str| {
        move |number| {
            let parent = if number == 0 { top.to_owned() } else { format!("C{}", number - 1) };
            (format!("C{number}"), parent)
        }
    };
    let tried = groups(chain("どこにもない"));
    assert!(tried.trial.rows.iter().all(|row| row.outcome == ImportOutcome::Bad));
    assert_eq!(tried.trial.rows[MANY - 1].faults[0].code, FaultCode::DependsOnBad);
    let tried = groups(chain("H"));
    let (good, bad) = tried.trial.rows.split_at(23);
    assert!(good.iter().all(|row| row.outcome == ImportOutcome::Create), "本社 and 23 below it");
    assert!(bad.iter().all(|row| row.faults.iter().any(|fault| fault.rejection.is_some())));
}

#[test]
fn a_deep_path_while_every_other_row_waits() {
    const DEEP: usize = 800;
    let mut text = "グループパス,上位グループ\n".to_owned();
    // From the bottom: each waits for the row below it, and all others for what never comes.
    let path = |depth| (0..=depth).map(|level| level.to_string()).collect::<Vec<_>>().join("/");
    (0..DEEP).rev().for_each(|depth| writeln!(text, "{},", path(depth)).unwrap());
    (0..MANY).for_each(|number| writeln!(text, "班{number},どこにもない/班").unwrap());
    let file = File {
        me: ME,
        kind: TableKind::Groups,
        mode: ImportMode::AddAndChange,
        emptying: false,
        text: &text,
    };
    let asked = AtomicUsize::new(0);
    let heard = |_| {
        asked.fetch_add(1, Ordering::Relaxed);
        true
    };
    let tried = file.try_watched(&company(), &Watch::new(&heard)).unwrap();
    let (chain, waiting) = tried.trial.rows.split_at(DEEP);
    let (deep, good) = chain.split_at(DEEP - 24);
    assert!(good.iter().all(|row| row.outcome == ImportOutcome::Create));
    assert!(deep.iter().all(|row| row.faults.iter().any(|fault| fault.rejection.is_some())));
    assert!(waiting.iter().all(|row| row.faults[0].code == FaultCode::GroupUnknown));

    // Asked while rows are read, and as often again while they find their places: there, too, it can be stopped.
    let reading = (DEEP + MANY).div_ceil(512);
    assert!(asked.load(Ordering::Relaxed) >= 2 * reading);
    let left = AtomicUsize::new(reading + reading / 2);
    let heard = |_| left.fetch_sub(1, Ordering::Relaxed) > 1;
    let stopped = file.try_watched(&company(), &Watch::new(&heard));
    assert!(matches!(stopped, Err(Stop::Cancelled)));
    assert_eq!(left.load(Ordering::Relaxed), 0, "at once");
}

#[test]
fn one_serial_number_in_every_row_of_file_and_directory() {
    let mut directory = (*company()).clone();
    let serial = "To be filled by O.E.M.";
    let device = |number: usize| {
        let id = DeviceId(uuid(1_000_000 + number as u128));
        let device = Device::new(id, Place::Unassigned, format!("PC-{number}"), Platform::WindowsStandard);
        // The last two have no asset number.
        let asset_number = if number + 2 < MANY { format!("K-{number}") } else { String::new() };
        Change::DeviceCreate(Device { asset_number, serial: serial.into(), ..device })
    };
    let changes = (0..MANY).map(device).collect();
    apply(&mut directory, ME, ChangeSet { changes, ..ChangeSet::default() });
    let directory = std::sync::Arc::new(directory);

    let table = |asset: &dyn Fn(usize) -> String| {
        let mut text = "資産番号,シリアル番号,クライアント名,種類\n".to_owned();
        for number in 0..MANY {
            writeln!(text, "{},{serial},新{number},Windows", asset(number)).unwrap();
        }
        try_out(&directory, TableKind::Devices, &text).trial.rows
    };
    let ambiguous = |rows: &[crate::import::trial::Tried]| {
        rows.iter().all(|row| row.faults[0].code == FaultCode::KeyAmbiguous)
    };
    assert!(ambiguous(&table(&|_| String::new())));
    assert!(ambiguous(&table(&|number| format!("N-{number}"))), "either of the two without an asset number");
    let known =
        table(&|number| if number + 2 < MANY { format!("K-{number}") } else { format!("N-{number}") });
    let (known, new) = known.split_at(MANY - 2);
    assert!(known.iter().all(|row| row.outcome == ImportOutcome::Change));
    assert!(ambiguous(new));

    // Where all but one have an asset number, the one is meant.
    let mut directory = (*directory).clone();
    let last = DeviceId(uuid(1_000_000 + MANY as u128 - 1));
    apply(
        &mut directory,
        ME,
        ChangeSet { changes: vec![Change::DeviceDelete { id: last }], ..ChangeSet::default() },
    );
    let text = format!("資産番号,シリアル番号,クライアント名,種類\nN-1,{serial},新,Windows\n");
    let tried = try_out(&std::sync::Arc::new(directory), TableKind::Devices, &text);
    assert_eq!(tried.told(), ["2 Change AssetNumber →N-1 Name PC-49998→新"]);
}
