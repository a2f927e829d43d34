//! Notices outside the window: shown when it is time, and heard of when somebody clicks one.

use std::sync::Arc;

use contract::{NoticeId, ipc::ConsoleEvent, ipc::Phase};
use futures_util::{StreamExt as _, stream::BoxStream};
use jiff::tz::TimeZone;

use super::{
    due::{Moment, due},
    words::{Reader, Words, words},
};
use crate::Console;

impl Console {
    /// Shows what is to be shown now. First it is written down that it has been: rather not shown than shown twice.
    pub(super) async fn show_due_notices(self: &Arc<Self>, epoch: u64) {
        let (moment, zone) = self.moment();
        let wishes = self.notices.preferences();
        let locked = self.state().phase == Phase::Locked;
        let reader = Reader { language: wishes.language, zone, locked };
        let decided = self.of_notices(epoch, |held| {
            if !held.was_fetched() {
                return (false, Vec::new());
            }
            let (next, shows) = due(&held.shown, held.items(), &wishes, moment);
            let changed = next != held.shown;
            held.shown = next;
            (changed, shows.into_iter().filter_map(|show| words(show, held.items(), &reader)).collect())
        });
        let Ok((changed, texts)) = decided else { return };
        if changed {
            self.save_notices(epoch).await;
        }
        for Words { id, title, body } in texts {
            self.notifier.show(id, &title, &body);
        }
    }

    /// Tells the window of clicks, for as long as there is a console.
    pub(crate) fn follow_notifications(self: &Arc<Self>, mut chosen: BoxStream<'static, NoticeId>) {
        let console = Arc::downgrade(self);
        tokio::spawn(async move {
            while let Some(id) = chosen.next().await {
                let Some(console) = console.upgrade() else { return };
                console.tell(ConsoleEvent::NoticeChosen { id });
            }
        });
    }

    fn moment(&self) -> (Moment, TimeZone) {
        let (now, zone) = (self.clock.now(), self.clock.zone());
        let time = now.to_zoned(zone.clone());
        let minute = u16::from(time.hour().unsigned_abs()) * 60 + u16::from(time.minute().unsigned_abs());
        (Moment { now, minute }, zone)
    }
}
