//! Export: what a list shows, or everything of its kind in sight, into a file that the person chooses.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use contract::{
    ErrorBody,
    ipc::{
        Delimiter, Encoding, ExportFormat, ExportResult, ExportRows, ExportsWrite, JobStep, ListQuery,
        TableField, TableKind, UnwritableCell,
    },
};
use directory::{AdminId, Directory, GroupId, Language, RowRef, View};

use crate::{
    Console, disk,
    files::{FileKind, file_name},
    import::{AnyRow, Groups, Writing, fields, in_sight},
    jobs::{Job, file_failed, stopped},
    replica::Replica,
    tables::{Stop, TextWriter, WorkbookWriter, unwritable},
};

/// Cells that are shown of those that cannot be written.
const MOST_SHOWN: usize = 100;
/// Rows between two looks at the watch.
const WATCHED: usize = 256;

/// What is to be written: rows in their order, read with somebody's eyes.
struct Export {
    directory: Arc<Directory>,
    reader: AdminId,
    rows: Vec<RowRef>,
    /// A row of examples in place of rows.
    template: bool,
    columns: Vec<TableField>,
    request: ExportsWrite,
}

impl Console {
    /// Writes rows to a file that the person chooses. Works offline: the rows are those of the replica.
    ///
    /// # Errors
    /// `file_failed`, `job_running`, `cancelled` by `jobs_cancel`, `locked`, `not_signed_in`, `not_ready`.
    pub async fn exports_write(self: &Arc<Self>, request: ExportsWrite) -> Result<ExportResult, ErrorBody> {
        let epoch = self.working()?;
        let export = self.read(|replica| Some(Export::new(replica, request)))?;
        let job = self.begin_job()?;
        let (console, folder) = (Arc::clone(self), self.data_dir.clone());
        let written = tokio::task::spawn_blocking(move || {
            if let Some(lost) = export.unwritable(&job).map_err(stopped)? {
                return Ok(lost);
            }
            let (name, kind) = export.file();
            let Some(path) = console.ask_to_save(epoch, &name, kind)? else {
                return Ok(ExportResult::Cancelled);
            };
            export.write(&path, folder, &job).map_err(stopped)?;
            let rows = if export.template { 1 } else { export.rows.len() as u32 };
            Ok(ExportResult::Written { file_name: file_name(&path), rows })
        });
        written.await.map_err(|error| file_failed(&std::io::Error::other(error)))?
    }
}

impl Export {
    fn new(replica: &Replica, request: ExportsWrite) -> Self {
        let view = replica.view();
        let kind = kind(&request.rows);
        let known = fields(kind, view.settings());
        let columns = if request.columns.is_empty() {
            known.into_iter().filter(|field| field.standard).collect()
        } else {
            let wanted = request.columns.iter();
            wanted.filter_map(|field| known.iter().find(|known| known.field == *field)).cloned().collect()
        };
        Self {
            directory: replica.snapshot(),
            reader: replica.reader(),
            rows: rows(replica, &view, &request.rows),
            template: matches!(request.rows, ExportRows::Template { .. }),
            columns,
            request,
        }
    }

    fn delimiter(&self) -> Option<Delimiter> {
        match self.request.format {
            ExportFormat::Xlsx => None,
            ExportFormat::Csv => Some(Delimiter::Comma),
            ExportFormat::Tsv => Some(Delimiter::Tab),
        }
    }

