//! Manuals: the library on this computer, and reading from it. It is there for whoever sits at the computer: before
//! signing in, while the console is locked, and without a network.

mod fetch;
mod library;
mod open;

use std::sync::Arc;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use contract::{
    ErrorBody, ErrorCode,
    ipc::{
        ManualContents, ManualHits, ManualPage, ManualPdf, ManualsContents, ManualsPage, ManualsPdf,
        ManualsSearch, ManualsState, Nothing, SavedFile,
    },
};
use manual::Refusal;

pub(crate) use library::Library;
use open::OpenManual;

use crate::{Console, FileKind, disk, files::file_name, jobs::file_failed};

/// The most hits of a search.
const MOST_HITS: u32 = 200;
const PDF: FileKind = FileKind { name: "PDF", endings: &["pdf"] };

impl Console {
    /// What the library holds, and what is being fetched.
    ///
    /// # Errors
    /// None.
    pub async fn manuals_state(&self, _: Nothing) -> Result<ManualsState, ErrorBody> {
        Ok(self.manuals.shown())
    }

    /// Asks the service for a newer manual now, and waits a moment for the outcome.
    ///
    /// # Errors
    /// None; the state says what came of it.
    pub async fn manuals_refresh(self: &Arc<Self>, _: Nothing) -> Result<ManualsState, ErrorBody> {
        self.look_for_manual_now().await;
        Ok(self.manuals.shown())
    }

    /// The books with their pages and headings.
    ///
    /// # Errors
    /// `manual_missing`.
    pub async fn manuals_contents(
        self: &Arc<Self>,
        request: ManualsContents,
    ) -> Result<ManualContents, ErrorBody> {
        self.of_manual(move |manual| manual.contents(request.language)).await
    }

    /// A page, with its pictures.
    ///
    /// # Errors
    /// `manual_missing`.
    pub async fn manuals_page(self: &Arc<Self>, request: ManualsPage) -> Result<ManualPage, ErrorBody> {
        self.of_manual(move |manual| manual.page(request.language, &request.page)).await
    }

    /// The sections that hold every word of a query.
    ///
    /// # Errors
    /// `manual_missing`.
    pub async fn manuals_search(self: &Arc<Self>, request: ManualsSearch) -> Result<ManualHits, ErrorBody> {
        let limit = request.limit.min(MOST_HITS) as usize;
        self.of_manual(move |manual| manual.search(request.language, &request.query, limit).map(Some)).await
    }

    /// The PDF of a book.
    ///
    /// # Errors
    /// `manual_missing`.
    pub async fn manuals_pdf(self: &Arc<Self>, request: ManualsPdf) -> Result<ManualPdf, ErrorBody> {
        let pdf = self.of_manual(move |manual| manual.pdf(request.language, &request.book)).await?;
        Ok(ManualPdf { data: STANDARD.encode(pdf) })
    }

    /// Writes the PDF of a book to a file that the person chooses.
    ///
    /// # Errors
    /// `manual_missing`, `file_failed`.
    pub async fn manuals_pdf_save(
        self: &Arc<Self>,
        request: ManualsPdf,
    ) -> Result<Option<SavedFile>, ErrorBody> {
        let ManualsPdf { language, book } = request;
        let (pdf, name) = self
            .of_manual(move |manual| Ok(manual.pdf(language, &book)?.zip(manual.pdf_name(language, &book)?)))
            .await?;
        let files = Arc::clone(&self.files);
        let saved = tokio::task::spawn_blocking(move || {
            let Some(path) = files.pick_save(&name, PDF) else { return Ok(None) };
            disk::replace_chosen(&path, |file| std::io::Write::write_all(file, &pdf))
                .map_err(|error| file_failed(&error))?;
            Ok(Some(SavedFile { file_name: file_name(&path), rows: 0 }))
        });
        saved.await.map_err(|error| ErrorBody::new(ErrorCode::FileFailed, error.to_string()))?
    }

    /// Reads from the manual that is shown. What turns out not to be what was signed is not shown, and fetched anew.
    async fn of_manual<T: Send + 'static>(
        self: &Arc<Self>,
        read: impl FnOnce(&OpenManual) -> Result<Option<T>, Refusal> + Send + 'static,
    ) -> Result<T, ErrorBody> {
        let console = Arc::clone(self);
        let missing = || ErrorBody::new(ErrorCode::ManualMissing, "the library holds nothing of the kind");
        let done = tokio::task::spawn_blocking(move || {
            let manual = console.manuals.manual().ok_or_else(missing)?;
            read(&manual).map_err(|refusal| {
                tracing::warn!(%refusal, "the manual on this computer is not what was signed");
                console.manuals.distrust(&manual);
                console.tell(contract::ipc::ConsoleEvent::Manuals {});
                missing()
            })
        });
        done.await
            .map_err(|error| ErrorBody::new(ErrorCode::ManualMissing, error.to_string()))??
            .ok_or_else(missing)
    }
}
