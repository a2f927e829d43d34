//! A dialog for a file stays open as long as nobody answers it: the lock may come down over it, or the session may end.

use std::{
    path::PathBuf,
    sync::{
        OnceLock,
        atomic::{AtomicU8, Ordering},
    },
};

use contract::{NoticeKind, ipc::*};
use desktop::{FileKind, Files};
use directory::Language;
use tokio::runtime::Handle;

use super::*;

/// What happens while a dialog is open.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Meanwhile {
    Nothing,
    Lock,
    /// Locked, and unlocked again by the same admin.
    LockAndUnlock,
    /// The session ends, and another one begins.
    NextSession,
}

/// Somebody who leaves every dialog open until something has happened, and then chooses.
#[derive(Debug)]
struct Slow {
    read: PathBuf,
    write: Mutex<PathBuf>,
    meanwhile: AtomicU8,
    console: OnceLock<Arc<Console>>,
}

impl Slow {
    fn wait(&self) {
        let console = self.console.get().unwrap();
        Handle::current().block_on(async {
            let happening = self.meanwhile.load(Ordering::SeqCst);
            if happening == Meanwhile::NextSession as u8 {
                console.session_sign_out(Nothing {}).await.unwrap();
                sign_in(console, false).await;
                live(console).await;
            } else if happening != Meanwhile::Nothing as u8 {
                console.session_lock(Nothing {}).await.unwrap();
            }
            if happening == Meanwhile::LockAndUnlock as u8 {
                unlock(console).await;
            }
        });
    }
}

impl Files for Slow {
    fn pick_open(&self, _: FileKind) -> Option<PathBuf> {
        self.wait();
        Some(self.read.clone())
    }
    fn pick_save(&self, _: &str, _: FileKind) -> Option<PathBuf> {
        self.wait();
        Some(self.write.lock().unwrap().clone())
    }
}

async fn unlock(console: &Arc<Console>) {
    console.session_unlock(PasswordProof { password: Secret::new("right") }).await.unwrap();
}

struct Desk {
    service: Service,
    files: Arc<Slow>,
    console: Arc<Console>,
    saves: tempfile::TempDir,
    _folder: tempfile::TempDir,
}

const ADMINS: &str = "アカウント,氏名,管理権限\nsato,佐藤 愛,システム管理者\n";
/// The second row names no group that there is.
const USERS: &str = "社員番号,氏名,所属グループ\n1,佐藤 愛,総務部\n2,鈴木 実,どこにもない\n";

impl Desk {
    /// A console that is signed in, with a file to import.
    async fn with(import: &str) -> Self {
        let (service, folder) = (Service::start().await, tempfile::tempdir().unwrap());
        let saves = tempfile::tempdir().unwrap();
        service.change(&groups(&["総務部"]));
        service.notices(|all| {
            let mut planned = notices::notice(1, NoticeKind::Maintenance);
            planned.starts_at = Some("2026-12-01T15:00:00Z".parse().unwrap());
            planned.ends_at = Some("2026-12-01T16:00:00Z".parse().unwrap());
            *all = vec![planned];
        });
        let read = folder.path().join("import.csv");
        std::fs::write(&read, import).unwrap();
        let files = Arc::new(Slow {
            read,
            write: Mutex::new(saves.path().join("saved")),
            meanwhile: AtomicU8::new(Meanwhile::Nothing as u8),
            console: OnceLock::new(),
        });
        let config = Config::new(service.url(), folder.path().join("data"), "1.2.3");
        let console =
            Console::start(Config { keyring: memory(), files: files.clone(), ..config }).await.unwrap();
        files.console.set(console.clone()).unwrap();
        until(&console, |state| state.phase == Phase::SignedOut).await;
        sign_in(&console, false).await;
        live(&console).await;
        notices::fetched(&console).await;
        Self { service, files, console, saves, _folder: folder }
    }

    /// The import, opened and tried.
    async fn tried(&self) -> u32 {
        let import = self.console.imports_open(ImportsOpen { kind: None }).await.unwrap().unwrap().import;
        let mode = ImportMode::AddAndChange;
        self.console.imports_plan(ImportsPlan { import, mode, empty_cells_empty: false }).await.unwrap();
        import
    }

    fn meanwhile(&self, what: Meanwhile) {
        self.files.meanwhile.store(what as u8, Ordering::SeqCst);
    }

    fn saved(&self) -> Vec<String> {
        files(self.saves.path())
    }
}

/// Asks for a file to write, in every way that tells of the organization; how it was refused.
async fn saves(desk: &Desk, way: usize) -> Option<Result<(), ErrorCode>> {
    let console = &desk.console;
    let file_name = String::from("saved");
    let language = Language::Ja;
    let saved = match way {
        0 => {
            let request = PoliciesSave { ids: Vec::new(), base: true, violation: true, file_name };
            console.policies_save(request).await.map(|saved| saved.is_some())
        }
        1 => {
            let request = ExportsWrite {
                rows: ExportRows::Template { kind: TableKind::Users },
                columns: Vec::new(),
                format: ExportFormat::Csv,
                encoding: Encoding::Utf8,
                language,
                file_name,
            };
            let written = console.exports_write(request).await;
            written.map(|result| matches!(result, ExportResult::Written { .. }))
        }
        2 => {
            let of = ImpactOf::Changes { changes: groups(&["営業部"]).changes };
            let request = PoliciesImpactSave { of, language, file_name };
            console.policies_impact_save(request).await.map(|saved| saved.is_some())
        }
        3 => {
            let request = NoticesCalendarSave { id: contract::NoticeId(Uuid::from_u128(1)), language };
            console.notices_calendar_save(request).await.map(|saved| saved.is_some())
        }
        _ => return None,
    };
    Some(saved.map(|saved| assert!(saved)).map_err(|error| error.code))
}

