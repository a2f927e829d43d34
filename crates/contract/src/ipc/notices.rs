//! Notices: what the operator tells, kept on this computer.

use directory::Language;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{NoticeId, NoticeView};

ipc_types! {
    /// What is known of notices.
    #[derive(PartialEq, Eq)]
    struct NoticesState {
        /// The newest first.
        items: Vec<NoticeView>,
        /// When the service was last asked and answered; `None` if it never did.
        #[ts(type = "string | null")]
        fetched_at: Option<Timestamp>,
        /// The console's clock: what countdowns begin at.
        #[ts(type = "string")]
        now: Timestamp,
    }

    /// Says that notices have been read. Offline it is kept and told later.
    struct NoticesRead {
        /// Which ones.
        ids: Vec<NoticeId>,
    }

    /// Asks for one notice.
    struct NoticesGet {
        /// Which one.
        id: NoticeId,
    }

    /// Writes a maintenance as a calendar file (`.ics`) that the person chooses.
    struct NoticesCalendarSave {
        /// Which notice.
        id: NoticeId,
        /// In this language.
        language: Language,
    }

    /// How notices are shown outside the window; kept for this computer.
    #[derive(PartialEq, Eq)]
    struct NoticePreferences {
        /// Whether they are shown as notifications of the desktop.
        desktop: bool,
        /// When not, if at some hours.
        quiet: Option<QuietHours>,
        /// The language of the notifications.
        language: Language,
    }

    /// Hours in which nothing is shown; over midnight where `from` is later than `until`.
    #[derive(Copy, PartialEq, Eq)]
    struct QuietHours {
        /// Minutes since midnight, 0 to 1,439, by the computer's clock.
        from: u16,
        /// Minutes since midnight, 0 to 1,439.
        until: u16,
    }
}
