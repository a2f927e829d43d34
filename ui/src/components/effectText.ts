/** What a change set did, in words. Pure: names of rows elsewhere are handed in. */

import type { Format } from "~/i18n/format";
import type { Translate } from "~/i18n/i18n";
import type { MessageKey } from "~/i18n/messages";
import { PLATFORM_NAMES } from "~/i18n/platform";
import type { Admin, Device, Effect, Grant, Group, Permission, Place, RowDiff, RowRef, User } from "~/ipc/generated";

export interface EffectWords {
  readonly t: Translate;
  readonly format: Format;
  /** Name of a row that is not part of the effect itself; null where it cannot be known. */
  readonly nameOf: (row: RowRef) => string | null;
  readonly permissionName: (permission: Permission) => string;
}

export type RowKind = RowRef["kind"];
type ActName = "create" | "delete" | "rename" | "move" | "edit" | "grants" | "suspend" | "resume";

export interface FieldChange {
  readonly field: FieldName;
  readonly before: string;
  readonly after: string;
}

/** One row of an effect, told. */
export interface RowChange {
  readonly kind: RowKind;
  readonly id: string;
  readonly name: string;
  readonly acts: readonly ActName[];
  readonly fields: readonly FieldChange[];
  /** Its name afterwards, where it was renamed. */
  readonly renamedTo: string | null;
  /** Names of the places it went from and to, where it was moved. */
  readonly from: string | null;
  readonly to: string | null;
}

const FIELD_KEYS = {
  name: "history.field.name",
  code: "history.field.code",
  parent: "history.field.parent",
  group: "history.field.group",
  yomigana: "history.field.yomigana",
  employee_number: "history.field.employee_number",
  mail: "history.field.mail",
  title: "history.field.title",
  place: "history.field.place",
  platform: "history.field.platform",
  os: "history.field.os",
  serial: "history.field.serial",
  asset_number: "history.field.asset_number",
  account: "history.field.account",
  suspended: "history.field.suspended",
  grants: "history.field.grants",
} as const satisfies Record<string, MessageKey>;

export type FieldName = keyof typeof FIELD_KEYS;

/** Fields that have an act of their own and are not told as an edit. */
const OWN_ACT: ReadonlySet<FieldName> = new Set(["name", "parent", "group", "place", "suspended", "grants"]);

const isPerson = (kind: RowKind | undefined) => kind === "user" || kind === "admin";

/** What a field is called. */
export function fieldName(t: Translate, kind: RowKind, field: FieldName): string {
  return t(field === "name" && isPerson(kind) ? "history.field.personName" : FIELD_KEYS[field]);
}

type Shown<T> = { readonly [K in Exclude<keyof T, "id">]: (row: T) => string };

/** Every row of the effect, groups first. */
export function rowChanges({ rows }: Effect, words: EffectWords): readonly RowChange[] {
  const { t } = words;
  const own = ownNames({ rows, authority: [] });
  const name = (row: RowRef) => own.get(row.id) ?? words.nameOf(row) ?? t("history.value.unknownRow");
  const text = (value: string) => value || t("history.value.empty");
  const group: Shown<Group> = {
    name: (row) => row.name,
    code: (row) => text(row.code),
    parent: (row) => (row.parent ? name({ kind: "group", id: row.parent }) : t("history.value.top")),
  };
  const user: Shown<User> = {
    name: (row) => row.name,
    yomigana: (row) => text(row.yomigana),
    group: (row) => name({ kind: "group", id: row.group }),
    employee_number: (row) => text(row.employee_number),
    mail: (row) => text(row.mail),
    title: (row) => text(row.title),
  };
  const device: Shown<Device> = {
    name: (row) => row.name,
    place: ({ place }) => placeName(place, name, t),
    platform: (row) => t(PLATFORM_NAMES[row.platform]),
    os: (row) => text(row.os),
    serial: (row) => text(row.serial),
    asset_number: (row) => text(row.asset_number),
  };
  const admin: Shown<Admin> = {
    account: (row) => row.account,
    name: (row) => row.name,
    yomigana: (row) => text(row.yomigana),
    mail: (row) => text(row.mail),
    suspended: (row) => t(row.suspended ? "history.value.suspended" : "history.value.active"),
    grants: (row) => row.grants.map((grant) => grantText(grant, name, words)).join("\n") || t("history.value.empty"),
  };
  return [
    ...(rows.groups ?? []).map((diff) => told("group", diff, group)),
    ...(rows.users ?? []).map((diff) => told("user", diff, user)),
    ...(rows.devices ?? []).map((diff) => told("device", diff, device)),
    ...(rows.admins ?? []).map((diff) => told("admin", diff, admin)),
  ];
}

