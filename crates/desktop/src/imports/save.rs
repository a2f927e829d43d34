//! Files that an import gives back: its bad rows, for whoever made the file, and first passwords of new admins.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Arc, PoisonError},
};

use contract::{
    ErrorBody, ErrorCode,
    ipc::{Delimiter, Encoding, ImportFault, ImportHandle, ImportsBadSave, JobStep, PasswordFile, SavedFile},
};

use super::{FirstPassword, Open, Passwords, gone};
use crate::{
    Console, disk,
    files::{FileKind, file_name},
    jobs::{Job, file_failed, stopped},
    tables::{Stop, TextWriter, WorkbookWriter, letters},
};

/// A workbook.
const WORKBOOK: FileKind = FileKind { name: "Excel", endings: &["xlsx"] };
/// A text file.
const TEXT: FileKind = FileKind { name: "CSV", endings: &["csv"] };
/// How the list of first passwords is called until somebody says otherwise.
const PASSWORDS: &str = "first-passwords";

impl Console {
    /// Writes the bad rows with what is wrong with them.
    ///
    /// # Errors
    /// `import_gone`, `file_failed`, `job_running`, `cancelled`, `locked`.
    pub async fn imports_bad_save(
        self: &Arc<Self>,
        request: ImportsBadSave,
    ) -> Result<Option<SavedFile>, ErrorBody> {
        let epoch = self.working()?;
        let open = self.opened(request.import)?;
        let job = self.begin_job()?;
        let console = Arc::clone(self);
        let folder = self.data_dir.clone();
        let saved = tokio::task::spawn_blocking(move || {
            let name = format!("{}.xlsx", request.file_name);
            let Some(path) = console.ask_to_save(epoch, &name, WORKBOOK)? else { return Ok(None) };
            let rows = write_bad(&open, &request, &path, &folder, &job)?;
            Ok(Some(SavedFile { file_name: file_name(&path), rows }))
        });
        saved.await.map_err(|error| file_failed(&std::io::Error::other(error)))?
    }

    /// Writes the list of first passwords again, into a file that the person chooses, if it could not be written before.
    ///
    /// # Errors
    /// `import_gone` where there is no such list, `file_failed`, `locked`.
    pub async fn imports_passwords_save(
        self: &Arc<Self>,
        request: ImportHandle,
    ) -> Result<Option<PasswordFile>, ErrorBody> {
        let epoch = self.working()?;
        let mut open = self.opened(request.import)?;
        let passwords =
            open.passwords.clone().filter(|passwords| !passwords.list.is_empty()).ok_or_else(gone)?;
        let Some(path) = self.choose_passwords(epoch).await? else { return Ok(None) };
        // Locked and unlocked again over the dialog, the list is forgotten; so it is where the import was closed.
        if !self.is_open(open.id) {
            return Err(gone());
        }
        let passwords = Passwords { path, ..passwords };
        let passwords = self.write_passwords(passwords).await?;
        let file = passwords.file();
        open.passwords = Some(passwords);
        self.keep(open)?;
        Ok(Some(file))
    }

    /// Asks where the list of first passwords goes.
    pub(super) async fn choose_passwords(self: &Arc<Self>, epoch: u64) -> Result<Option<PathBuf>, ErrorBody> {
        let console = Arc::clone(self);
        let name = format!("{PASSWORDS}.csv");
        let chosen = tokio::task::spawn_blocking(move || console.ask_to_save(epoch, &name, TEXT));
        chosen.await.map_err(|error| file_failed(&std::io::Error::other(error)))?
    }

    /// Writes the list; whoever has it in a file does not need it here any more.
    pub(super) async fn write_passwords(
        self: &Arc<Self>,
        passwords: Passwords,
    ) -> Result<Passwords, ErrorBody> {
        let written =
            tokio::task::spawn_blocking(move || match write_list(&passwords.path, &passwords.list) {
                Ok(()) => Ok(Passwords { saved: true, ..passwords }),
                Err(stop) => Err(stopped(stop)),
            });
        written.await.map_err(|error| file_failed(&std::io::Error::other(error)))?
    }

    /// Whether this import is still open.
    pub(super) fn is_open(&self, id: u32) -> bool {
        let imports = self.imports.lock().unwrap_or_else(PoisonError::into_inner);
        imports.open.as_ref().is_some_and(|open| open.id == id)
    }
}

impl Passwords {
    /// What the window is told of it.
    pub(super) fn file(&self) -> PasswordFile {
        PasswordFile { count: self.list.len() as u32, file_name: file_name(&self.path), saved: self.saved }
    }
}

/// Text, because a workbook would lie in a temporary file while it is made.
fn write_list(path: &Path, list: &[FirstPassword]) -> Result<(), Stop> {
    let headings = ["アカウント / Account", "氏名 / Name", "初回パスワード / First password"];
    disk::replace_chosen(path, |file| {
        let mut writer = TextWriter::new(file, Encoding::Utf8Bom, Delimiter::Comma)?;
        writer.row(headings)?;
        for entry in list {
            writer.row([entry.account.as_str(), entry.name.as_str(), entry.password.expose()])?;
        }
        writer.finish().map(drop)
    })
}

fn write_bad(
    open: &Open,
    request: &ImportsBadSave,
    path: &Path,
    folder: &Path,
    job: &Job,
) -> Result<u32, ErrorBody> {
    let trial = open.trial.as_ref().ok_or_else(gone)?;
    let titles = open.titles();
    let mut headings = vec![request.row_heading.as_str()];
    headings.extend(titles.iter().map(String::as_str));
    headings.push(&request.reason_heading);
    let written = job.watched(JobStep::Writing, None, |watch| {
        let mut writer = WorkbookWriter::new(folder, "errors", &headings)?;
        let mut count = 0;
        for (number, mut cells, faults) in trial.bad_rows(&open.read.table) {
            let number = number.to_string();
            let reasons: Vec<String> = faults.iter().map(|fault| reason(&request.reasons, fault)).collect();
            let reasons = reasons.join("\n");
            cells.resize(titles.len(), "");
            writer.row([number.as_str()].into_iter().chain(cells).chain([reasons.as_str()]))?;
            count += 1;
            watch.at(count)?;
        }
        disk::replace_chosen(path, |file| writer.finish(file))?;
        Ok(count as u32)
    });
    written.map_err(stopped)
}

/// A fault in the words that the window has for it.
fn reason(reasons: &BTreeMap<String, String>, fault: &ImportFault) -> String {
    let key = match fault.rejection {
        Some(rejection) => format!("{}.{}", code(fault.code), code(rejection)),
        None => code(fault.code),
    };
    let words = reasons.get(&key).or_else(|| reasons.get(&code(fault.code))).cloned().unwrap_or(key);
    let rows: Vec<String> = fault.rows.iter().map(u32::to_string).collect();
    let part = |name: &str, is_told: bool| reasons.get(name).filter(|_| is_told).map_or("", String::as_str);
    format!("{}{words}{}", part("at", fault.column.is_some()), part("rows", !rows.is_empty()))
        .replace("{column}", &fault.column.map(letters).unwrap_or_default())
        .replace("{rows}", &rows.join(", "))
        .replace("{text}", &fault.text)
}

/// How a code is written on the wire.
fn code(of: impl serde::Serialize) -> String {
    match serde_json::to_value(of) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

/// Nothing was chosen.
pub(super) fn cancelled() -> ErrorBody {
    ErrorBody::new(ErrorCode::Cancelled, "no file was chosen")
}
