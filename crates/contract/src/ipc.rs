//! What crosses between the console's window and its Rust half: one list of commands, one kind of event.
//!
//! Every command takes one request and gives one result or an [`crate::ErrorBody`]. No command gives a token or a
//! password; the secret of a new second factor and recovery codes pass once, to be shown to their owner. Lists are windows: the webview never holds more rows than it shows.

use directory::Revision;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::NoticeId;

/// Calls the given macro with the list of commands, each as `name(Request) -> Result;`. Tauri's handler, its ACL
/// manifest, the TypeScript `CommandMap` and the test bridge are all made from it. `desktop::Console` has a method of
/// the same name for each.
#[macro_export]
macro_rules! for_each_command {
    ($callback:path) => {
        $callback! {
            app_state(Nothing) -> AppState;
            connection_retry(Nothing) -> AppState;
            session_sign_in(SessionSignIn) -> AppState;
            session_sign_out(Nothing) -> AppState;
            session_password_change(SessionPasswordChange) -> AppState;
            session_active(Nothing) -> Nothing;
            session_lock(Nothing) -> AppState;
            session_unlock(PasswordProof) -> AppState;
            session_step_up(PasswordProof) -> AppState;
            session_notes_read(Nothing) -> AppState;
            session_factor_offer(Nothing) -> FactorOffer;
            session_factor_confirm(FactorConfirm) -> RecoveryCodes;
            session_factor_remove(Nothing) -> AppState;
            session_recovery_codes_new(Nothing) -> RecoveryCodes;
            sessions_list(SessionsList) -> Vec<SessionInfo>;
            sessions_end(SessionsEnd) -> Nothing;
            password_rate(PasswordRate) -> PasswordRating;
            settings_get(Nothing) -> Settings;
            settings_mfa_preview(SettingsMfaPreview) -> MfaReach;
            permissions_list(Nothing) -> Vec<PermissionEntry>;
            org_rows(OrgQuery) -> OrgWindow;
            org_locate(OrgLocate) -> OrgPath;
            groups_get(GroupsGet) -> GroupDetail;
            users_rows(ListQuery) -> UserWindow;
            users_get(UsersGet) -> UserDetail;
            devices_rows(ListQuery) -> DeviceWindow;
            devices_get(DevicesGet) -> DeviceDetail;
            admins_rows(AdminQuery) -> AdminWindow;
            admins_get(AdminsGet) -> AdminDetail;
            admins_password_set(AdminsPasswordSet) -> Nothing;
            admins_access(Nothing) -> Vec<AdminAccess>;
            admins_sessions_end(AdminsGet) -> Nothing;
            admins_unlock(AdminsGet) -> Nothing;
            admins_factor_remove(AdminsGet) -> Nothing;
            admins_view_as(AdminsViewAs) -> AppState;
            rows_find(RowsFind) -> RowFound;
            rows_labels(RowsLabels) -> Vec<RowLabel>;
            palette_search(PaletteSearch) -> Vec<PaletteHit>;
            authority_explain(AuthorityExplain) -> Vec<Explanation>;
            authority_explain_of(AuthorityExplainOf) -> Explanation;
            authority_who(AuthorityQuestion) -> Vec<WhoMay>;
            authority_map(AdminsGet) -> Vec<AuthorityPlace>;
            ids_new(IdsNew) -> Vec<String>;
            changes_plan(ChangesDraft) -> PlanView;
            changes_apply(ChangesDraft) -> ChangeView;
            changes_list(ChangesQuery) -> ChangePage;
            changes_undo(ChangesUndo) -> ChangeView;
            tables_fields(TablesFields) -> Vec<TableField>;
            imports_open(ImportsOpen) -> Option<ImportPreview>;
            imports_configure(ImportsConfigure) -> ImportPreview;
            imports_plan(ImportsPlan) -> ImportPlan;
            imports_rows(ImportsRows) -> ImportWindow;
            imports_apply(ImportsApply) -> ImportResult;
            imports_reload(ImportHandle) -> ImportPreview;
            imports_bad_save(ImportsBadSave) -> Option<SavedFile>;
            imports_passwords_save(ImportHandle) -> Option<PasswordFile>;
            imports_close(ImportHandle) -> Nothing;
            exports_write(ExportsWrite) -> ExportResult;
            jobs_cancel(Nothing) -> Nothing;
            bulk_plan(BulkDraft) -> BulkPlan;
            bulk_apply(BulkApply) -> ChangeView;
            groups_merge_look(GroupsMerge) -> MergeLook;
            changes_undo_plan(ChangesUndo) -> PlanView;
            deleted_list(PageQuery) -> DeletedPage;
            authority_here(AuthorityAt) -> Vec<AuthorityHolder>;
            policies_catalogue(Nothing) -> PolicyCatalogueView;
            policies_list(Nothing) -> PoliciesList;
            policies_get(PoliciesGet) -> PolicyDetail;
            policies_assignments(PolicyAssignments) -> PolicyAssignmentWindow;
            base_policy_get(Nothing) -> BasePolicy;
            violation_policy_get(Nothing) -> ViolationDetail;
            policies_assigned(PoliciesAssigned) -> PolicyHere;
            policies_effective(PoliciesEffective) -> EffectiveView;
            policies_compare(PoliciesCompare) -> PolicyComparison;
            policies_impact(PoliciesImpact) -> ImpactWindow;
            policies_impact_save(PoliciesImpactSave) -> Option<SavedFile>;
            policies_devices(PoliciesDevices) -> PolicyDeviceWindow;
            policies_save(PoliciesSave) -> Option<PolicyFileSaved>;
            policies_open(Nothing) -> Option<PolicyFileView>;
            policies_coverage(Nothing) -> Vec<CoverageGroup>;
            manuals_state(Nothing) -> ManualsState;
            manuals_refresh(Nothing) -> ManualsState;
            manuals_contents(ManualsContents) -> ManualContents;
            manuals_page(ManualsPage) -> ManualPage;
            manuals_search(ManualsSearch) -> ManualHits;
            manuals_pdf(ManualsPdf) -> ManualPdf;
            manuals_pdf_save(ManualsPdf) -> Option<SavedFile>;
            notices_list(Nothing) -> NoticesState;
            notices_refresh(Nothing) -> NoticesState;
            notices_read(NoticesRead) -> NoticesState;
            notices_readers(NoticesGet) -> NoticeReadersView;
            notices_calendar_save(NoticesCalendarSave) -> Option<SavedFile>;
            notices_preferences(Nothing) -> NoticePreferences;
            notices_preferences_set(NoticePreferences) -> NoticePreferences;
            status_get(Nothing) -> StatusState;
            status_refresh(Nothing) -> StatusState;
            connection_check(Nothing) -> ConnectionReport;
        }
    };
}

