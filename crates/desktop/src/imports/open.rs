//! Opening a file: it is chosen, read and recognised, and its columns are mapped.

use std::{
    fs::File,
    io::{self, Read as _},
    path::{Path, PathBuf},
    sync::{Arc, PoisonError},
};

use contract::{
    ErrorBody, ErrorCode,
    ipc::{
        Field, FileProblem, ImportColumn, ImportHandle, ImportPreview, ImportsConfigure, ImportsOpen,
        JobStep, MappingProblem, MappingProblemCode, PreviewRow, TableKind,
    },
};
use directory::{ImportNote, Settings};
use sha2::{Digest as _, Sha256};

use super::Open;
use crate::{
    Console,
    files::{FileKind, file_name},
    import::{fields, guess, is_key, map},
    jobs::{Job, file_failed, stopped},
    tables::{self, Limits, Options, Read, Stop, letters},
};

/// What can be imported.
const IMPORTED: FileKind = FileKind { name: "Excel, CSV, TSV", endings: &["xlsx", "csv", "tsv", "txt"] };
/// Rows among which the headings are looked for.
const HEADINGS_WITHIN: usize = 10;
/// Rows that are shown.
const SHOWN: usize = 20;
/// Bytes that are read at once.
const PIECE: usize = 1 << 20;

impl Console {
    /// Lets the person choose a file, reads it and says what it is.
    ///
    /// # Errors
    /// `file_failed`, `job_running`, `cancelled`, `locked`, `not_signed_in`, `not_ready`, `viewing_as`.
    pub async fn imports_open(
        self: &Arc<Self>,
        request: ImportsOpen,
    ) -> Result<Option<ImportPreview>, ErrorBody> {
        let epoch = self.working()?;
        let settings = self.import_settings()?;
        let job = self.begin_job()?;
        let console = Arc::clone(self);
        let opened = tokio::task::spawn_blocking(move || {
            let Some(path) = console.ask_to_open(epoch, IMPORTED)? else { return Ok(None) };
            let open = read_anew(path, Options::default(), &job)?;
            Ok(Some(open))
        });
        let Some(mut open) = opened.await.map_err(|error| file_failed(&io::Error::other(error)))?? else {
            return Ok(None);
        };
        open.header_row = headings(&open.read, &settings);
        let titles = open.titles();
        open.kind = request.kind.unwrap_or_else(|| guess(&titles, &settings));
        open.mapping = map(open.kind, &titles, &settings);
        // The lock may have come down while the file was read.
        self.import_settings()?;
        let mut imports = self.imports.lock().unwrap_or_else(PoisonError::into_inner);
        imports.count += 1;
        open.id = imports.count;
        imports.open = Some(open.clone());
        Ok(Some(preview(&open, &settings)))
    }

    /// Reads the file in another way, or maps its columns in another way.
    ///
    /// # Errors
    /// `import_gone`, `file_failed` if it is not there any more, `job_running`, `cancelled`, `locked`.
    pub async fn imports_configure(
        self: &Arc<Self>,
        request: ImportsConfigure,
    ) -> Result<ImportPreview, ErrorBody> {
        let settings = self.import_settings()?;
        let mut open = self.opened(request.import)?;
        let wanted =
            Options { encoding: request.encoding, delimiter: request.delimiter, sheet: request.sheet };
        if wanted != open.chosen() {
            open = self.read_again(open, wanted).await?;
        }
        let columns = open.read.table.width() as usize;
        let known = request.mapping.filter(|mapping| mapping.len() == columns);
        open.kind = request.kind;
        open.header_row = request.header_row;
        open.mapping = known.unwrap_or_else(|| map(open.kind, &open.titles(), &settings));
        open.trial = None;
        self.keep(open.clone())?;
        Ok(preview(&open, &settings))
    }

    /// Reads the same file again, which may have been mended meanwhile, in the same way.
    ///
    /// # Errors
    /// As `imports_configure`.
    pub async fn imports_reload(self: &Arc<Self>, request: ImportHandle) -> Result<ImportPreview, ErrorBody> {
        let settings = self.import_settings()?;
        let open = self.opened(request.import)?;
        let before = open.titles();
        let options = open.options;
        let mut open = self.read_again(open, options).await?;
        if open.titles() != before {
            open.mapping = map(open.kind, &open.titles(), &settings);
        }
        open.trial = None;
        self.keep(open.clone())?;
        Ok(preview(&open, &settings))
    }

    /// The company's settings, for whoever may write.
    fn import_settings(&self) -> Result<Settings, ErrorBody> {
        self.read(|replica| Some((replica.view().settings().clone(), replica.own_eyes().is_some()))).and_then(
            |(settings, own)| {
                let viewing =
                    || ErrorBody::new(ErrorCode::ViewingAs, "this is another admin's view, to read only");
                own.then_some(settings).ok_or_else(viewing)
            },
        )
    }

    async fn read_again(self: &Arc<Self>, open: Open, options: Options) -> Result<Open, ErrorBody> {
        let job = self.begin_job()?;
        let path = open.path.clone();
        let read = tokio::task::spawn_blocking(move || read_anew(path, options, &job));
        let read = read.await.map_err(|error| file_failed(&io::Error::other(error)))??;
        Ok(Open { read: read.read, note: read.note, bytes: read.bytes, options, ..open })
    }
}

impl Open {
    /// How it is read, recognised or chosen.
    fn chosen(&self) -> Options {
        Options { encoding: self.read.encoding, delimiter: self.read.delimiter, sheet: self.options.sheet }
    }

