//! Files into the directory, by the console on a real service: what is tried, done, undone and refused.

use std::{path::Path, sync::Arc};

use contract::{
    ChangesQuery, ChangesRequest, ErrorCode, RowKey,
    ipc::{
        ChangesUndo, ConsoleEvent, Encoding, Field, ImportFilter, ImportHandle, ImportMode, ImportResult,
        ImportsApply, ImportsOpen, ImportsPlan, ImportsRows, Nothing, TableKind,
    },
};
use directory::{Change, ImportNote, Language, Permission, RejectionCode, RowRef, User};
use it::{PASSWORD, grant};

use sqlx::Executor as _;

use crate::{
    changes::database,
    console::until,
    desk::{Desk, apply, cp932, everything, site},
};

#[tokio::test(flavor = "multi_thread")]
async fn a_file_as_excel_saves_it_is_read_tried_done_and_undone_at_once() {
    let (site, ..) = site().await;
    let desk = Desk::of(site, "admin").await;
    // "社員一覧" in CP932, with a title above the headings.
    let csv = "社員一覧,,,\r\n\r\n社員番号,氏名,所属グループ,役職\r\n00123,髙橋 花子,本社/営業部,課長\r\n00124,﨑山 ①,H,\r\n";
    let preview = desk.open("社員一覧.csv", &cp932(csv), None).await;
    assert_eq!(
        (preview.encoding, preview.kind, preview.header_row),
        (Some(Encoding::Cp932), TableKind::Users, Some(3))
    );
    assert_eq!((preview.total, preview.rows[0].row, preview.rows[1].cells[1].as_str()), (2, 4, "﨑山 ①"));
    let mapped: Vec<Option<Field>> = preview.columns.iter().map(|column| column.field).collect();
    assert_eq!(
        mapped,
        [Some(Field::EmployeeNumber), Some(Field::Name), Some(Field::Group), Some(Field::Title)]
    );

    let plan = desk.plan(preview.import, ImportMode::AddAndChange).await;
    assert_eq!((plan.counts.create, plan.counts.change, plan.counts.bad, plan.may_apply), (1, 1, 0, true));
    assert_eq!(desk.users().await.len(), 1, "nothing is done yet");
    let request = ImportsApply { reason: Some("四月の異動".into()), ..apply(preview.import) };
    let ImportResult::Applied { done } = desk.console.imports_apply(request).await.unwrap() else { panic!() };
    assert_eq!(desk.users().await, ["00123 髙橋 花子", "00124 﨑山 ①"]);

    // The history says where it came from.
    let history = desk.console.changes_list(ChangesQuery::default()).await.unwrap();
    let made = &history.items[0];
    let note = made.import.as_ref().unwrap();
    assert_eq!(
        (made.id, note.file_name.as_str(), note.rows, note.sha256.len()),
        (done.change, "社員一覧.csv", 2, 64)
    );

    desk.console.changes_undo(ChangesUndo { id: done.change, base_revision: None }).await.unwrap();
    assert_eq!(desk.users().await, ["00123 髙橋 花子"]);
    let titled = desk.console.users_rows(everything("課長")).await.unwrap();
    assert_eq!(titled.total, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn thousands_of_rows_are_one_change_set_and_one_undo() {
    let (site, ..) = site().await;
    let desk = Desk::of(site, "admin").await;
    let mut csv = "社員番号\t氏名\t所属グループ\r\n".to_owned();
    (0..6_000).for_each(|n| csv += &format!("{n:06}\t社員 {n}\tH\r\n"));
    let bytes: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(csv.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let preview = desk.open("users.tsv", &bytes, None).await;
    assert_eq!(preview.encoding, Some(Encoding::Utf16le));
    let mut events = desk.console.subscribe();
    desk.plan(preview.import, ImportMode::AddAndChange).await;
    let ImportResult::Applied { done } = desk.apply(preview.import).await.unwrap() else { panic!() };
    assert_eq!(done.counts.create, 6_000);
    assert_eq!(desk.console.users_rows(everything("")).await.unwrap().total, 6_001);
    // It was told how far it was, and that it was over.
    let mut told = Vec::new();
    while let Ok(event) = events.try_recv() {
        if let ConsoleEvent::Job { job } = event {
            told.push(job.map(|job| job.cancellable));
        }
    }
    assert!(
        told.contains(&Some(true)) && told.contains(&Some(false)) && told.last() == Some(&None),
        "{told:?}"
    );

    // Lists and answers do not carry all of it; whoever asks for it alone gets it.
    let history = desk.console.changes_list(ChangesQuery::default()).await.unwrap();
    assert_eq!((history.items[0].size, history.items[0].effect.rows.users.len()), (6_000, 1_000));
    // The history of one of so many rows is that row alone.
    let row = history.items[0].effect.rows.users[7].after.as_ref().map(|user| RowRef::User(user.id)).unwrap();
    let of_row = ChangesQuery { row: Some(RowKey(row)), ..ChangesQuery::default() };
    let one = desk.console.changes_list(of_row.clone()).await.unwrap().items;
    assert_eq!((one.len(), one[0].size, one[0].is_part, one[0].effect.rows.len()), (1, 6_000, false, 1));
    // The same where the whole is looked through: for a text, or because it was made before its first rows were kept apart.
    let searched = ChangesQuery { q: Some("社員 5999".into()), ..ChangesQuery::default() };
    assert_eq!(desk.console.changes_list(searched).await.unwrap().items, history.items[..1]);
    let mut connection = database(&desk.site).await;
    let migration = include_str!("../../crates/service/migrations/0009_brief_changes.sql");
    connection.execute(migration).await.unwrap();
    assert_eq!(desk.console.changes_list(ChangesQuery::default()).await.unwrap().items, history.items);
    connection.execute("update change_rows set part = null").await.unwrap();
    assert_eq!(desk.console.changes_list(of_row).await.unwrap().items, one);
    let path = format!("/v1/changes/{}", done.change.0);
    let (_, whole) = desk.site.ask("GET", &path, Some(&desk.site.root), serde_json::Value::Null).await;
    assert_eq!(whole["effect"]["rows"]["users"].as_array().unwrap().len(), 6_000);

    desk.console.changes_undo(ChangesUndo { id: done.change, base_revision: None }).await.unwrap();
    assert_eq!(desk.users().await, ["00123 髙橋 花子"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_right_to_import_is_asked_for_by_the_service() {
    let (site, head, sales) = site().await;
    let rights = [Permission::OrganizationEdit, Permission::DeviceView];
    let (_, editor) = site.admin("editor", vec![grant(&rights, &[head])]).await;
    let with_import = [&rights[..], &[Permission::Import]].concat();
    let (_, importer) =
        site.admin("importer", vec![grant(&rights, &[head]), grant(&with_import, &[sales])]).await;
    let note = ImportNote { file_name: "社員一覧.xlsx".into(), rows: 1, sha256: "0".repeat(64) };
    let request = |group, import| ChangesRequest {
        changes: vec![Change::UserCreate(it::user("新人", "", group))],
        import,
        ..ChangesRequest::default()
    };
    let refused = |answer: Result<contract::ChangeView, contract::ErrorBody>| {
        let error = answer.unwrap_err();
        let rejection = &error.rejections[0];
        (error.code, rejection.code, rejection.permission)
    };
    let missing = (ErrorCode::ChangeRejected, RejectionCode::PermissionMissing, Some(Permission::Import));
    // By hand yes, from a file no; and not where another grant has the right.
    editor.changes_apply(&request(head, None), it::id()).await.unwrap();
    assert_eq!(refused(editor.changes_apply(&request(head, Some(note.clone())), it::id()).await), missing);
    assert_eq!(refused(importer.changes_apply(&request(head, Some(note.clone())), it::id()).await), missing);
    importer.changes_apply(&request(sales, Some(note)), it::id()).await.unwrap();
    // Leaving the mark out is no way around it for what is as large as a file.
    let many: Vec<Change> =
        (0..5_001).map(|n| Change::UserCreate(it::user(&format!("{n}"), "", head))).collect();
    let unmarked = ChangesRequest { changes: many, ..ChangesRequest::default() };
    assert_eq!(refused(editor.changes_apply(&unmarked, it::id()).await), missing);

    // In the console the dry run says so at each row, before anything is sent.
    let desk = Desk::of(site, "editor").await;
    let csv = "社員番号,氏名,所属グループ\n00900,新人,本社/営業部\n";
    let preview = desk.open("a.csv", csv.as_bytes(), Some(TableKind::Users)).await;
    let plan = desk.plan(preview.import, ImportMode::AddAndChange).await;
    assert_eq!((plan.counts.bad, plan.may_apply), (1, false));
    assert_eq!(desk.apply(preview.import).await.unwrap_err().code, ErrorCode::ImportUnfit);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_only_the_service_sees_comes_back_to_its_row_and_what_has_moved_is_tried_again() {
    let (site, head, sales) = site().await;
    let elsewhere = site.group("開発部", Some(head)).await;
    let hidden = User { employee_number: "00777".into(), ..it::user("隠れた人", "", elsewhere) };
    site.apply(vec![Change::UserCreate(hidden)]).await;
    let rights = [Permission::OrganizationEdit, Permission::DeviceView, Permission::Import];
    site.admin("importer", vec![grant(&rights, &[sales])]).await;
    let desk = Desk::of(site, "importer").await;
    let csv = "社員番号,氏名,所属グループ\n00776,新人,営業部\n00777,新人,営業部\n";
    let preview = desk.open("a.csv", csv.as_bytes(), Some(TableKind::Users)).await;
    let plan = desk.plan(preview.import, ImportMode::AddAndChange).await;
    assert_eq!((plan.counts.create, plan.counts.bad), (2, 0), "the console cannot know");
    let ImportResult::Refused { plan } = desk.apply(preview.import).await.unwrap() else { panic!() };
    assert_eq!((plan.counts.create, plan.counts.bad, plan.may_apply), (1, 1, false));
    let query = ImportsRows {
        import: preview.import,
        filter: ImportFilter::Bad,
        from: 0,
        count: 10,
        language: Language::En,
    };
    let bad = desk.console.imports_rows(query).await.unwrap().rows;
    let fault = &bad[0].faults[0];
    assert_eq!(
        (bad[0].row, fault.column, fault.rejection),
        (Some(3), Some(0), Some(RejectionCode::EmployeeNumberTaken))
    );
    assert_eq!(desk.users().await, ["00123 髙橋 花子"]);

    // Mended in Excel meanwhile.
    std::fs::write(desk.path("a.csv"), csv.replace("00777", "00778")).unwrap();
    let again = desk.console.imports_reload(ImportHandle { import: preview.import }).await.unwrap();
    assert_eq!((again.import, again.rows[1].cells[0].as_str()), (preview.import, "00778"));
    let plan = desk.plan(preview.import, ImportMode::AddAndChange).await;
    // Somebody else is quicker.
    desk.site.apply(vec![Change::UserCreate(it::user("先客", "", sales))]).await;
    let revision = desk.site.root.directory_get(None).await.unwrap().revision;
    until(&desk.console, |state| state.sync.revision == revision).await;
    let ImportResult::MovedOn { plan: newer } = desk.apply(preview.import).await.unwrap() else { panic!() };
    assert!(newer.base_revision > plan.base_revision && newer.may_apply);
    assert!(matches!(desk.apply(preview.import).await.unwrap(), ImportResult::Applied { .. }));
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_deleted_by_mistake() {
    let (site, _, sales) = site().await;
    let others = (0..20).map(|n| {
        let user = it::user(&format!("社員 {n}"), "", sales);
        Change::UserCreate(User { employee_number: format!("1{n:04}"), ..user })
    });
    site.apply(others.collect()).await;
    let desk = Desk::of(site, "admin").await;
    let csv = |left_out: usize| {
        let rows = (left_out..20).map(|n| format!("1{n:04},社員 {n}\n"));
        format!("社員番号,氏名\n00123,髙橋 花子\n{}", rows.collect::<String>())
    };
    // Two of 21 are less than a tenth; three are more.
    let few = desk.open("few.csv", csv(2).as_bytes(), Some(TableKind::Users)).await;
    let plan = desk.plan(few.import, ImportMode::Mirror).await;
    assert_eq!((plan.counts.delete, &plan.guard), (2, &None));
    let many = desk.open("many.csv", csv(3).as_bytes(), Some(TableKind::Users)).await;
    assert_eq!(desk.plan(many.import, ImportMode::AddAndChange).await.counts.delete, 0);
    let plan = desk.plan(many.import, ImportMode::Mirror).await;
    let guard = plan.guard.unwrap();
    assert_eq!((guard.delete, guard.of), (3, 21));
    for confirmed_deletions in [None, Some(2)] {
        let request = ImportsApply { confirmed_deletions, ..apply(many.import) };
        let refused = desk.console.imports_apply(request).await.unwrap_err();
        assert_eq!(refused.code, ErrorCode::DeletionsUnconfirmed);
    }
    let request = ImportsApply { confirmed_deletions: Some(3), ..apply(many.import) };
    assert!(matches!(desk.console.imports_apply(request).await.unwrap(), ImportResult::Applied { .. }));
    assert_eq!(desk.users().await.len(), 18);
}

#[tokio::test(flavor = "multi_thread")]
async fn new_admins_get_passwords_in_a_file_and_nowhere_else() {
    let (site, ..) = site().await;
    let desk = Desk::of(site, "admin").await;
    let csv = "アカウント,氏名,管理権限\nsato,佐藤 愛,クライアントの閲覧 @ 本社/営業部\nroot2,鈴木 実,システム管理者\n";
    let preview = desk.open("admins.csv", csv.as_bytes(), None).await;
    assert_eq!(preview.kind, TableKind::Admins);
    let plan = desk.plan(preview.import, ImportMode::AddAndChange).await;
    assert_eq!((plan.new_admins, plan.may_apply), (2, true));
    assert_eq!(
        desk.apply(preview.import).await.unwrap_err().code,
        ErrorCode::Cancelled,
        "no file was chosen"
    );
    desk.files.will_choose(desk.path("first.csv"));
    let ImportResult::Applied { done } = desk.apply(preview.import).await.unwrap() else { panic!() };
    let file = done.passwords.unwrap();
    assert_eq!((file.count, file.file_name.as_str(), file.saved), (2, "first.csv", true));
    let written = std::fs::read(desk.path("first.csv")).unwrap();
    let read = desktop::tables::read(
        &written,
        Default::default(),
        &Default::default(),
        &desktop::tables::Watch::nobody(),
    )
    .unwrap();
    let passwords: Vec<(String, String)> = read
        .table
        .rows()
        .skip(1)
        .map(|row| (row.cell(0).text.to_owned(), row.cell(2).text.to_owned()))
        .collect();
    assert_eq!(passwords.len(), 2);
    for (account, password) in &passwords {
        let session = desk.site.sign_in(account, password).await.unwrap();
        assert!(session.session_get().await.unwrap().must_change_password);
        // Nobody else holds it: not the history, not the console's folder.
        let history = desk.site.root.changes_list(&ChangesQuery::default()).await.unwrap();
        assert!(!serde_json::to_string(&history).unwrap().contains(password));
        assert!(!contains(desk.data.path(), password));
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(desk.path("first.csv")).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "for its owner alone");
    }
}

fn contains(folder: &Path, text: &str) -> bool {
    std::fs::read_dir(folder).unwrap().flatten().any(|entry| {
        let path = entry.path();
        path.is_dir() && contains(&path, text)
            || path.is_file() && String::from_utf8_lossy(&std::fs::read(&path).unwrap()).contains(text)
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_open_is_closed_by_a_lock_and_by_hand() {
    let (site, ..) = site().await;
    let desk = Desk::of(site, "admin").await;
    let csv = "社員番号,氏名,所属グループ\n00124,新人,H\n";
    let first = desk.open("a.csv", csv.as_bytes(), None).await;
    let second = desk.open("a.csv", csv.as_bytes(), None).await;
    let gone = |import| ImportsPlan { import, mode: ImportMode::AddAndChange, empty_cells_empty: false };
    let code = desk.console.imports_plan(gone(first.import)).await.unwrap_err().code;
    assert_eq!(code, ErrorCode::ImportGone, "another one was opened");
    desk.plan(second.import, ImportMode::AddAndChange).await;
    desk.console.session_lock(Nothing {}).await.unwrap();
    assert_eq!(desk.console.imports_plan(gone(second.import)).await.unwrap_err().code, ErrorCode::Locked);
    let proof = contract::ipc::PasswordProof { password: contract::Secret::new(PASSWORD) };
    desk.console.session_unlock(proof).await.unwrap();
    assert_eq!(desk.console.imports_plan(gone(second.import)).await.unwrap_err().code, ErrorCode::ImportGone);
    assert_eq!(desk.apply(second.import).await.unwrap_err().code, ErrorCode::ImportGone);

    let third = desk.open("a.csv", csv.as_bytes(), None).await;
    desk.console.imports_close(ImportHandle { import: third.import }).await.unwrap();
    assert_eq!(desk.apply(third.import).await.unwrap_err().code, ErrorCode::ImportGone);
    // Nothing chosen is no import, and no fault.
    assert!(desk.console.imports_open(ImportsOpen { kind: None }).await.unwrap().is_none());
    desk.files.will_choose(desk.path("not there.csv"));
    let missing = desk.console.imports_open(ImportsOpen { kind: None }).await.unwrap_err();
    assert_eq!(missing.code, ErrorCode::FileFailed);
}

#[tokio::test(flavor = "multi_thread")]
async fn long_work_can_be_cancelled_and_only_one_runs() {
    let (site, ..) = site().await;
    let desk = Desk::of(site, "admin").await;
    let mut csv = "社員番号,氏名,所属グループ\n".to_owned();
    (0..60_000).for_each(|n| csv += &format!("{n:06},社員 {n},H\n"));
    let preview = desk.open("many.csv", csv.as_bytes(), None).await;
    let mut events = desk.console.subscribe();
    let console = Arc::clone(&desk.console);
    let ask =
        ImportsPlan { import: preview.import, mode: ImportMode::AddAndChange, empty_cells_empty: false };
    let asked = ask.clone();
    let running = tokio::spawn(async move { console.imports_plan(asked).await });
    while !matches!(events.recv().await.unwrap(), ConsoleEvent::Job { job: Some(_) }) {}
    assert_eq!(desk.console.imports_plan(ask).await.unwrap_err().code, ErrorCode::JobRunning);
    desk.console.jobs_cancel(Nothing {}).await.unwrap();
    assert_eq!(running.await.unwrap().unwrap_err().code, ErrorCode::Cancelled);
    assert_eq!(
        desk.apply(preview.import).await.unwrap_err().code,
        ErrorCode::ImportGone,
        "it was never tried"
    );
}
