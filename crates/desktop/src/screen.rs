//! What the console hears of the computer's own screen lock.

use futures_util::{
    StreamExt as _,
    stream::{self, BoxStream},
};

/// Tells of the screen of the session in which the console runs.
pub trait Screen: std::fmt::Debug + Send + Sync {
    /// An item each time the screen is locked; ends where nobody tells any more.
    fn locks(&self) -> BoxStream<'static, ()>;
}

/// The screen of this computer.
#[derive(Clone, Copy, Debug)]
pub struct SystemScreen;

impl Screen for SystemScreen {
    fn locks(&self) -> BoxStream<'static, ()> {
        let screen = stream::once(screen_lock::Screen::listen()).filter_map(async |screen| screen);
        let locks = async |mut screen: screen_lock::Screen| screen.locked().await.map(|()| ((), screen));
        screen.flat_map(move |screen| stream::unfold(screen, locks)).boxed()
    }
}
