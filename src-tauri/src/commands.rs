//! One adapter for each command of the one list. Deliberately absent: everything else.

use std::sync::Arc;

use contract::{
    AdminAccess, ChangeView, ChangesQuery, ErrorBody, NoticeReadersView, PageQuery, PlanView,
    PolicyCatalogueView, SessionInfo, ipc::*,
};
use desktop::Console;
use directory::{AuthorityPlace, BasePolicy, Explanation, PermissionEntry, Settings, WhoMay};
use tauri::{Runtime, State, ipc::Invoke};

macro_rules! adapters {
    ($($name:ident($request:ty) -> $result:ty;)*) => {
        $(
            #[tauri::command]
            async fn $name(console: State<'_, Arc<Console>>, request: $request) -> Result<$result, ErrorBody> {
                console.$name(request).await
            }
        )*

        /// Answers every call of the page.
        pub(crate) fn handler<R: Runtime>() -> impl Fn(Invoke<R>) -> bool {
            tauri::generate_handler![$($name),*]
        }
    };
}

contract::for_each_command!(adapters);