    /// The headings, column by column; empty where there are none.
    pub(super) fn titles(&self) -> Vec<String> {
        let width = self.read.table.width();
        let row =
            self.header_row.and_then(|number| self.read.table.rows().find(|row| row.number() == number));
        (0..width).map(|column| row.map_or("", |row| row.cell(column).text).trim().to_owned()).collect()
    }
}

/// Reads a chosen file as a whole.
fn read_anew(path: PathBuf, options: Options, job: &Job) -> Result<Open, ErrorBody> {
    let limits = Limits::default();
    let (bytes, problem) = load(&path, &limits, job).map_err(stopped)?;
    let read = match problem {
        Some(problem) => Read { problem: Some(problem), ..Read::default() },
        None => {
            let all = Some(bytes.len() as u64);
            let read =
                job.watched(JobStep::Reading, all, |watch| tables::read(&bytes, options, &limits, watch));
            read.map_err(stopped)?
        }
    };
    let file_name = file_name(&path);
    let sha256 = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(Open {
        id: 0,
        path,
        note: ImportNote { file_name, rows: read.table.len() as u32, sha256 },
        bytes: bytes.len() as u64,
        read: Arc::new(read),
        options,
        kind: TableKind::Users,
        header_row: None,
        mapping: Vec::new(),
        trial: None,
        tried: None,
        passwords: None,
    })
}

/// The bytes of a file, or why they are too many.
fn load(path: &Path, limits: &Limits, job: &Job) -> Result<(Vec<u8>, Option<FileProblem>), Stop> {
    let file = File::open(path)?;
    let about = file.metadata()?;
    if !about.is_file() {
        return Err(io::Error::other("not an ordinary file").into());
    }
    if let Some(problem) = tables::too_large(about.len(), limits) {
        return Ok((Vec::new(), Some(problem)));
    }
    job.watched(JobStep::Reading, Some(about.len()), |watch| {
        // One more than is allowed: it may grow while it is read.
        let mut file = file.take(limits.bytes + 1);
        let mut bytes = Vec::with_capacity(about.len() as usize);
        while file.by_ref().take(PIECE as u64).read_to_end(&mut bytes)? > 0 {
            watch.at(bytes.len() as u64)?;
        }
        match tables::too_large(bytes.len() as u64, limits) {
            Some(problem) => Ok((Vec::new(), Some(problem))),
            None => Ok((bytes, None)),
        }
    })
}

/// The row of headings: of the first rows the one with most that are known, else the first one.
fn headings(read: &Read, settings: &Settings) -> Option<u32> {
    let known = |row: &tables::Row<'_>| {
        let texts: Vec<String> = row.texts().map(str::to_owned).collect();
        let count = |kind: &TableKind| map(*kind, &texts, settings).iter().flatten().count();
        TableKind::ALL.iter().map(count).max().unwrap_or(0)
    };
    let first: Vec<tables::Row<'_>> = read.table.rows().take(HEADINGS_WITHIN).collect();
    // Of several that know as many, the first.
    first.iter().rev().max_by_key(|row| known(row)).map(|row| row.number())
}

/// What was recognised, for the window.
fn preview(open: &Open, settings: &Settings) -> ImportPreview {
    let table = &open.read.table;
    let above = open.header_row.unwrap_or(0);
    let data = || table.rows().filter(|row| row.number() > above);
    let width = table.width();
    let rows = data().take(SHOWN).map(|row| PreviewRow {
        row: row.number(),
        cells: (0..width).map(|column| row.cell(column).text.to_owned()).collect(),
    });
    let columns = (0..).zip(open.titles()).map(|(column, heading)| ImportColumn {
        letters: letters(column),
        heading,
        field: open.mapping.get(column as usize).copied().flatten(),
    });
    ImportPreview {
        import: open.id,
        file_name: open.note.file_name.clone(),
        bytes: open.bytes,
        kind: open.kind,
        sheets: open.read.sheets.clone(),
        sheet: open.options.sheet,
        encoding: open.read.encoding,
        delimiter: open.read.delimiter,
        header_row: open.header_row,
        columns: columns.collect(),
        rows: rows.collect(),
        total: data().count() as u32,
        fields: fields(open.kind, settings),
        may_mirror: open.kind != TableKind::Placements,
        problem: open.read.problem.clone(),
        mapping_problems: mapping_problems(open),
    }
}

/// Why the columns cannot be imported as they are mapped.
pub(super) fn mapping_problems(open: &Open) -> Vec<MappingProblem> {
    let mut problems = Vec::new();
    let mapped: Vec<Field> = open.mapping.iter().flatten().copied().collect();
    let known = fields(open.kind, &Settings::default());
    let keys: Vec<Field> = known.iter().filter(|field| field.key).map(|field| field.field).collect();
    let mut add = |code, fields: Vec<Field>| problems.push(MappingProblem { code, fields });
    if !mapped.iter().any(|field| is_key(open.kind, *field)) {
        add(MappingProblemCode::KeyMissing, keys);
    }
    for (at, field) in mapped.iter().enumerate() {
        // Said where it comes for the second time.
        if mapped[..at].iter().filter(|earlier| *earlier == field).count() == 1 {
            add(MappingProblemCode::FieldTwice, vec![*field]);
        }
    }
    let says_something = match open.kind {
        TableKind::Placements => mapped.iter().any(|field| matches!(field, Field::Group | Field::User)),
        _ => mapped.iter().any(|field| *field != Field::Id),
    };
    if !says_something {
        add(MappingProblemCode::NothingToDo, Vec::new());
    }
    problems
}
