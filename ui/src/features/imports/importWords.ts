/** What an import says, in words. The records are total: a new code does not compile until somebody decides what it says. */

import { fieldName } from "~/components/tables";
import { REJECTION_TEXTS } from "~/i18n/errorText";
import type { Format } from "~/i18n/format";
import type { Translate } from "~/i18n/i18n";
import type { MessageKey } from "~/i18n/messages";
import type { Locale } from "~/i18n/types";
import type {
  FaultCode,
  FileProblem,
  FileProblemCode,
  ImportCounts,
  ImportFault,
  ImportMode,
  ImportOutcome,
  ImportPreview,
  MappingProblemCode,
  RejectionCode,
} from "~/ipc/generated";

export const MODES: readonly ImportMode[] = ["add_and_change", "add_only", "change_only", "mirror"];

export const MODE_KEYS = {
  add_and_change: { label: "imports.mode.add_and_change", help: "imports.mode.add_and_changeHelp" },
  add_only: { label: "imports.mode.add_only", help: "imports.mode.add_onlyHelp" },
  change_only: { label: "imports.mode.change_only", help: "imports.mode.change_onlyHelp" },
  mirror: { label: "imports.mode.mirror", help: "imports.mode.mirrorHelp" },
} as const satisfies Record<ImportMode, { label: MessageKey; help: MessageKey }>;

export const OUTCOME_KEYS = {
  create: "imports.outcome.create",
  change: "imports.outcome.change",
  move: "imports.outcome.move",
  delete: "imports.outcome.delete",
  unchanged: "imports.outcome.unchanged",
  bad: "imports.outcome.bad",
} as const satisfies Record<ImportOutcome, MessageKey>;

/** How many rows of each outcome there are, those of which there are any. */
export function countsText(t: Translate, format: Format, counts: ImportCounts): string {
  const outcomes = (Object.keys(OUTCOME_KEYS) as ImportOutcome[]).filter((outcome) => counts[outcome] > 0);
  return format.list(
    outcomes.map((outcome) => t("imports.effect.count", { outcome: t(OUTCOME_KEYS[outcome]), n: counts[outcome] })),
  );
}

export const MAPPING_TEXTS: Readonly<Record<MappingProblemCode, (t: Translate, fields: string) => string>> = {
  key_missing: (t, fields) => t("imports.mapping.key_missing", { fields }),
  field_twice: (t, fields) => t("imports.mapping.field_twice", { fields }),
  nothing_to_do: (t) => t("imports.mapping.nothing_to_do"),
};

const FILE_TEXTS: Readonly<Record<FileProblemCode, (t: Translate, limit: string) => string>> = {
  empty: (t) => t("imports.file.empty"),
  too_large: (t, limit) => t("imports.file.too_large", { limit }),
  too_many_columns: (t, limit) => t("imports.file.too_many_columns", { limit }),
  too_many_rows: (t, limit) => t("imports.file.too_many_rows", { limit }),
  cell_too_long: (t, limit) => t("imports.file.cell_too_long", { limit }),
  too_much_text: (t, limit) => t("imports.file.too_much_text", { limit }),
  inflates_too_much: (t) => t("imports.file.inflates_too_much"),
  not_a_table: (t) => t("imports.file.not_a_table"),
  old_or_protected_workbook: (t) => t("imports.file.old_or_protected_workbook"),
  damaged_workbook: (t) => t("imports.file.damaged_workbook"),
  sheet_missing: (t) => t("imports.file.sheet_missing"),
  broken_encoding: (t) => t("imports.file.broken_encoding"),
  nul_character: (t) => t("imports.file.nul_character"),
  quote_not_closed: (t) => t("imports.file.quote_not_closed"),
};

/** Limits of these are bytes. */
const IN_BYTES: ReadonlySet<FileProblemCode> = new Set(["too_large", "too_much_text"]);

/** Why a file cannot be read, and what to do about it. */
export function fileProblemText(t: Translate, number: (value: number) => string, problem: FileProblem): string {
  const limit = problem.limit ?? 0;
  const size = IN_BYTES.has(problem.code) ? `${number(Math.round(limit / 1024 / 1024))} MiB` : number(limit);
  return FILE_TEXTS[problem.code](t, size);
}

/** Where in the file, as a spreadsheet counts; empty where that is not known. */
export function fileProblemPlace(
  t: Translate,
  list: (parts: readonly string[]) => string,
  problem: FileProblem,
): string {
  return list([
    ...(problem.row === null ? [] : [t("imports.file.row", { n: problem.row })]),
    ...(problem.column === null ? [] : [t("imports.read.column", { letters: problem.column })]),
  ]);
}