function told<T extends { readonly id: string; readonly name: string }>(
  kind: RowKind,
  { before, after }: RowDiff<T>,
  shown: Shown<T>,
): RowChange {
  const row = before ?? after;
  const names = Object.keys(shown) as (FieldName & keyof Shown<T>)[];
  const fields: FieldChange[] = [];
  for (const field of names) {
    const was = before ? shown[field](before) : "";
    const is = after ? shown[field](after) : "";
    // Two groups may have the same name, so what was shown is not enough to tell a move.
    const differs = JSON.stringify(before?.[field]) !== JSON.stringify(after?.[field]);
    if (differs) fields.push({ field, before: was, after: is });
  }
  const change = (...which: FieldName[]) => fields.find((one) => which.includes(one.field));
  const moved = before && after ? change("parent", "group", "place") : undefined;
  const renamed = before && after ? change("name") : undefined;
  return {
    kind,
    id: row?.id ?? "",
    name: row?.name ?? "",
    acts: actsOf(before !== null, after !== null, fields, after),
    fields,
    renamedTo: renamed?.after ?? null,
    from: moved?.before ?? null,
    to: moved?.after ?? null,
  };
}

function actsOf(was: boolean, is: boolean, fields: readonly FieldChange[], after: object | null): readonly ActName[] {
  if (!was) return ["create"];
  if (!is) return ["delete"];
  const has = (...which: FieldName[]) => fields.some((one) => which.includes(one.field));
  const acts: ActName[] = [];
  if (has("name")) acts.push("rename");
  if (has("parent", "group", "place")) acts.push("move");
  if (fields.some((one) => !OWN_ACT.has(one.field))) acts.push("edit");
  if (has("grants")) acts.push("grants");
  if (has("suspended")) acts.push(after && "suspended" in after && after.suspended ? "suspend" : "resume");
  return acts;
}

function placeName(place: Place, name: (row: RowRef) => string, t: Translate): string {
  return place.kind === "unassigned" ? t("common.unassigned") : name(place);
}

function grantText(grant: Grant, name: (row: RowRef) => string, { t, format, permissionName }: EffectWords): string {
  const scope =
    grant.scope.kind === "organization"
      ? t("history.value.wholeOrganization")
      : format.list(grant.scope.groups.map((id) => name({ kind: "group", id })));
  return t("history.value.grant", { scope, permissions: format.list(grant.permissions.map(permissionName)) });
}

/** Names that the effect itself carries: needed for rows that it deletes or that are gone by now. */
export function ownNames({ rows }: Effect): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const list of [rows.groups, rows.users, rows.devices, rows.admins]) {
    for (const { before, after } of list ?? []) {
      const row = after ?? before;
      if (row) names.set(row.id, row.name);
    }
  }
  return names;
}

/** Rows that an effect mentions without carrying them. */
export function mentionedRows({ rows, authority }: Effect): readonly RowRef[] {
  const own = ownNames({ rows, authority });
  const found = new Map<string, RowRef>();
  const add = (row: RowRef) => {
    if (!own.has(row.id)) found.set(row.id, row);
  };
  const group = (id: string | null | undefined) => (id ? add({ kind: "group", id }) : undefined);
  for (const diff of rows.groups ?? []) for (const row of both(diff)) group(row.parent);
  for (const diff of rows.users ?? []) for (const row of both(diff)) group(row.group);
  for (const diff of rows.devices ?? [])
    for (const { place } of both(diff)) if (place.kind !== "unassigned") add(place);
  for (const diff of rows.admins ?? [])
    for (const { grants } of both(diff))
      for (const { scope } of grants) if (scope.kind === "groups") for (const id of scope.groups) group(id);
  for (const { admin } of authority) add({ kind: "admin", id: admin });
  return [...found.values()];
}

