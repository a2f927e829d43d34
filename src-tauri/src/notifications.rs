//! Notifications of the desktop: shown from Rust alone, the page has no right to them.
//!
//! A click is heard where the system tells of it: on Linux if its notification service knows actions (a desktop without
//! them shows the text all the same), on Windows while the console runs (the toast of an installed console; one that is
//! started from a folder has no name there, and Windows may not show it), on macOS while the console runs.

use contract::NoticeId;
use desktop::Notifier;
use futures_util::{
    StreamExt as _,
    stream::{self, BoxStream},
};
use notify_rust::{Notification, NotificationResponse};
use tauri::App;
use tokio::sync::broadcast::{self, error::RecvError};

/// How many clicks may wait to be heard of.
const CLICKS: usize = 16;

/// The notifications of the operating system.
#[derive(Debug)]
pub(crate) struct Notifications {
    name: String,
    /// What the console is called among the system's programs.
    #[cfg(any(windows, target_os = "macos"))]
    identifier: String,
    clicks: broadcast::Sender<NoticeId>,
}

impl Notifications {
    pub(crate) fn new(app: &App) -> Self {
        Self {
            name: app.package_info().name.clone(),
            #[cfg(any(windows, target_os = "macos"))]
            identifier: app.config().identifier.clone(),
            clicks: broadcast::channel(CLICKS).0,
        }
    }

    fn notification(&self, title: &str) -> Notification {
        let mut notification = Notification::new();
        notification.appname(&self.name).summary(title);
        #[cfg(windows)]
        notification.app_id(&self.identifier);
        // Elsewhere a click on the text needs no button that is declared.
        #[cfg(all(unix, not(target_os = "macos")))]
        notification
            .icon(env!("CARGO_PKG_NAME"))
            .hint(notify_rust::Hint::DesktopEntry(self.name.clone()))
            .action("default", &self.name);
        // Fails the second time, and for a program that was never installed: then it is shown under another name.
        #[cfg(target_os = "macos")]
        let _ = notify_rust::set_application(&self.identifier);
        notification
    }
}

impl Notifier for Notifications {
    fn show(&self, id: NoticeId, title: &str, body: &str) {
        let (mut notification, clicks) = (self.notification(title), self.clicks.clone());
        let body = body.to_owned();
        // Its thread waits until the notification is clicked or goes away.
        let thread = std::thread::Builder::new().name("notification".to_owned()).spawn(move || {
            notification.body(&plain(&body));
            let answered = notification.show().and_then(|shown| {
                shown.wait_for_response(|response: &NotificationResponse| {
                    if matches!(response, NotificationResponse::Default | NotificationResponse::Action(_)) {
                        // Nobody listening is no fault.
                        drop(clicks.send(id));
                    }
                })
            });
            if let Err(error) = answered {
                tracing::info!(%error, "a notification cannot be shown");
            }
        });
        if let Err(error) = thread {
            tracing::warn!(%error, "a notification cannot be shown");
        }
    }

    fn chosen(&self) -> BoxStream<'static, NoticeId> {
        let next = async |mut clicks: broadcast::Receiver<NoticeId>| loop {
            match clicks.recv().await {
                Ok(id) => return Some((id, clicks)),
                Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => return None,
            }
        };
        stream::unfold(self.clicks.subscribe(), next).boxed()
    }
}

/// A text as it is to be read: a notification service of Linux that knows markup would take a `<` for some.
#[cfg(all(unix, not(target_os = "macos")))]
fn plain(text: &str) -> String {
    let markup = notify_rust::get_capabilities()
        .is_ok_and(|capabilities| capabilities.iter().any(|capability| capability == "body-markup"));
    if markup {
        text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
    } else {
        text.to_owned()
    }
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn plain(text: &str) -> String {
    text.to_owned()
}
