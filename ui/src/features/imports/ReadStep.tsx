import type { ReactNode } from "react";
import { JobProgress } from "~/components/JobProgress";
import { DELIMITER_KEYS, ENCODING_KEYS, fieldName, KINDS, kindTitle } from "~/components/tables";
import { useI18n } from "~/i18n/i18n";
import type { Delimiter, Encoding, ImportPreview } from "~/ipc/generated";
import { Banner } from "~/kit/Banner";
import { Button } from "~/kit/Button";
import { Select } from "~/kit/Select";
import styles from "./Imports.module.css";
import { fileProblemPlace, fileProblemText, MAPPING_TEXTS } from "./importWords";
import { ModeChoice } from "./ModeChoice";
import { PreviewTable } from "./PreviewTable";
import { StepFrame, StepTrouble } from "./StepFrame";
import type { Import } from "./useImport";

export interface ReadStepProps {
  readonly job: Import;
  readonly preview: ImportPreview;
  /** Why nothing can be imported now, or null. */
  readonly reason: string | null;
}

/** Second step: what was read and how, all of it changeable, with the first rows to see at once whether it is right. */
export function ReadStep({ job, preview, reason }: ReadStepProps) {
  const { t } = useI18n();
  const blocked =
    reason ??
    (preview.problem
      ? t("imports.read.fileReason")
      : preview.mapping_problems.length > 0
        ? t("imports.read.mappingReason")
        : null);
  const isReading = job.busy === "configure" || job.busy === "open";
  return (
    <StepFrame
      title={t(preview.problem ? "imports.read.unread" : "imports.read.title", { file: preview.file_name })}
      detail={preview.problem ? null : t("imports.read.total", { n: preview.total })}
      note={t("imports.read.tryNote")}
      actions={
        <>
          <Button
            isPending={job.busy === "open"}
            disabledReason={job.busy === "open" ? null : job.busyReason}
            onPress={() => job.open(preview.kind)}
          >
            {t("imports.read.other")}
          </Button>
          <Button
            isPending={job.busy === "configure"}
            disabledReason={job.busy === "configure" ? null : job.busyReason}
            onPress={job.reload}
          >
            {t("imports.read.again")}
          </Button>
          <Button variant="primary" disabledReason={blocked} isPending={isReading} onPress={job.check}>
            {t("imports.read.try")}
          </Button>
        </>
      }
    >
      <StepTrouble job={job} />
      <Settings job={job} preview={preview} />
      {isReading ? <JobProgress waiting={t("imports.job.reading")} /> : null}
      <Problems preview={preview} />
      {preview.problem && preview.rows.length === 0 ? null : <PreviewTable job={job} preview={preview} />}
      {preview.problem ? null : <ModeChoice job={job} preview={preview} />}
    </StepFrame>
  );
}

const ENCODINGS = Object.keys(ENCODING_KEYS) as Encoding[];
const DELIMITERS = Object.keys(DELIMITER_KEYS) as Delimiter[];

const NO_HEADER = "none";

/** Rows that may hold the headings: what stands above them are titles and blank lines. */
function headerRows({ header_row: row }: ImportPreview): readonly number[] {
  return Array.from({ length: Math.max(10, row ?? 0) }, (_, index) => index + 1);
}

/** How the file is read. */
function Settings({ job, preview }: Pick<ReadStepProps, "job" | "preview">) {
  const { t } = useI18n();
  const { sheets, encoding, delimiter } = preview;
  return (
    <div className={styles["settings"]}>
      <Select
        label={t("imports.kind")}
        value={preview.kind}
        onChange={(kind) => job.configure({ kind })}
        options={KINDS.map((kind) => ({ id: kind, label: kindTitle(t, kind) }))}
      />
      {encoding ? (
        <Select
          label={t("imports.read.encoding")}
          value={encoding}
          onChange={(one) => job.configure({ encoding: one })}
          options={ENCODINGS.map((one) => ({ id: one, label: t(ENCODING_KEYS[one]) }))}
        />
      ) : null}
      {delimiter ? (
        <Select
          label={t("imports.read.delimiter")}
          value={delimiter}
          onChange={(one) => job.configure({ delimiter: one })}
          options={DELIMITERS.map((one) => ({ id: one, label: t(DELIMITER_KEYS[one]) }))}
        />
      ) : null}
      {sheets.length > 0 ? (
        <Select
          label={t("imports.read.sheet")}
          value={String(preview.sheet)}
          onChange={(sheet) => job.configure({ sheet: Number(sheet) })}
          options={sheets.map((name, index) => ({ id: String(index), label: name }))}
        />
      ) : null}
      <Select
        label={t("imports.read.header")}
        value={preview.header_row === null ? NO_HEADER : String(preview.header_row)}
        onChange={(row) => job.configure({ header_row: row === NO_HEADER ? null : Number(row) })}
        options={[
          { id: NO_HEADER, label: t("imports.read.noHeader") },
          ...headerRows(preview).map((row) => ({ id: String(row), label: t("imports.file.row", { n: row }) })),
        ]}
      />
    </div>
  );
}

/** Why the file or its columns cannot be imported as they are read, and what to do. */
function Problems({ preview }: Pick<ReadStepProps, "preview">) {
  const { t, format, locale } = useI18n();
  const { problem, mapping_problems: mapping, fields } = preview;
  if (problem) {
    const place = fileProblemPlace(t, format.list, problem);
    return (
      <Banner tone="danger" title={fileProblemText(t, format.number, problem)}>
        {place ? <p>{t("imports.file.place", { where: place })}</p> : null}
        {problem.text ? <p data-selectable="">{t("imports.file.found", { text: problem.text })}</p> : null}
      </Banner>
    );
  }
  if (mapping.length === 0) return null;
  return (
    <Banner tone="warning">
      {mapping.map((one): ReactNode => {
        const names = format.list(one.fields.map((field) => fieldName(fields, field, locale)));
        return <p key={`${one.code}:${names}`}>{MAPPING_TEXTS[one.code](t, names)}</p>;
      })}
    </Banner>
  );
}