function both<T>({ before, after }: RowDiff<T>): readonly T[] {
  return [before, after].filter((row) => row !== null);
}

const ONE_KEYS = {
  group: "history.one.group",
  user: "history.one.user",
  device: "history.one.device",
  admin: "history.one.admin",
} as const satisfies Record<RowKind, MessageKey>;

const MANY_KEYS = {
  group: "history.many.group",
  user: "history.many.user",
  device: "history.many.device",
  admin: "history.many.admin",
} as const satisfies Record<RowKind, MessageKey>;

/** A row by kind and name. */
export function rowName(t: Translate, kind: RowKind, name: string): string {
  return t(ONE_KEYS[kind], { name });
}

/** How many rows of a kind. */
export function rowCount(t: Translate, kind: RowKind, n: number): string {
  return t(MANY_KEYS[kind], { n });
}

/** What one row went through, as a sentence. */
export function rowSentence(row: RowChange, { t, format }: EffectWords): string {
  const what = rowName(t, row.kind, row.name);
  return format.list(row.acts.map((act) => clause(act, what, [row], t, format)));
}

/** The whole effect in a line: names where there is one row of a sort, numbers where there are many. */
export function effectSentence(effect: Effect, size: number, words: EffectWords): string {
  const { t, format } = words;
  const rows = rowChanges(effect, words);
  if (rows.length === 0) return t("history.outOfSight", { n: size });
  const sorts = new Map<string, { act: ActName; kind: RowKind; rows: RowChange[] }>();
  for (const row of rows) {
    for (const act of row.acts) {
      const key = `${row.kind}:${act}`;
      const sort = sorts.get(key) ?? { act, kind: row.kind, rows: [] };
      sort.rows.push(row);
      sorts.set(key, sort);
    }
  }
  const clauses = [...sorts.values()].map(({ act, kind, rows: same }) => {
    const [only] = same;
    const what = only && same.length === 1 ? rowName(t, kind, only.name) : rowCount(t, kind, same.length);
    return clause(act, what, same, t, format);
  });
  return format.list(clauses);
}

function clause(act: ActName, what: string, rows: readonly RowChange[], t: Translate, format: Format): string {
  const [first] = rows;
  const same = (value: (row: RowChange) => string | null) => {
    const values = new Set(rows.map(value));
    return values.size === 1 && first ? value(first) : null;
  };
  switch (act) {
    case "create":
      return t(first?.kind === "group" ? "history.act.createGroup" : "history.act.create", { what });
    case "delete":
      return t("history.act.delete", { what });
    case "rename": {
      const to = rows.length === 1 ? first?.renamedTo : null;
      if (isPerson(first?.kind))
        return to ? t("history.act.renamePersonTo", { what, to }) : t("history.act.renamePerson", { what });
      return to ? t("history.act.renameTo", { what, to }) : t("history.act.rename", { what });
    }
    case "move": {
      const from = same((row) => row.from);
      const to = same((row) => row.to);
      if (from && to) return t("history.act.moveFromTo", { what, from, to });
      return to ? t("history.act.moveTo", { what, to }) : t("history.act.move", { what });
    }
    case "edit": {
      const fields = new Set(rows.flatMap((row) => row.fields.map((one) => one.field)));
      const names = [...fields].filter((field) => !OWN_ACT.has(field)).map((field) => t(FIELD_KEYS[field]));
      return t("history.act.edit", { what, fields: format.list(names) });
    }
    case "grants":
      return t("history.act.grants", { what });
    case "suspend":
      return t("history.act.suspend", { what });
    case "resume":
      return t("history.act.resume", { what });
  }
}
