/** Who an admin is, as it stands in a form. Pure. */

import { freeOf, isSameFree, NO_FREE } from "~/components/free";
import type { Admin, Change, FreeFields, Language } from "~/ipc/generated";
import { isRecord } from "~/util/drafts";

export const ADMIN_TEXTS = ["account", "name", "yomigana", "mail"] as const;
export type AdminTextName = (typeof ADMIN_TEXTS)[number];
export const VALIDITY = ["valid_from", "valid_until"] as const;
export type ValidityName = (typeof VALIDITY)[number];

/** Everything but id, state and grants. */
export interface AdminForm
  extends Readonly<Record<AdminTextName, string>>,
    Readonly<Record<ValidityName, string | null>> {
  readonly free: FreeFields;
  readonly language: Language | null;
}

export const NO_FORM: AdminForm = {
  account: "",
  name: "",
  yomigana: "",
  mail: "",
  free: NO_FREE,
  language: null,
  valid_from: null,
  valid_until: null,
};

/** Where a broken rule can be told, as JSON pointers below the change. */
export const FIELD_PATHS: readonly string[] = [...ADMIN_TEXTS, "free", "language", ...VALIDITY].map(
  (name) => `/${name}`,
);

/** An admin as a form. */
export function formOf({ account, name, yomigana, mail, free, language, valid_from, valid_until }: Admin): AdminForm {
  return { account, name, yomigana, mail, free, language, valid_from, valid_until };
}

type Edit = Omit<Extract<Change, { type: "admin_edit" }>, "type" | "id">;

/** Only what differs: what is left out of an edit stays as it is, and null empties a field. Null if nothing differs. */
export function editOf(admin: Admin, form: AdminForm): Edit | null {
  const edit: Edit = {};
  for (const field of ADMIN_TEXTS) if (form[field] !== admin[field]) edit[field] = form[field];
  if (!isSameFree(form.free, admin.free)) edit.free = form.free;
  if (form.language !== admin.language) edit.language = form.language;
  for (const field of VALIDITY) if (form[field] !== admin[field]) edit[field] = form[field];
  return Object.keys(edit).length > 0 ? edit : null;
}

/** Every field by itself, as it is edited and compared. */
export type AdminField = AdminTextName | ValidityName | "language" | (typeof FREE)[number];
export type AdminValues = Readonly<Record<AdminField, string | null>>;

const FREE = ["free_0", "free_1", "free_2", "free_3", "free_4"] as const;
const LANGUAGES = ["ja", "en"] as const satisfies readonly Language[];

/** A form as single fields. */
export function valuesOf({ free, ...others }: AdminForm): AdminValues {
  const [free_0, free_1, free_2, free_3, free_4] = free;
  return { ...others, free_0, free_1, free_2, free_3, free_4 };
}

/** Single fields as a form. */
export function formFrom(values: AdminValues): AdminForm {
  const text = (name: AdminField) => values[name] ?? "";
  return {
    account: text("account"),
    name: text("name"),
    yomigana: text("yomigana"),
    mail: text("mail"),
    free: [text("free_0"), text("free_1"), text("free_2"), text("free_3"), text("free_4")],
    language: LANGUAGES.find((one) => one === values.language) ?? null,
    valid_from: values.valid_from,
    valid_until: values.valid_until,
  };
}

/** Fields in which two differ, in the order of the form. */
export function fieldsChanged(before: AdminValues, after: AdminValues): readonly AdminField[] {
  const order: readonly AdminField[] = [...ADMIN_TEXTS, ...FREE, "language", ...VALIDITY];
  return order.filter((name) => before[name] !== after[name]);
}

/** Makes sense of a form that was kept; what was not kept is empty. */
export function parseForm(kept: unknown): AdminForm | null {
  if (!isRecord(kept)) return null;
  const text = (name: AdminTextName) => (typeof kept[name] === "string" ? kept[name] : "");
  const day = (name: ValidityName) => (typeof kept[name] === "string" ? kept[name] : null);
  const free = Array.isArray(kept["free"]) ? kept["free"].map((one) => (typeof one === "string" ? one : "")) : [];
  return {
    account: text("account"),
    name: text("name"),
    yomigana: text("yomigana"),
    mail: text("mail"),
    free: freeOf(free),
    language: LANGUAGES.find((one) => one === kept["language"]) ?? null,
    valid_from: day("valid_from"),
    valid_until: day("valid_until"),
  };
}
