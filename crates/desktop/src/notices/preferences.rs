//! How notices are shown outside the window: for this computer, whoever signs in.

use std::{path::Path, sync::Arc, sync::PoisonError};

use contract::{
    ErrorBody, ErrorCode,
    ipc::{Nothing, NoticePreferences},
};
use directory::Language;

use super::{Notices, bad};
use crate::{Console, disk, session::blocking};

const NAME: &str = "notice-preferences.json";
/// Minutes of a day.
const DAY: u16 = 24 * 60;

/// What was wished for, or what holds where nothing was. A file that cannot be read is as good as none.
pub(super) fn load(folder: &Path, language: Language) -> NoticePreferences {
    let file = disk::read(&folder.join(NAME)).ok().flatten();
    let wishes = file.and_then(|file| serde_json::from_slice::<NoticePreferences>(&file).ok());
    let default = NoticePreferences { desktop: true, quiet: None, language };
    wishes.filter(|wishes| check(wishes).is_ok()).unwrap_or(default)
}

fn check(wishes: &NoticePreferences) -> Result<(), ErrorBody> {
    let Some(quiet) = wishes.quiet else { return Ok(()) };
    for (path, minute) in [("/quiet/from", quiet.from), ("/quiet/until", quiet.until)] {
        if minute >= DAY {
            return Err(bad(path, "a minute of the day is 0 to 1,439"));
        }
    }
    Ok(())
}

impl Notices {
    pub(super) fn preferences(&self) -> NoticePreferences {
        self.preferences.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Console {
    /// How notices are shown outside the window.
    ///
    /// # Errors
    /// `locked`.
    pub async fn notices_preferences(&self, _: Nothing) -> Result<NoticePreferences, ErrorBody> {
        self.refuse_locked()?;
        Ok(self.notices.preferences())
    }

    /// Chooses how notices are shown outside the window.
    ///
    /// # Errors
    /// `bad_request` for what is no minute of the day; `disk_failed`, `locked`.
    pub async fn notices_preferences_set(
        self: &Arc<Self>,
        request: NoticePreferences,
    ) -> Result<NoticePreferences, ErrorBody> {
        self.refuse_locked()?;
        check(&request)?;
        let (path, wishes) = (self.data_dir.join(NAME), request.clone());
        blocking(move || disk::replace(&path, &serde_json::to_vec(&wishes)?))
            .await
            .map_err(|error| ErrorBody::new(ErrorCode::DiskFailed, error.to_string()))?;
        *self.notices.preferences.lock().unwrap_or_else(PoisonError::into_inner) = request.clone();
        Ok(request)
    }
}
