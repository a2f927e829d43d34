/** The rows of a change set, each with what happened to it. Pure: names of rows elsewhere are handed in. */

import { rowId } from "~/components/places";
import { DEVICE_STATE_NAMES } from "~/i18n/deviceState";
import type { I18n, Translate } from "~/i18n/i18n";
import type { MessageKey } from "~/i18n/messages";
import { PLATFORM_NAMES } from "~/i18n/platform";
import type {
  Admin,
  BasePolicy,
  Device,
  Effect,
  FreeFields,
  Grant,
  Group,
  Permission,
  Place,
  PolicySectionView,
  RowDiff,
  RowRef,
  Settings,
  User,
} from "~/ipc/generated";
import { dayText } from "./days";
import { policyChanges, policyMentions } from "./effectPolicies";
import type { LabelPart } from "./settingsFields";
import { settingsChanges } from "./settingsWords";

export interface EffectWords extends I18n {
  /** Name of a row that is not part of the effect itself; null where it cannot be known. */
  readonly nameOf: (row: RowRef) => string | null;
  readonly permissionName: (permission: Permission) => string;
  /** What the company calls the free fields; undefined where that is not known. */
  readonly labels: Pick<Settings, LabelPart> | undefined;
  /** The items of policies; empty while they are not known. */
  readonly catalogue: readonly PolicySectionView[];
  /** What a linked section holds now; undefined where that is not known, or is told of another time. */
  readonly base?: BasePolicy["sections"] | undefined;
}

/** One value of a row, before and after. */
export interface FieldChange {
  readonly field: string;
  /** What it is called. */
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** Kinds of rows that change; the settings are one row without a name. */
export type RowKind = RowRef["kind"] | "settings";
export type ActName =
  | "create"
  | "delete"
  | "rename"
  | "move"
  | "edit"
  | "grants"
  | "suspend"
  | "resume"
  | "assign"
  | "replace"
  | "unassign"
  | "activate"
  | "lift";

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
  address: "history.field.address",
  last_contact: "history.field.last_contact",
  state: "history.field.suspended",
  account: "history.field.account",
  language: "history.field.language",
  valid_from: "history.field.valid_from",
  valid_until: "history.field.valid_until",
  suspended: "history.field.suspended",
  grants: "history.field.grants",
} as const satisfies Record<string, MessageKey>;

type FieldName = keyof typeof FIELD_KEYS;

/** Fields that have an act of their own and are not told as an edit. */
const OWN_ACT: ReadonlySet<string> = new Set<FieldName>(["name", "parent", "group", "place", "suspended", "grants"]);

/** Whether names of this kind are those of people. */
export const isPerson = (kind: RowKind | undefined) => kind === "user" || kind === "admin";

/** The values of a row that were edited, those with an act of their own left out. */
export function editedFields(row: RowChange): readonly FieldChange[] {
  return row.acts.includes("edit") ? row.fields.filter((one) => !OWN_ACT.has(one.field)) : [];
}

type Shown<T, Left extends keyof T = never> = { readonly [K in Exclude<keyof T, "id" | Left>]: (row: T) => string };

/** One value of a row: what it is called, how it is shown, and what tells it from another one. */
interface Value<T> {
  readonly field: string;
  readonly label: string;
  readonly text: (row: T) => string;
  readonly raw: (row: T) => unknown;
}

