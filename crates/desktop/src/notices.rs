//! Notices: what the operator tells, kept for the session that stays and readable offline, and told outside the window.
//!
//! They are the admin's own, whoever's eyes the organization is looked at with. Deliberately absent: whom a notice
//! concerns, which the service decides.

mod calendar;
mod due;
mod fetch;
mod held;
mod preferences;
mod tell;
mod words;

use std::{
    path::Path,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use contract::{
    ErrorBody, ErrorCode, FieldError, NoticeReadersView,
    ipc::{
        ConsoleEvent, Nothing, NoticePreferences, NoticesCalendarSave, NoticesGet, NoticesRead, NoticesState,
        SavedFile,
    },
};
use directory::{AdminId, Language};
use tokio::sync::Notify;

use self::held::Held;
use crate::{
    Console, FileKind, disk,
    files::{file_name, safe_name},
    jobs::file_failed,
    keyring::Key,
    session::not_signed_in,
    vault::Vault,
};

/// How many notices are kept and marked at once: as many as the service gives.
const MOST: usize = 200;
const CALENDAR: FileKind = FileKind { name: "iCalendar", endings: &["ics"] };

/// The notices of the session.
#[derive(Debug)]
pub(crate) struct Notices {
    /// Taken before the state, never while the state is held.
    held: Mutex<Held>,
    preferences: Mutex<NoticePreferences>,
    vault: Vault,
    /// Ends the pause before the service is asked again.
    wake: Notify,
    /// Held while asking the service or telling it something: an answer from before must not undo what was told.
    asking: tokio::sync::Mutex<()>,
    /// Held while writing them down.
    saving: tokio::sync::Mutex<()>,
}

impl Notices {
    pub(crate) fn new(folder: &Path, server: String, language: Language) -> Self {
        Self {
            held: Mutex::default(),
            preferences: Mutex::new(preferences::load(folder, language)),
            vault: Vault::new(folder, "notices.vault", server),
            wake: Notify::new(),
            asking: tokio::sync::Mutex::default(),
            saving: tokio::sync::Mutex::default(),
        }
    }

    /// Begins with what is kept for this admin. What cannot be read is fetched anew.
    fn open(&self, key: &Key, admin: AdminId) {
        let kept = self.vault.load::<Held>(key).unwrap_or_else(|error| {
            tracing::warn!(%error, "the kept notices cannot be read");
            None
        });
        *self.held() = kept.filter(|kept| kept.is_of(admin)).unwrap_or_default();
    }

    /// Forgets everything of the session.
    pub(crate) fn clear(&self) {
        *self.held() = Held::default();
    }

    /// Removes what is kept of them.
    pub(crate) fn wipe(&self) -> std::io::Result<()> {
        self.vault.wipe()
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Console {
    /// The notices that are known, offline too.
    ///
    /// # Errors
    /// `locked`, `not_signed_in`, `not_ready` where something must be done first.
    pub async fn notices_list(&self, _: Nothing) -> Result<NoticesState, ErrorBody> {
        self.working()?;
        Ok(self.notices_shown())
    }

    /// Asks the service for notices now.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn notices_refresh(self: &Arc<Self>, _: Nothing) -> Result<NoticesState, ErrorBody> {
        let epoch = self.working()?;
        let answer = self.fetch_notices(epoch).await;
        self.noted(epoch, answer).await?;
        self.show_due_notices(epoch).await;
        Ok(self.notices_shown())
    }

    /// Marks notices as read: here at once, and at the service now or at the next connection.
    ///
    /// # Errors
    /// `bad_request` for more than 200 at once; `locked`, `not_signed_in`, `not_ready`.
    pub async fn notices_read(self: &Arc<Self>, request: NoticesRead) -> Result<NoticesState, ErrorBody> {
        let epoch = self.working()?;
        if request.ids.len() > MOST {
            return Err(bad("/ids", "at most 200 at once"));
        }
        let now = self.clock.now();
        if self.of_notices(epoch, |held| held.read(&request.ids, now))? {
            self.tell(ConsoleEvent::Notices {});
            let console = Arc::clone(self);
            tokio::spawn(async move {
                console.save_notices(epoch).await;
                console.tell_read_now(epoch).await;
            });
        }
        Ok(self.notices_shown())
    }

    /// Who of the admins has read a notice.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn notices_readers(
        self: &Arc<Self>,
        request: NoticesGet,
    ) -> Result<NoticeReadersView, ErrorBody> {
        let (epoch, remote) = self.remote()?;
        let answer = remote.notices_readers(request.id).await;
        self.noted(epoch, answer).await
    }

    /// Writes a notice with a beginning and an end as a calendar file that the person chooses.
    ///
    /// # Errors
    /// `not_found` for a notice that is not known or has no beginning and end; `file_failed`, `locked`,
    /// `not_signed_in`, `not_ready`.
    pub async fn notices_calendar_save(
        self: &Arc<Self>,
        request: NoticesCalendarSave,
    ) -> Result<Option<SavedFile>, ErrorBody> {
        let epoch = self.working()?;
        let NoticesCalendarSave { id, language } = request;
        let known = self.of_notices(epoch, |held| held.items().iter().find(|item| item.id == id).cloned())?;
        let text = known.as_ref().and_then(|notice| calendar::event(notice, language));
        let Some((notice, text)) = known.zip(text) else {
            return Err(ErrorBody::new(ErrorCode::NotFound, "no such notice with a beginning and an end"));
        };
        let name = format!("{}.ics", safe_name(words::of(&notice.title, language)));
        let console = Arc::clone(self);
        let saved = tokio::task::spawn_blocking(move || {
            let Some(path) = console.ask_to_save(epoch, &name, CALENDAR)? else { return Ok(None) };
            disk::replace_chosen(&path, |file| std::io::Write::write_all(file, text.as_bytes()))
                .map_err(|error| file_failed(&error))?;
            Ok(Some(SavedFile { file_name: file_name(&path), rows: 1 }))
        });
        saved.await.map_err(|error| ErrorBody::new(ErrorCode::FileFailed, error.to_string()))?
    }

    fn notices_shown(&self) -> NoticesState {
        self.notices.held().shown(self.clock.now())
    }

    /// Reads or changes what is held for this session, unless it is over.
    fn of_notices<T>(&self, epoch: u64, act: impl FnOnce(&mut Held) -> T) -> Result<T, ErrorBody> {
        let mut held = self.notices.held();
        // Looked at under the lock: whoever ends the session clears what is held after that.
        if self.state().epoch == epoch { Ok(act(&mut held)) } else { Err(not_signed_in()) }
    }
}

/// A bad part of a request.
fn bad(path: &str, why: &str) -> ErrorBody {
    let field = FieldError { path: path.to_owned(), code: ErrorCode::BadRequest.text().to_owned() };
    ErrorBody::fields(ErrorCode::BadRequest, why, vec![field])
}

#[cfg(test)]
mod tests {
    use contract::{LocalText, NoticeId, NoticeKind, NoticeView};
    use uuid::Uuid;

    /// A notice of which only what is told matters.
    pub(super) fn notice(n: u128, kind: NoticeKind) -> NoticeView {
        let text = |ja: &str, en: &str| LocalText { ja: ja.to_owned(), en: en.to_owned() };
        NoticeView {
            id: NoticeId(Uuid::from_u128(n)),
            kind,
            title: text(&format!("おしらせ{n}"), &format!("Notice {n}")),
            body: text("本文\n二行目\n\n次の段落", "Body\nsecond line\n\nNext paragraph"),
            starts_at: None,
            ends_at: None,
            affects: Vec::new(),
            emergency: None,
            published_at: "2026-11-01T00:00:00Z".parse().unwrap(),
            corrected_at: None,
            correction: None,
            ended_at: None,
            read_at: None,
        }
    }
}
