import { showFailure } from "~/components/undo";
import { useI18n } from "~/i18n/i18n";
import { call, toFailure } from "~/ipc/client";
import type { TableKind } from "~/ipc/generated";
import { showToast } from "~/kit/toasts";
import { fileName } from "./exportForms";

/** Saves a workbook with the headings of a kind and one row of examples, to be filled in. */
export function useTemplate(): (kind: TableKind) => void {
  const { t, locale } = useI18n();
  return (kind) => {
    call("exports_write", {
      rows: { what: "template", kind },
      columns: [],
      format: "xlsx",
      encoding: "utf8_bom",
      language: locale,
      file_name: t("exports.file.template", { name: fileName(t, kind) }),
    }).then(
      (result) => {
        if (result.type === "written") showToast({ text: t("exports.done", { file: result.file_name }) });
      },
      (thrown: unknown) => showFailure(t, toFailure(thrown)),
    );
  };
}