    /// The suggested name and the kind of the file.
    fn file(&self) -> (String, FileKind) {
        let kind = match self.request.format {
            ExportFormat::Xlsx => FileKind { name: "Excel", endings: &["xlsx"] },
            ExportFormat::Csv => FileKind { name: "CSV", endings: &["csv"] },
            ExportFormat::Tsv => FileKind { name: "TSV", endings: &["tsv", "txt"] },
        };
        // A name, never a path, whatever the window sends.
        let name: String = self
            .request
            .file_name
            .chars()
            .filter(|sign| !sign.is_control() && !r#"/\:*?"<>|"#.contains(*sign))
            .collect();
        let name = if name.trim().is_empty() { "export".to_owned() } else { name };
        (format!("{name}.{}", kind.endings[0]), kind)
    }

    fn headings(&self) -> Vec<&str> {
        self.columns
            .iter()
            .map(|field| match self.request.language {
                Language::Ja => field.ja.as_str(),
                Language::En => field.en.as_str(),
            })
            .collect()
    }

    /// Gives every row's cells, the heading left aside, one after the other.
    fn each(
        &self,
        watch: &crate::tables::Watch<'_>,
        mut take: impl FnMut(u32, &[String]) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        let view = self.directory.view(self.reader);
        let groups = Groups::of(&view);
        let writing = Writing { view: &view, groups: &groups, language: self.request.language, later: None };
        if self.template {
            let examples: Vec<String> = self.columns.iter().map(|field| self.example(field)).collect();
            return take(2, &examples);
        }
        let mut cells: Vec<String> = Vec::with_capacity(self.columns.len());
        for (index, row) in self.rows.iter().enumerate() {
            if index.is_multiple_of(WATCHED) {
                watch.at(index as u64)?;
            }
            let Some(row) = AnyRow::find(&view, *row) else { continue };
            cells.clear();
            cells.extend(self.columns.iter().map(|field| writing.text(&row, field.field)));
            take(index as u32 + 2, &cells)?;
        }
        Ok(())
    }

    fn example(&self, field: &TableField) -> String {
        match self.request.language {
            Language::Ja => field.example_ja.clone(),
            Language::En => field.example_en.clone(),
        }
    }

    /// Cells that the encoding does not have, if there are any.
    fn unwritable(&self, job: &Job) -> Result<Option<ExportResult>, Stop> {
        let encoding = self.request.encoding;
        if self.request.format == ExportFormat::Xlsx || encoding != Encoding::Cp932 {
            return Ok(None);
        }
        let (mut total, mut cells) = (0, Vec::new());
        let mut look = |row: u32, texts: &[String]| {
            for (field, text) in self.columns.iter().zip(texts) {
                let characters = unwritable(text, encoding);
                if !characters.is_empty() {
                    total += 1;
                    if cells.len() < MOST_SHOWN {
                        cells.push(UnwritableCell {
                            row,
                            field: field.field,
                            text: text.clone(),
                            characters,
                        });
                    }
                }
            }
            Ok(())
        };
        let headings: Vec<String> = self.headings().into_iter().map(str::to_owned).collect();
        look(1, &headings)?;
        job.watched(JobStep::Matching, Some(self.rows.len() as u64), |watch| self.each(watch, look))?;
        Ok((total > 0).then_some(ExportResult::Unwritable { total, cells }))
    }

    fn write(&self, path: &Path, folder: PathBuf, job: &Job) -> Result<(), Stop> {
        job.watched(JobStep::Writing, Some(self.rows.len() as u64), |watch| match self.delimiter() {
            None => {
                let mut writer =
                    WorkbookWriter::new(&folder, sheet(kind(&self.request.rows)), &self.headings())?;
                self.each(watch, |_, cells| writer.row(cells.iter().map(String::as_str)))?;
                disk::replace_chosen(path, |file| writer.finish(file))
            }
            Some(delimiter) => disk::replace_chosen(path, |file| {
                let mut writer = TextWriter::new(file, self.request.encoding, delimiter)?;
                writer.row(self.headings())?;
                self.each(watch, |_, cells| writer.row(cells.iter().map(String::as_str)))?;
                writer.finish().map(drop)
            }),
        })
    }
}

/// The name of the sheet.
fn sheet(kind: TableKind) -> &'static str {
    match kind {
        TableKind::Groups => "groups",
        TableKind::Users => "users",
        TableKind::Devices => "devices",
        TableKind::Placements => "placements",
        TableKind::Admins => "admins",
    }
}

fn kind(rows: &ExportRows) -> TableKind {
    match rows {
        ExportRows::Everything { kind } | ExportRows::Template { kind } => *kind,
        ExportRows::Groups { .. } => TableKind::Groups,
        ExportRows::Users { .. } => TableKind::Users,
        ExportRows::Devices { .. } => TableKind::Devices,
        ExportRows::Placements { .. } => TableKind::Placements,
        ExportRows::Admins { .. } => TableKind::Admins,
    }
}

/// The rows in the order in which the list shows them.
fn rows(replica: &Replica, view: &View<'_>, wanted: &ExportRows) -> Vec<RowRef> {
    match wanted {
        ExportRows::Everything { kind } => in_sight(view, *kind),
        ExportRows::Template { .. } => Vec::new(),
        ExportRows::Groups { query } => replica.groups_all(query),
        ExportRows::Users { query } => replica.users_all(query).into_iter().map(RowRef::User).collect(),
        ExportRows::Devices { query } | ExportRows::Placements { query } => {
            replica.devices_all(query).into_iter().map(RowRef::Device).collect()
        }
        ExportRows::Admins { query } => replica.admins_all(query).into_iter().map(RowRef::Admin).collect(),
    }
}

impl Replica {
    /// Groups at and below a node whose texts contain the query, as the tree shows them.
    fn groups_all(&self, query: &ListQuery) -> Vec<RowRef> {
        use contract::ipc::OrgNode;
        let view = self.view();
        let found = self.groups.containing(&crate::index::needle(&query.query));
        let ids: Vec<_> = match query.node {
            OrgNode::Group(id) => view.subtree(id),
            OrgNode::Organization => view.groups().map(|group| group.id).collect(),
            OrgNode::Unassigned | OrgNode::User(_) => Vec::new(),
        };
        let matches = |group: &GroupId| {
            let slot = self.groups.find(*group);
            found.as_ref().is_none_or(|found| slot.is_some_and(|slot| found.contains(slot)))
        };
        ids.into_iter().filter(matches).map(RowRef::Group).collect()
    }
}