/** What a column of the file is called: by what it is used for, else by its heading, else by its letters. */
export function columnName(t: Translate, locale: Locale, preview: ImportPreview, index: number): string {
  const column = preview.columns[index];
  if (!column) return "";
  return column.field
    ? fieldName(preview.fields, column.field, locale)
    : column.heading || t("imports.read.column", { letters: column.letters });
}

const FAULT_KEYS = {
  key_missing: "imports.fault.key_missing",
  key_duplicate: "imports.fault.key_duplicate",
  key_unknown: "imports.fault.key_unknown",
  key_exists: "imports.fault.key_exists",
  key_ambiguous: "imports.fault.key_ambiguous",
  required: "imports.fault.required",
  group_unknown: "imports.fault.group_unknown",
  group_ambiguous: "imports.fault.group_ambiguous",
  group_cycle: "imports.fault.group_cycle",
  user_unknown: "imports.fault.user_unknown",
  user_ambiguous: "imports.fault.user_ambiguous",
  place_disagrees: "imports.fault.place_disagrees",
  platform_unknown: "imports.fault.platform_unknown",
  language_unknown: "imports.fault.language_unknown",
  not_yes_or_no: "imports.fault.not_yes_or_no",
  bad_date: "imports.fault.bad_date",
  bad_grants: "imports.fault.bad_grants",
  permission_unknown: "imports.fault.permission_unknown",
  row_too_wide: "imports.fault.row_too_wide",
  formula_cell: "imports.fault.formula_cell",
  error_cell: "imports.fault.error_cell",
  date_cell: "imports.fault.date_cell",
  number_cell: "imports.fault.number_cell",
  depends_on_bad: "imports.fault.depends_on_bad",
  state_unknown: "imports.fault.state_unknown",
  zeros_lost: "imports.fault.zeros_lost",
  empty_leaves: "imports.fault.empty_leaves",
} as const satisfies Record<Exclude<FaultCode, "rejected">, MessageKey>;

export interface FaultNames {
  /** Name of a permission, as the catalogue has it. */
  readonly permission: (permission: string) => string;
}

/** What is wrong with a cell or a row, with the rows concerned. */
export function faultText(t: Translate, fault: ImportFault, names: FaultNames): string {
  const text = fault.code === "rejected" ? rejectionText(t, fault, names) : t(FAULT_KEYS[fault.code]);
  if (fault.code === "zeros_lost" && fault.about)
    return `${text}${t("imports.fault.about", { name: fault.about.name })}`;
  if (fault.rows.length === 0) return text;
  return `${text}${t("imports.check.faultRows", { rows: fault.rows.join(", ") })}`;
}

function rejectionText(t: Translate, { rejection, permission, about }: ImportFault, names: FaultNames): string {
  const texts = rejection === null ? undefined : REJECTION_TEXTS[rejection];
  if (!texts) return t("error.change_rejected");
  return texts(t, {
    permission: permission === null ? "" : names.permission(permission),
    group: about?.row.kind === "group" ? about.name : t("rejection.wholeOrganization"),
    admin: about?.row.kind === "admin" ? about.name : t("rejection.someAdmin"),
  });
}

/**
 * What is wrong, for a file that goes back to whoever made it: by code, with `{column}`, `{text}` and `{rows}` where
 * the Rust half puts what it knows.
 */
export function faultReasons(t: Translate): Record<string, string> {
  const filled = { column: "{column}", text: "{text}", rows: "{rows}" };
  const reasons: Record<string, string> = {
    at: t("imports.check.badAt", filled),
    rows: t("imports.check.faultRows", filled),
  };
  for (const code of Object.keys(FAULT_KEYS) as Exclude<FaultCode, "rejected">[]) reasons[code] = t(FAULT_KEYS[code]);
  for (const code of Object.keys(REJECTION_TEXTS) as RejectionCode[])
    reasons[`rejected.${code}`] = faultSort(t, "rejected", code);
  return reasons;
}

/** What is wrong in many rows, without what differs between them. */
export function faultSort(t: Translate, code: FaultCode, rejection: RejectionCode | null): string {
  if (code !== "rejected") return t(FAULT_KEYS[code]);
  const texts = rejection === null ? undefined : REJECTION_TEXTS[rejection];
  const some = { permission: "…", group: t("rejection.someGroup"), admin: t("rejection.someAdmin") };
  return texts ? texts(t, some) : t("error.change_rejected");
}