#[tokio::test]
async fn nothing_is_written_over_a_lock_or_for_the_next_session() {
    for way in 0.. {
        let desk = Desk::with(USERS).await;
        desk.meanwhile(Meanwhile::Lock);
        let Some(refused) = saves(&desk, way).await else { break };
        assert_eq!(refused, Err(ErrorCode::Locked), "{way}");
        unlock(&desk.console).await;
        desk.meanwhile(Meanwhile::NextSession);
        assert_eq!(saves(&desk, way).await.unwrap(), Err(ErrorCode::NotSignedIn), "{way}");
        assert_eq!(desk.saved(), [""; 0], "{way}");
        desk.meanwhile(Meanwhile::Nothing);
        saves(&desk, way).await.unwrap().unwrap();
        assert_eq!(desk.saved(), ["saved"], "{way}");
    }
}

#[tokio::test]
async fn no_file_is_read_over_a_lock() {
    let desk = Desk::with(USERS).await;
    for what in [Meanwhile::Lock, Meanwhile::NextSession] {
        desk.meanwhile(what);
        let code = if what == Meanwhile::Lock { ErrorCode::Locked } else { ErrorCode::NotSignedIn };
        let opened = desk.console.imports_open(ImportsOpen { kind: None }).await;
        assert_eq!(opened.unwrap_err().code, code);
        if what == Meanwhile::Lock {
            unlock(&desk.console).await;
        }
        let opened = desk.console.policies_open(Nothing {}).await;
        // Were the file read, it would be told that it is none of policies.
        assert_eq!(opened.unwrap_err().code, code);
        if what == Meanwhile::Lock {
            unlock(&desk.console).await;
        }
    }
}

#[tokio::test]
async fn bad_rows_of_an_import_are_not_written_over_a_lock() {
    let desk = Desk::with(USERS).await;
    let save = async |import| {
        let text = String::from("x");
        let request = ImportsBadSave {
            import,
            row_heading: text.clone(),
            reason_heading: text.clone(),
            reasons: BTreeMap::new(),
            file_name: text,
        };
        desk.console.imports_bad_save(request).await.map_err(|error| error.code)
    };
    let import = desk.tried().await;
    desk.meanwhile(Meanwhile::Lock);
    assert_eq!(save(import).await.unwrap_err(), ErrorCode::Locked);
    assert_eq!(desk.saved(), [""; 0]);
    unlock(&desk.console).await;
    desk.meanwhile(Meanwhile::Nothing);
    assert_eq!(save(import).await.unwrap_err(), ErrorCode::ImportGone);
    let import = desk.tried().await;
    assert_eq!(save(import).await.unwrap().unwrap().rows, 1);
    assert_eq!(desk.saved(), ["saved"]);
}

#[tokio::test]
async fn first_passwords_are_not_written_over_a_lock() {
    for (what, code) in [
        (Meanwhile::Lock, ErrorCode::Locked),
        (Meanwhile::LockAndUnlock, ErrorCode::ImportGone),
        (Meanwhile::NextSession, ErrorCode::NotSignedIn),
    ] {
        let desk = Desk::with(ADMINS).await;
        let import = desk.tried().await;
        let saved = desk.saves.path().join("saved");
        *desk.files.write.lock().unwrap() = desk.saves.path().join("no such folder/saved");
        let apply = ImportsApply { import, skip_bad: false, confirmed_deletions: None, reason: None };
        let ImportResult::Applied { done } = desk.console.imports_apply(apply).await.unwrap() else {
            panic!()
        };
        assert!(!done.passwords.unwrap().saved, "to be saved elsewhere");
        *desk.files.write.lock().unwrap() = saved;
        desk.meanwhile(what);
        let refused = desk.console.imports_passwords_save(ImportHandle { import }).await.unwrap_err();
        assert_eq!(refused.code, code, "{what:?}");
        assert_eq!(desk.saved(), [""; 0], "{what:?}");
    }
}

#[tokio::test]
async fn an_admin_whose_first_password_was_to_be_saved_over_a_lock_is_not_registered() {
    let desk = Desk::with(ADMINS).await;
    let import = desk.tried().await;
    desk.meanwhile(Meanwhile::Lock);
    let apply = ImportsApply { import, skip_bad: false, confirmed_deletions: None, reason: None };
    assert_eq!(desk.console.imports_apply(apply).await.unwrap_err().code, ErrorCode::Locked);
    assert_eq!(desk.service.requests("POST /v1/changes"), 0);
    assert_eq!(desk.saved(), [""; 0]);
}
