//! Import: the commands. What is open lies here, in Rust: the file's rows, how its columns are mapped, and what came of
//! trying it. A lock and signing out close it.

mod apply;
mod open;
mod save;

use std::{
    path::PathBuf,
    sync::{Arc, PoisonError},
};

use contract::{
    ErrorBody, ErrorCode, Secret,
    ipc::{
        Field, ImportHandle, ImportMode, ImportPlan, ImportWindow, ImportsPlan, ImportsRows, JobStep,
        Nothing, TableField, TableKind, TablesFields,
    },
};
use directory::{AdminId, ImportNote};

use crate::{
    Console,
    import::{self, Columns, Tables, Trial},
    jobs::stopped,
    tables::{Options, Read},
};

/// The import that is open. Cheap to copy: what is large is shared.
#[derive(Clone, Debug)]
pub(crate) struct Open {
    id: u32,
    path: PathBuf,
    note: ImportNote,
    bytes: u64,
    read: Arc<Read>,
    options: Options,
    kind: TableKind,
    header_row: Option<u32>,
    mapping: Vec<Option<Field>>,
    trial: Option<Arc<Trial>>,
    /// How it was tried last, to try it again.
    tried: Option<ImportsPlan>,
    passwords: Option<Passwords>,
}

/// The list of first passwords of an import: until the import is closed, or it is written.
#[derive(Clone, Debug)]
struct Passwords {
    path: PathBuf,
    list: Arc<Vec<FirstPassword>>,
    saved: bool,
}

/// A first password. Its text is never printed.
#[derive(Clone, Debug)]
struct FirstPassword {
    id: AdminId,
    account: String,
    name: String,
    password: Secret,
}

/// What is open, and how many were opened so far.
#[derive(Debug, Default)]
pub(crate) struct Imports {
    count: u32,
    open: Option<Open>,
}

impl Console {
    /// The columns that a kind of table may have.
    ///
    /// # Errors
    /// `locked`, `not_signed_in`, `not_ready`.
    pub async fn tables_fields(&self, request: TablesFields) -> Result<Vec<TableField>, ErrorBody> {
        self.read(|replica| Some(import::fields(request.kind, replica.view().settings())))
    }

    /// Tries the import as a whole on the rows in sight. Nothing is changed, and nothing leaves this computer.
    ///
    /// # Errors
    /// `import_gone`, `import_unfit` where the file or its columns have a problem, `job_running`, `cancelled`, `locked`.
    pub async fn imports_plan(self: &Arc<Self>, request: ImportsPlan) -> Result<ImportPlan, ErrorBody> {
        let open = self.opened(request.import)?;
        self.try_out(open, request).await
    }

    /// A window of the tried rows.
    ///
    /// # Errors
    /// `import_gone`, also while it has not been tried; `locked`.
    pub async fn imports_rows(&self, request: ImportsRows) -> Result<ImportWindow, ErrorBody> {
        let open = self.opened(request.import)?;
        let trial = open.trial.clone().ok_or_else(gone)?;
        let window = crate::session::blocking(move || Ok(trial.window(&open.read.table, &request)));
        window.await.map_err(|error| ErrorBody::new(ErrorCode::ImportGone, error.to_string()))
    }

    /// Closes the import: its rows and whatever first passwords it still knows are forgotten.
    ///
    /// # Errors
    /// `locked`: then nothing is open any more.
    pub async fn imports_close(&self, request: ImportHandle) -> Result<Nothing, ErrorBody> {
        self.refuse_locked()?;
        let mut imports = self.imports.lock().unwrap_or_else(PoisonError::into_inner);
        if imports.open.as_ref().is_some_and(|open| open.id == request.import) {
            imports.open = None;
            drop(imports);
            self.stop_job();
        }
        Ok(Nothing {})
    }

    /// Closes whatever is open, for a lock and the end of a session.
    pub(crate) fn drop_import(&self) {
        self.imports.lock().unwrap_or_else(PoisonError::into_inner).open = None;
        self.stop_job();
    }

    /// The import with this handle.
    fn opened(&self, id: u32) -> Result<Open, ErrorBody> {
        self.read(|_| Some(()))?;
        let imports = self.imports.lock().unwrap_or_else(PoisonError::into_inner);
        imports.open.clone().filter(|open| open.id == id).ok_or_else(gone)
    }

    /// Keeps what has become of an import, unless it was closed meanwhile.
    fn keep(&self, open: Open) -> Result<(), ErrorBody> {
        let mut imports = self.imports.lock().unwrap_or_else(PoisonError::into_inner);
        match imports.open.as_mut().filter(|known| known.id == open.id) {
            Some(known) => {
                *known = open;
                Ok(())
            }
            None => Err(gone()),
        }
    }

    /// Tries an import and keeps what came of it.
    async fn try_out(
        self: &Arc<Self>,
        mut open: Open,
        request: ImportsPlan,
    ) -> Result<ImportPlan, ErrorBody> {
        if !may_try(&open, request.mode) {
            return Err(ErrorBody::new(ErrorCode::ImportUnfit, "the file or its columns have a problem"));
        }
        let (me, directory) = self.read(|replica| Some((replica.own_eyes()?, replica.snapshot())))?;
        let job = self.begin_job()?;
        let ids = Arc::clone(&self.ids);
        let (read, kind, note) = (Arc::clone(&open.read), open.kind, open.note.clone());
        let (mapping, header_row) = (open.mapping.clone(), open.header_row.unwrap_or(0));
        let asked = request.clone();
        let trial = tokio::task::spawn_blocking(move || {
            let columns = Columns::new(&mapping);
            let file = Tables {
                table: &read.table,
                header_row,
                kind,
                columns: &columns,
                width: mapping.len() as u32,
                mode: asked.mode,
                emptying: asked.empty_cells_empty,
                note: &note,
            };
            let rows = Some(read.table.len() as u64);
            let matching = job.watched(JobStep::Matching, rows, |watch| {
                Trial::run(file, &directory, me, &|| ids.fresh(), watch)
            });
            matching.map_err(stopped)
        });
        let trial =
            trial.await.map_err(|error| ErrorBody::new(ErrorCode::ImportGone, error.to_string()))??;
        let plan = plan(open.id, &trial);
        open.trial = Some(Arc::new(trial));
        open.tried = Some(request);
        self.keep(open)?;
        Ok(plan)
    }
}

/// What a trial says about the whole.
fn plan(import: u32, trial: &Trial) -> ImportPlan {
    let counts = trial.counts();
    let something = !trial.set.changes.is_empty();
    ImportPlan {
        import,
        base_revision: trial.revision(),
        counts,
        faults: trial.faults(),
        authority: trial.authority.clone(),
        admins: trial.admins(),
        guard: trial.guard(),
        may_apply: something && counts.bad == 0,
        may_skip_bad: something && counts.bad > 0 && trial.mode != ImportMode::Mirror,
        new_admins: import::registered(&trial.set.changes).count() as u32,
    }
}

/// Whether there is anything to try.
fn may_try(open: &Open, mode: ImportMode) -> bool {
    let mirrors = open.kind != TableKind::Placements;
    open.read.problem.is_none()
        && (mode != ImportMode::Mirror || mirrors)
        && open::mapping_problems(open).is_empty()
}

fn gone() -> ErrorBody {
    ErrorBody::new(ErrorCode::ImportGone, "this import is not open")
}
