/** In which forms a file is written, in words. */

import type { Translate } from "~/i18n/i18n";
import type { MessageKey } from "~/i18n/messages";
import type { Encoding, ExportFormat, TableKind } from "~/ipc/generated";
import { ENCODING_KEYS } from "../tables";

export const FORMATS: readonly ExportFormat[] = ["xlsx", "csv", "tsv"];

export const FORMAT_KEYS = {
  xlsx: { label: "exports.format.xlsx", help: "exports.format.xlsxHelp" },
  csv: { label: "exports.format.csv", help: "exports.format.csvHelp" },
  tsv: { label: "exports.format.tsv", help: "exports.format.tsvHelp" },
} as const satisfies Record<ExportFormat, { label: MessageKey; help: MessageKey }>;

/** Which columns are written of a list: all that import back, or those that it shows. */
export type ColumnChoice = "all" | "shown";

export const COLUMNS: readonly ColumnChoice[] = ["all", "shown"];

export const COLUMN_KEYS = {
  all: { label: "exports.columns.all", help: "exports.columns.allHelp" },
  shown: { label: "exports.columns.shown", help: "exports.columns.shownHelp" },
} as const satisfies Record<ColumnChoice, { label: MessageKey; help: MessageKey }>;

/** Encodings that are written; others are only read. */
export type WrittenEncoding = Exclude<Encoding, "utf16be">;

export const WRITTEN: readonly WrittenEncoding[] = ["utf8_bom", "utf8", "cp932", "utf16le"];

export const WRITTEN_KEYS = {
  utf8_bom: { label: ENCODING_KEYS.utf8_bom, help: "exports.encoding.utf8_bom" },
  utf8: { label: ENCODING_KEYS.utf8, help: "exports.encoding.utf8" },
  cp932: { label: ENCODING_KEYS.cp932, help: "exports.encoding.cp932" },
  utf16le: { label: ENCODING_KEYS.utf16le, help: "exports.encoding.utf16le" },
} as const satisfies Record<WrittenEncoding, { label: MessageKey; help: MessageKey }>;

const FILE_KEYS = {
  groups: "exports.file.groups",
  users: "exports.file.users",
  devices: "exports.file.devices",
  placements: "exports.file.placements",
  admins: "exports.file.admins",
} as const satisfies Record<TableKind, MessageKey>;

/** What a file of this kind is called, as long as nobody calls it otherwise. */
export function fileName(t: Translate, kind: TableKind): string {
  return t(FILE_KEYS[kind]);
}
