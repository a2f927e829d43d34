import { useState } from "react";
import { useI18n } from "~/i18n/i18n";
import { call, type IpcFailure, toFailure } from "~/ipc/client";
import type { ExportFormat, ExportResult, ExportRows, Field, TableKind } from "~/ipc/generated";
import { showToast } from "~/kit/toasts";
import { stored } from "~/util/stored";
import { COLUMNS, type ColumnChoice, FORMATS, fileName, WRITTEN, type WrittenEncoding } from "./exportForms";

const lastFormat = stored("cloudone.export.format", FORMATS);
const lastColumns = stored("cloudone.export.columns", COLUMNS);
const lastEncoding = stored("cloudone.export.encoding", WRITTEN);

type Unwritable = Extract<ExportResult, { type: "unwritable" }>;

/** Writes rows to a file in the form that is chosen, and remembers it. `shown` are the columns of the list, if it is one. */
export function useExport(rows: ExportRows, shown: readonly Field[] | null, onDone: () => void) {
  const { t, locale } = useI18n();
  const [format, setFormat] = useState<ExportFormat>(lastFormat.get() ?? "xlsx");
  const [encoding, setEncoding] = useState<WrittenEncoding>(lastEncoding.get() ?? "utf8_bom");
  const [columns, setColumns] = useState<ColumnChoice>(lastColumns.get() ?? "all");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<IpcFailure | null>(null);
  const [unwritable, setUnwritable] = useState<Unwritable | null>(null);

  const write = async (chosen: WrittenEncoding) => {
    setBusy(true);
    setFailure(null);
    setUnwritable(null);
    setEncoding(chosen);
    lastFormat.set(format);
    if (shown) lastColumns.set(columns);
    lastEncoding.set(chosen);
    try {
      const name = fileName(t, tableKind(rows));
      const result = await call("exports_write", {
        rows,
        columns: columns === "shown" && shown ? [...shown] : [],
        format,
        encoding: chosen,
        language: locale,
        file_name: `${name}_${today()}`,
      });
      if (result.type === "unwritable") setUnwritable(result);
      if (result.type === "written") {
        onDone();
        showToast({
          text: t("exports.done", { file: result.file_name }),
          detail: t("exports.doneRows", { n: result.rows }),
        });
      }
    } catch (thrown) {
      const failed = toFailure(thrown);
      // Whoever stopped it knows that it stopped.
      if (failed.body.code !== "cancelled") setFailure(failed);
    } finally {
      setBusy(false);
    }
  };
  return {
    format,
    setFormat,
    encoding,
    setEncoding,
    columns,
    setColumns,
    busy,
    failure,
    unwritable,
    write: (chosen: WrittenEncoding = encoding) => void write(chosen),
  };
}

/** What rows are about. */
export function tableKind(rows: ExportRows): TableKind {
  return "kind" in rows ? rows.kind : rows.what;
}

/** The day here, as it stands in names of files. */
function today(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, "0");
  return `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
}
