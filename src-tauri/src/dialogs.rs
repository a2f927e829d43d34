//! The dialogs in which a person chooses files. Called from Rust alone: the page has no right to them and names no path.

use std::path::PathBuf;

use desktop::{FileKind, Files};
use tauri::{AppHandle, Manager as _};
use tauri_plugin_dialog::{DialogExt as _, FileDialogBuilder};

use crate::WINDOW;

/// The dialogs of the operating system, above the window.
pub(crate) struct Dialogs(AppHandle);

impl Dialogs {
    pub(crate) fn new(app: AppHandle) -> Self {
        Self(app)
    }

    fn dialog(&self, kind: FileKind) -> FileDialogBuilder<tauri::Wry> {
        let dialog = self.0.dialog().file().add_filter(kind.name, kind.endings);
        match self.0.get_webview_window(WINDOW) {
            Some(window) => dialog.set_parent(&window),
            None => dialog,
        }
    }
}

impl std::fmt::Debug for Dialogs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Dialogs")
    }
}

impl Files for Dialogs {
    fn pick_open(&self, kind: FileKind) -> Option<PathBuf> {
        self.dialog(kind).blocking_pick_file()?.into_path().ok()
    }

    fn pick_save(&self, name: &str, kind: FileKind) -> Option<PathBuf> {
        self.dialog(kind).set_file_name(name).blocking_save_file()?.into_path().ok()
    }
}
