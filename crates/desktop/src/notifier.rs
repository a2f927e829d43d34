//! Notifications of the desktop: shown by the shell, because only it knows how each system does that.

use contract::NoticeId;
use futures_util::{
    StreamExt as _,
    stream::{self, BoxStream},
};

/// Shows notifications outside the window.
pub trait Notifier: std::fmt::Debug + Send + Sync {
    /// Shows a notification that speaks of this notice. Comes back at once; that it cannot be shown is no error that
    /// anybody could do something about.
    fn show(&self, id: NoticeId, title: &str, body: &str);

    /// The notice of each notification that somebody clicks; ends where that cannot be heard of.
    fn chosen(&self) -> BoxStream<'static, NoticeId>;
}

/// Where there is no desktop nothing is shown.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoNotifications;

impl Notifier for NoNotifications {
    fn show(&self, _: NoticeId, _: &str, _: &str) {}

    fn chosen(&self) -> BoxStream<'static, NoticeId> {
        stream::empty().boxed()
    }
}