/** Every row of the effect, groups first. */
export function rowChanges({ rows }: Effect, words: EffectWords): readonly RowChange[] {
  const { t } = words;
  const own = ownNames({ rows, authority: [] });
  const name = (row: RowRef) => own.get(rowId(row)) ?? words.nameOf(row) ?? t("history.value.unknownRow");
  const text = (value: string) => value || t("history.value.empty");
  const group: Shown<Group> = {
    name: (row) => row.name,
    code: (row) => text(row.code),
    parent: (row) => (row.parent ? name({ kind: "group", id: row.parent }) : t("history.value.top")),
  };
  const user: Shown<User, "free"> = {
    name: (row) => row.name,
    yomigana: (row) => text(row.yomigana),
    group: (row) => name({ kind: "group", id: row.group }),
    employee_number: (row) => text(row.employee_number),
    mail: (row) => text(row.mail),
    title: (row) => text(row.title),
  };
  const device: Shown<Device, "free"> = {
    name: (row) => row.name,
    place: ({ place }) => placeName(place, name, t),
    platform: (row) => t(PLATFORM_NAMES[row.platform]),
    os: (row) => text(row.os),
    serial: (row) => text(row.serial),
    asset_number: (row) => text(row.asset_number),
    address: (row) => text(row.address),
    last_contact: ({ last_contact: at }) => (at === null ? t("history.value.never") : words.format.dateTime(at)),
    state: (row) => t(DEVICE_STATE_NAMES[row.state]),
  };
  const day = (value: string | null) => (value === null ? t("history.value.noLimit") : dayText(t, value));
  const admin: Shown<Admin, "free"> = {
    account: (row) => row.account,
    name: (row) => row.name,
    yomigana: (row) => text(row.yomigana),
    mail: (row) => text(row.mail),
    language: ({ language }) =>
      t(
        language === null
          ? "history.value.languageSystem"
          : language === "ja"
            ? "history.value.languageJa"
            : "history.value.languageEn",
      ),
    valid_from: (row) => day(row.valid_from),
    valid_until: (row) => day(row.valid_until),
    suspended: (row) => t(row.suspended ? "history.value.suspended" : "history.value.active"),
    grants: (row) => row.grants.map((grant) => grantText(grant, name, words)).join("\n") || t("history.value.empty"),
  };
  const free = (part: LabelPart) =>
    ([0, 1, 2, 3, 4] as const).map(
      (index): Value<{ readonly free: FreeFields }> => ({
        field: `free/${index}`,
        label: words.labels?.[part][index] || t("history.field.free", { n: index + 1 }),
        text: (row) => text(row.free[index]),
        // An empty one is not worth a line where the row is new or gone.
        raw: (row) => row.free[index] || undefined,
      }),
    );
  return [
    ...(rows.groups ?? []).map((diff) => told("group", diff, valuesOf<Group>("group", group, t))),
    ...(rows.users ?? []).map((diff) =>
      told("user", diff, [...valuesOf<User>("user", user, t), ...free("user_labels")]),
    ),
    ...(rows.devices ?? []).map((diff) =>
      told("device", diff, [...valuesOf<Device>("device", device, t), ...free("device_labels")]),
    ),
    ...(rows.admins ?? []).map((diff) =>
      told("admin", diff, [...valuesOf<Admin>("admin", admin, t), ...free("admin_labels")]),
    ),
    ...(rows.settings
      ? [settingsRow(settingsChanges(t, words.format, rows.settings.before, rows.settings.after))]
      : []),
    ...policyChanges(rows, words, name),
  ];
}

function settingsRow(fields: readonly FieldChange[]): RowChange {
  return { kind: "settings", id: "settings", name: "", acts: ["edit"], fields, renamedTo: null, from: null, to: null };
}

function valuesOf<T extends object>(
  kind: RowKind,
  shown: { readonly [K in FieldName & keyof T]?: (row: T) => string },
  t: Translate,
): readonly Value<T>[] {
  const names = Object.keys(shown) as (FieldName & keyof T)[];
  return names.flatMap((field) => {
    const text = shown[field];
    const name: FieldName = field;
    const label = t(name === "name" && isPerson(kind) ? "history.field.personName" : FIELD_KEYS[name]);
    return text ? [{ field, label, text, raw: (row: T) => row[field] }] : [];
  });
}

function told<T extends { readonly id: string; readonly name: string }>(
  kind: RowKind,
  { before, after }: RowDiff<T>,
  values: readonly Value<T>[],
): RowChange {
  const row = before ?? after;
  const fields: FieldChange[] = [];
  for (const { field, label, text, raw } of values) {
    // Two groups may have the same name, so what was shown is not enough to tell a move.
    const differs = JSON.stringify(before ? raw(before) : undefined) !== JSON.stringify(after ? raw(after) : undefined);
    if (differs) fields.push({ field, label, before: before ? text(before) : "", after: after ? text(after) : "" });
  }
  const change = (...which: FieldName[]) => fields.find((one) => which.some((field) => field === one.field));
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
  const has = (...which: FieldName[]) => fields.some((one) => which.some((field) => field === one.field));
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
  for (const list of [rows.groups, rows.users, rows.devices, rows.admins, rows.policies]) {
    for (const { before, after } of list ?? []) {
      const row = after ?? before;
      if (row) names.set(row.id, row.name);
    }
  }
  return names;
}

/** Rows that an effect mentions without carrying them. */
export function mentionedRows({ rows, authority, policy_impact: impact }: Effect): readonly RowRef[] {
  const own = ownNames({ rows, authority });
  const found = new Map<string, RowRef>();
  const add = (row: RowRef) => {
    if (!own.has(rowId(row))) found.set(rowId(row), row);
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
  for (const row of policyMentions(rows)) add(row);
  for (const one of impact?.groups ?? []) group(one.group);
  return [...found.values()];
}

function both<T>({ before, after }: RowDiff<T>): readonly T[] {
  return [before, after].filter((row) => row !== null);
}
