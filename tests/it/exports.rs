//! Files out of the directory, and files that cannot be read.

use contract::{
    ErrorCode,
    ipc::{
        AdminQuery, Encoding, ExportFormat, ExportResult, ExportRows, ExportsWrite, Field, FileProblemCode,
        ImportMode, ImportResult, ImportsApply, ImportsBadSave, ImportsConfigure, ImportsPlan, SortKey,
        TableKind, TablesFields,
    },
};
use directory::{Change, Language, Permission, Place, User, UserFields};
use it::grant_all;

use crate::desk::{Desk, apply, cp932, everything, site};

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_cannot_be_read_is_told_and_can_be_read_in_another_way() {
    let (site, ..) = site().await;
    let desk = Desk::of(site, "admin").await;
    let csv = cp932("社員番号,氏名\n00124,山田\n");
    let preview = desk.open("a.csv", &csv, None).await;
    let configure = |encoding| ImportsConfigure {
        import: preview.import,
        kind: TableKind::Users,
        encoding,
        delimiter: None,
        sheet: 0,
        header_row: Some(1),
        mapping: None,
    };
    let wrong = desk.console.imports_configure(configure(Some(Encoding::Utf8))).await.unwrap();
    let problem = wrong.problem.unwrap();
    assert_eq!(
        (problem.code, problem.row, problem.column.as_deref()),
        (FileProblemCode::BrokenEncoding, Some(1), Some("A"))
    );
    let plan =
        ImportsPlan { import: preview.import, mode: ImportMode::AddAndChange, empty_cells_empty: false };
    assert_eq!(desk.console.imports_plan(plan).await.unwrap_err().code, ErrorCode::ImportUnfit);
    let right = desk.console.imports_configure(configure(None)).await.unwrap();
    assert_eq!((right.problem, right.columns[1].field), (None, Some(Field::Name)));
    // A hole of 2 GB is not even read.
    let hole = std::fs::File::create(desk.path("hole.csv")).unwrap();
    hole.set_len(2 << 30).unwrap();
    let large = desk.reopen("hole.csv", None).await;
    assert_eq!(large.problem.unwrap().code, FileProblemCode::TooLarge);

    // Bad rows go back to whoever made the file.
    let csv = "社員番号,氏名,所属グループ\n00125,山田,どこか\n00126,佐藤,H\n";
    let bad = desk.open("b.csv", csv.as_bytes(), None).await;
    desk.plan(bad.import, ImportMode::AddAndChange).await;
    desk.files.will_choose(desk.path("bad.xlsx"));
    let request = ImportsBadSave {
        import: bad.import,
        row_heading: "行".into(),
        reason_heading: "理由".into(),
        reasons: [
            ("at".to_owned(), "{column}列「{text}」: ".to_owned()),
            ("rows".to_owned(), "（{rows}行目）".to_owned()),
            ("group_unknown".to_owned(), "このグループはありません。".to_owned()),
        ]
        .into(),
        file_name: "誤り".into(),
    };
    assert_eq!(desk.console.imports_bad_save(request).await.unwrap().unwrap().rows, 1);
    let sent_back = desk.reopen("bad.xlsx", Some(TableKind::Users)).await;
    assert_eq!(
        sent_back.rows[0].cells,
        ["2", "00125", "山田", "どこか", "C列「どこか」: このグループはありません。"]
    );
    let request = ImportsApply { skip_bad: true, ..apply(bad.import) };
    assert_eq!(desk.console.imports_apply(request).await.unwrap_err().code, ErrorCode::ImportGone);
    let bad = desk.reopen("b.csv", None).await;
    assert!(desk.plan(bad.import, ImportMode::AddAndChange).await.may_skip_bad);
    let request = ImportsApply { skip_bad: true, ..apply(bad.import) };
    assert!(matches!(desk.console.imports_apply(request).await.unwrap(), ImportResult::Applied { .. }));
    assert_eq!(desk.users().await, ["00123 髙橋 花子", "00126 佐藤"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_exported_is_what_is_shown_and_imports_to_nothing() {
    let (site, head, sales) = site().await;
    let user = User { employee_number: "=1+1".into(), ..it::user("'@攻撃", "", head) };
    let (attack, fields) = (user.id, UserFields { title: Some("-課長".into()), ..UserFields::default() });
    site.apply(vec![Change::UserCreate(user), Change::UserEdit { id: attack, fields }]).await;
    site.device("PC-1", Place::Group(sales)).await;
    site.device("PC-2", Place::Unassigned).await;
    site.admin("tanaka", vec![grant_all(&[Permission::DeviceView])]).await;
    let desk = Desk::of(site, "admin").await;
    let formats = [
        (ExportFormat::Xlsx, Encoding::Utf8Bom, "out.xlsx"),
        (ExportFormat::Csv, Encoding::Cp932, "out.csv"),
        (ExportFormat::Csv, Encoding::Utf8Bom, "utf8.csv"),
        (ExportFormat::Tsv, Encoding::Utf16le, "out.tsv"),
    ];
    for kind in TableKind::ALL.iter().copied() {
        for (format, encoding, name) in formats {
            let written = desk.export(ExportRows::Everything { kind }, format, encoding, name).await;
            let ExportResult::Written { file_name, rows } = written else { panic!("{written:?}") };
            assert_eq!(file_name, name);
            let preview = desk.reopen(name, None).await;
            assert_eq!((preview.kind, preview.total), (kind, rows), "{kind:?} {format:?}");
            if format != ExportFormat::Xlsx {
                assert_eq!(preview.encoding, Some(encoding));
            }
            let mode = if preview.may_mirror { ImportMode::Mirror } else { ImportMode::AddAndChange };
            let plan = desk.plan(preview.import, mode).await;
            assert_eq!(
                (plan.counts.unchanged, plan.may_apply),
                (rows, false),
                "{kind:?} {format:?} {:?}",
                plan.counts
            );
        }
    }
    // Excel would take no cell for a formula.
    let csv = std::fs::read_to_string(desk.path("utf8.csv")).unwrap();
    assert!(!csv.contains(",=") && !csv.contains("\n="));
    // What is shown, and the columns that are shown, in their order.
    let query = everything("花子");
    desk.files.will_choose(desk.path("shown.csv"));
    let request = ExportsWrite {
        rows: ExportRows::Users { query },
        columns: vec![Field::Name, Field::EmployeeNumber],
        format: ExportFormat::Csv,
        encoding: Encoding::Utf8,
        language: Language::En,
        file_name: "shown".into(),
    };
    desk.console.exports_write(request).await.unwrap();
    assert_eq!(
        std::fs::read_to_string(desk.path("shown.csv")).unwrap(),
        "Name,Employee number\r\n髙橋 花子,00123\r\n"
    );
    let query =
        AdminQuery { query: "tanaka".into(), sort: SortKey::Name, descending: false, from: 0, count: 1 };
    let written =
        desk.export(ExportRows::Admins { query }, ExportFormat::Csv, Encoding::Utf8, "admins.csv").await;
    assert!(matches!(written, ExportResult::Written { rows: 1, .. }));
    // An empty form to fill in is recognised when it comes back.
    for kind in TableKind::ALL.iter().copied() {
        desk.export(ExportRows::Template { kind }, ExportFormat::Xlsx, Encoding::Utf8, "form.xlsx").await;
        assert_eq!(desk.reopen("form.xlsx", None).await.kind, kind);
        assert!(!desk.console.tables_fields(TablesFields { kind }).await.unwrap().is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_encoding_does_not_have_is_told_and_nothing_is_written() {
    let (site, head, _) = site().await;
    site.apply(vec![Change::UserCreate(it::user("𠮷野 😀", "", head))]).await;
    let desk = Desk::of(site, "admin").await;
    let kind = TableKind::Users;
    let lost =
        desk.export(ExportRows::Everything { kind }, ExportFormat::Csv, Encoding::Cp932, "out.csv").await;
    let ExportResult::Unwritable { total, cells } = lost else { panic!("{lost:?}") };
    assert_eq!((total, cells[0].field, cells[0].characters.as_str()), (1, Field::Name, "𠮷😀"));
    assert!(!desk.path("out.csv").exists());
    assert_eq!(desk.files.next(), Some(desk.path("out.csv")), "nobody was asked for a file");
}
