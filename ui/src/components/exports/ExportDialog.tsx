import { useState } from "react";
import { KINDS, kindTitle } from "~/components/tables";
import { useI18n } from "~/i18n/i18n";
import type { ExportRows, TableKind } from "~/ipc/generated";
import { Button } from "~/kit/Button";
import { Dialog, LeaveButton } from "~/kit/Dialog";
import { RadioGroup } from "~/kit/RadioGroup";
import { Select } from "~/kit/Select";
import { JobProgress } from "../JobProgress";
import { Problem } from "../Problem";
import { COLUMN_KEYS, COLUMNS, FORMAT_KEYS, FORMATS, WRITTEN, WRITTEN_KEYS } from "./exportForms";
import { type ExportOffer, exportOffers } from "./exportOffers";
import { Unwritable } from "./Unwritable";
import { tableKind, useExport } from "./useExport";
import { useExportWords } from "./useExportWords";

const EVERYTHING = "everything";

/** Which rows go into a file, and in which form; both are remembered. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useI18n();
  // What is shown behind the dialog may come and go; what can be chosen stays as it was when it was opened.
  const [offers] = useState(() => offersNow());
  const words = useExportWords(offers);
  const [what, setWhat] = useState(offers.length > 0 ? "0" : EVERYTHING);
  const [kind, setKind] = useState<TableKind>(offers[0]?.rows.what ?? "devices");
  const offer = what === EVERYTHING ? undefined : offers[Number(what)];
  const rows: ExportRows = offer?.rows ?? { what: "everything", kind };
  const columns = offer?.columns ?? null;
  const job = useExport(rows, columns, onClose);
  const reason = offer?.total === 0 ? t("exports.nothing") : null;
  return (
    <Dialog
      help="export"
      isOpen
      onClose={onClose}
      title={t("exports.title")}
      isBusy={job.busy}
      onSubmit={() => (job.busy || reason ? undefined : job.write())}
      footer={
        <>
          <LeaveButton>{t("common.cancel")}</LeaveButton>
          <Button type="submit" variant="primary" isPending={job.busy} disabledReason={reason}>
            {t("exports.write")}
          </Button>
        </>
      }
    >
      {job.failure ? <Problem failure={job.failure} /> : null}
      {job.unwritable ? (
        <Unwritable found={job.unwritable} kind={tableKind(rows)} onUtf8={() => job.write("utf8_bom")} />
      ) : null}
      <RadioGroup
        label={t("exports.what")}
        value={what}
        onChange={setWhat}
        options={[
          ...offers.map((one, index) => {
            const { label, detail } = words(one);
            return { id: String(index), label, description: detail };
          }),
          { id: EVERYTHING, label: t("exports.everything"), description: t("exports.everythingHelp") },
        ]}
      />
      {what === EVERYTHING ? (
        <Select
          label={t("imports.kind")}
          value={kind}
          onChange={setKind}
          options={KINDS.map((one) => ({ id: one, label: kindTitle(t, one) }))}
        />
      ) : null}
      {columns ? (
        <RadioGroup
          label={t("exports.columns")}
          value={job.columns}
          onChange={job.setColumns}
          options={COLUMNS.map((one) => ({
            id: one,
            label: t(COLUMN_KEYS[one].label),
            description: t(COLUMN_KEYS[one].help),
          }))}
        />
      ) : null}
      <RadioGroup
        label={t("exports.format")}
        value={job.format}
        onChange={job.setFormat}
        options={FORMATS.map((one) => ({
          id: one,
          label: t(FORMAT_KEYS[one].label),
          description: t(FORMAT_KEYS[one].help),
        }))}
      />
      {job.format === "xlsx" ? null : (
        <Select
          label={t("exports.encoding")}
          value={job.encoding}
          onChange={job.setEncoding}
          description={t(WRITTEN_KEYS[job.encoding].help)}
          options={WRITTEN.map((one) => ({
            id: one,
            label: t(WRITTEN_KEYS[one].label),
            description: t(WRITTEN_KEYS[one].help),
          }))}
        />
      )}
      {job.busy ? <JobProgress waiting={t("imports.job.writing")} /> : null}
    </Dialog>
  );
}

/** What is shown now; the tree beside a list comes after it. */
function offersNow(): readonly ExportOffer[] {
  const all = [...exportOffers.get().values()];
  return [...all.filter(({ rows }) => rows.what !== "groups"), ...all.filter(({ rows }) => rows.what === "groups")];
}
