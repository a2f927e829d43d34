/** What tables in files are about and how they are written, in words; shared by import and export. */

import type { Translate } from "~/i18n/i18n";
import type { MessageKey } from "~/i18n/messages";
import type { Locale } from "~/i18n/types";
import type { Delimiter, Encoding, Field, TableField, TableKind } from "~/ipc/generated";

/** In the order in which a company is built up. */
export const KINDS: readonly TableKind[] = ["groups", "users", "devices", "placements", "admins"];

const KIND_KEYS = {
  groups: "imports.kind.groups",
  users: "imports.kind.users",
  devices: "imports.kind.devices",
  placements: "imports.kind.placements",
  admins: "imports.kind.admins",
} as const satisfies Record<TableKind, MessageKey>;

const TITLE_KEYS = {
  groups: "imports.kindTitle.groups",
  users: "imports.kindTitle.users",
  devices: "imports.kindTitle.devices",
  placements: "imports.kindTitle.placements",
  admins: "imports.kindTitle.admins",
} as const satisfies Record<TableKind, MessageKey>;

/** What a kind of table is about, where it stands alone. */
export function kindTitle(t: Translate, kind: TableKind): string {
  return t(TITLE_KEYS[kind]);
}

/** What a kind of table is about, within a sentence. */
export function kindName(t: Translate, kind: TableKind): string {
  return t(KIND_KEYS[kind]);
}

/** A kind of table as it stands in an address. */
export function parseKind(text: unknown): TableKind | null {
  return KINDS.find((kind) => kind === text) ?? null;
}

export const ENCODING_KEYS = {
  utf8_bom: "imports.encoding.utf8_bom",
  utf8: "imports.encoding.utf8",
  cp932: "imports.encoding.cp932",
  utf16le: "imports.encoding.utf16le",
  utf16be: "imports.encoding.utf16be",
} as const satisfies Record<Encoding, MessageKey>;

export const DELIMITER_KEYS = {
  comma: "imports.delimiter.comma",
  tab: "imports.delimiter.tab",
  semicolon: "imports.delimiter.semicolon",
} as const satisfies Record<Delimiter, MessageKey>;

/** What a column is called. */
export function fieldName(fields: readonly TableField[], field: Field, locale: Locale): string {
  return fields.find((one) => one.field === field)?.[locale] ?? field;
}
