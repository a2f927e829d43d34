//! The rows that are kept on disk: taken up, fetched anew where they cannot be read, never lost.

use std::{sync::Arc, time::Duration};

use contract::ipc::{Phase, SyncStatus, Unreadable};
use desktop::{Config, Console};
use directory::Revision;
use tokio::sync::Notify;

use super::{console, groups, live, memory, names, service::Service, sign_in, until};

#[tokio::test]
async fn kept_rows_that_cannot_be_read_are_fetched_anew_and_nothing_else_is_lost() {
    let (service, folder) = (Service::start().await, tempfile::tempdir().unwrap());
    service.change(&groups(&["総務部"]));
    let keyring = memory();
    let first = console(&service, folder.path(), keyring.clone()).await;
    sign_in(&first, true).await;
    assert_eq!(live(&first).await.sync.unreadable, None);
    first.stop().await;
    let path = folder.path().join("replica.vault");
    let whole = std::fs::read(&path).unwrap();
    let mut changed = whole.clone();
    changed[whole.len() / 2] ^= 1;
    for file in [changed, whole[..whole.len() / 3].to_vec(), Vec::new()] {
        std::fs::write(&path, file).unwrap();
        let next = console(&service, folder.path(), keyring.clone()).await;
        let state = live(&next).await;
        assert_eq!((state.phase, state.stays_signed_in), (Phase::SignedIn, true));
        assert_eq!(state.sync.unreadable, Some(Unreadable::Damaged));
        assert_eq!(names(&next).await.unwrap(), ["総務部"]);
        next.stop().await;
        // The file is whole again.
        let after = console(&service, folder.path(), keyring.clone()).await;
        assert_eq!(live(&after).await.sync.unreadable, None);
        after.stop().await;
    }
    // Another version of the program fetches everything anew, too: it may know more of a row.
    let config = Config { keyring, ..Config::new(service.url(), folder.path(), "1.2.4") };
    let newer = Console::start(config).await.unwrap();
    assert_eq!(live(&newer).await.sync.unreadable, Some(Unreadable::Outdated));
    assert_eq!(service.requests("POST /v1/session"), 1);
}

#[tokio::test]
async fn how_much_has_come_of_a_long_answer_is_told_until_it_is_there() {
    let (service, folder) = (Service::start().await, tempfile::tempdir().unwrap());
    service.change(&groups(&["総務部"]));
    let go = Arc::new(Notify::new());
    service.truth.lock().unwrap().slow = Some((9, Arc::clone(&go)));
    let console = console(&service, folder.path(), memory()).await;
    sign_in(&console, false).await;
    let state = until(&console, |state| state.sync.received == 8).await;
    assert_eq!(state.sync.status, SyncStatus::Loading);
    go.notify_one();
    assert_eq!(live(&console).await.sync.received, 0);
    assert_eq!(names(&console).await.unwrap(), ["総務部"]);
}

#[tokio::test]
async fn rows_are_kept_without_a_farewell() {
    let (mut service, folder) = (Service::start().await, tempfile::tempdir().unwrap());
    service.change(&groups(&["総務部"]));
    let keyring = memory();
    let first = console(&service, folder.path(), keyring.clone()).await;
    sign_in(&first, true).await;
    live(&first).await;
    service.change(&groups(&["営業部"]));
    until(&first, |state| state.sync.revision == Revision(2)).await;
    service.go().await;
    // As after `kill -9`: the first console is still there and says nothing more to the disk than it has.
    let mut offline = None;
    for _ in 0..100 {
        let second = console(&service, folder.path(), keyring.clone()).await;
        let state = until(&second, |state| state.sync.status == SyncStatus::Offline).await;
        if state.sync.revision == Revision(2) {
            offline = Some(names(&second).await.unwrap());
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(offline.unwrap(), ["営業部", "総務部"]);
}
