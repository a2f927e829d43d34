//! Import and export: the commands. Their behaviour follows with the next commits of this branch.

use contract::{
    ErrorBody, ErrorCode,
    ipc::{
        ExportResult, ExportsWrite, ImportHandle, ImportPlan, ImportPreview, ImportResult, ImportWindow,
        ImportsApply, ImportsBadSave, ImportsConfigure, ImportsOpen, ImportsPlan, ImportsRows, Nothing,
        PasswordFile, SavedFile, TableField, TablesFields,
    },
};

use crate::Console;

macro_rules! awaited {
    ($($name:ident($request:ty) -> $result:ty;)*) => {
        impl Console {$(
            /// Follows.
            ///
            /// # Errors
            /// `import_gone`.
            pub async fn $name(&self, _: $request) -> Result<$result, ErrorBody> {
                Err(ErrorBody::new(ErrorCode::ImportGone, "not there yet"))
            }
        )*}
    };
}

awaited! {
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
}