macro_rules! command_names {
    ($($name:ident($request:ty) -> $result:ty;)*) => {
        /// The name of every command.
        pub const COMMANDS: &[&str] = &[$(stringify!($name),)*];
    };
}
for_each_command!(command_names);

macro_rules! ipc_types {
    ($($(#[$meta:meta])* struct $name:ident { $($(#[$fmeta:meta])* $field:ident: $type:ty,)* })*) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, Serialize, Deserialize, TS)]
        pub struct $name { $($(#[$fmeta])* pub $field: $type,)* }
    )*};
}

mod bulk;
mod changes;
mod exports;
mod imports;
mod lists;
mod manuals;
mod notices;
mod organization;
mod policies;
mod session;
mod state;
mod status;
mod tables;

pub use bulk::*;
pub use changes::*;
pub use exports::*;
pub use imports::*;
pub use lists::*;
pub use manuals::*;
pub use notices::*;
pub use organization::*;
pub use policies::*;
pub use session::*;
pub use state::*;
pub use status::*;
pub use tables::*;

/// What long work is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum JobStep {
    /// Reading the file.
    Reading,
    /// Comparing its rows with the directory.
    Matching,
    /// Planning what would change.
    Planning,
    /// The service makes the changes. Cannot be cancelled any more.
    Applying,
    /// Writing the file.
    Writing,
}

ipc_types! {
    /// How far long work has come: an import or an export, never two at once.
    #[derive(PartialEq, Eq)]
    struct JobProgress {
        /// What is being done.
        step: JobStep,
        /// How much of it is done, in rows, or in bytes while reading.
        #[ts(type = "number")]
        done: u64,
        /// How much there is; `None` if that is not known.
        #[ts(type = "number | null")]
        of: Option<u64>,
        /// Whether `jobs_cancel` still stops it.
        cancellable: bool,
    }
}

/// Sent to the window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ConsoleEvent {
    /// The state changed.
    State {
        /// The new one.
        state: Box<AppState>,
    },
    /// Rows changed: windows on screen are asked for again.
    Rows {
        /// The revision now shown.
        revision: Revision,
    },
    /// Long work has come further; `None` says that nothing runs any more.
    Job {
        /// How far.
        job: Option<JobProgress>,
    },
    /// The library of manuals has changed: what is shown of it is asked for again.
    Manuals {},
    /// Notices have changed: they are asked for again.
    Notices {},
    /// What is known of the state of the service has changed: it is asked for again.
    Status {},
    /// Somebody clicked a notification of the desktop: the window comes to the front and shows this notice.
    NoticeChosen {
        /// Which one.
        id: NoticeId,
    },
}

/// Name of the one event that the window listens to.
pub const EVENT: &str = "console";
