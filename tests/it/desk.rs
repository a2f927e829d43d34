//! A console at which somebody sits who chooses files.

use std::{
    collections::VecDeque,
    path::PathBuf,
    sync::{Arc, Mutex},
};

use contract::ipc::{
    Encoding, ExportFormat, ExportResult, ExportRows, ExportsWrite, ImportMode, ImportPlan, ImportPreview,
    ImportResult, ImportsApply, ImportsOpen, ImportsPlan, ListQuery, OrgNode, SortKey, TableKind,
};
use desktop::{Console, FileKind, Files};
use directory::{Change, Group, GroupId, Language, User};
use it::{PASSWORD, Site};
use tempfile::TempDir;

use crate::console::{console_with, live, sign_in};

/// Somebody who has decided beforehand which files to choose.
#[derive(Debug, Default)]
pub(crate) struct Script(Mutex<VecDeque<PathBuf>>);

impl Script {
    pub(crate) fn next(&self) -> Option<PathBuf> {
        self.0.lock().unwrap().pop_front()
    }
    pub(crate) fn will_choose(&self, path: impl Into<PathBuf>) {
        self.0.lock().unwrap().push_back(path.into());
    }
}

impl Files for Script {
    fn pick_open(&self, _: FileKind) -> Option<PathBuf> {
        self.next()
    }
    fn pick_save(&self, _: &str, _: FileKind) -> Option<PathBuf> {
        self.next()
    }
}

/// A console that is signed in, and who chooses files for it.
pub(crate) struct Desk {
    pub(crate) site: Site,
    pub(crate) console: Arc<Console>,
    pub(crate) files: Arc<Script>,
    pub(crate) folder: TempDir,
    pub(crate) data: TempDir,
}

impl Desk {
    pub(crate) async fn of(site: Site, account: &str) -> Self {
        let files = Arc::new(Script::default());
        let (console, data) = console_with(&site, files.clone()).await;
        sign_in(&console, account, PASSWORD).await.unwrap();
        live(&console).await;
        Self { site, console, files, folder: tempfile::tempdir().unwrap(), data }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Opens a file with this content.
    pub(crate) async fn open(&self, name: &str, content: &[u8], kind: Option<TableKind>) -> ImportPreview {
        std::fs::write(self.path(name), content).unwrap();
        self.reopen(name, kind).await
    }

    pub(crate) async fn reopen(&self, name: &str, kind: Option<TableKind>) -> ImportPreview {
        self.files.will_choose(self.path(name));
        self.console.imports_open(ImportsOpen { kind }).await.unwrap().unwrap()
    }

    pub(crate) async fn plan(&self, import: u32, mode: ImportMode) -> ImportPlan {
        self.console.imports_plan(ImportsPlan { import, mode, empty_cells_empty: false }).await.unwrap()
    }

    pub(crate) async fn apply(&self, import: u32) -> Result<ImportResult, contract::ErrorBody> {
        self.console.imports_apply(apply(import)).await
    }

    pub(crate) async fn users(&self) -> Vec<String> {
        let rows = self.console.users_rows(everything("")).await.unwrap().rows;
        rows.into_iter().map(|row| format!("{} {}", row.user.employee_number, row.user.name)).collect()
    }

    pub(crate) async fn export(
        &self,
        rows: ExportRows,
        format: ExportFormat,
        encoding: Encoding,
        name: &str,
    ) -> ExportResult {
        self.files.will_choose(self.path(name));
        let file_name = "../書き出し".into();
        let language = Language::Ja;
        let request = ExportsWrite { rows, columns: Vec::new(), format, encoding, language, file_name };
        self.console.exports_write(request).await.unwrap()
    }
}

pub(crate) fn apply(import: u32) -> ImportsApply {
    ImportsApply { import, skip_bad: false, confirmed_deletions: None, reason: None }
}

pub(crate) fn everything(query: &str) -> ListQuery {
    ListQuery {
        node: OrgNode::Organization,
        below: true,
        query: query.into(),
        platforms: Vec::new(),
        filters: Default::default(),
        sort: SortKey::EmployeeNumber,
        descending: false,
        from: 0,
        count: 500,
    }
}

/// A company: 本社 (H) with 営業部, and somebody in it.
pub(crate) async fn site() -> (Site, GroupId, GroupId) {
    let site = Site::start().await;
    let head = Group { code: "H".into(), ..it::group("本社", None) };
    let head_id = head.id;
    site.apply(vec![Change::GroupCreate(head)]).await;
    let sales = site.group("営業部", Some(head_id)).await;
    let user = User {
        employee_number: "00123".into(), ..it::user("髙橋 花子", "たかはし はなこ", sales)
    };
    site.apply(vec![Change::UserCreate(user)]).await;
    (site, head_id, sales)
}

/// In CP932, by Excel's own hand as it were.
pub(crate) fn cp932(text: &str) -> Vec<u8> {
    let mut writer =
        desktop::tables::TextWriter::new(Vec::new(), Encoding::Cp932, contract::ipc::Delimiter::Comma)
            .unwrap();
    for line in text.lines() {
        writer.row(line.split(',')).unwrap();
    }
    writer.finish().unwrap()
}
