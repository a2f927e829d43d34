/** Who an admin is, as it stands in a form. Pure. */

import { isSameFree, NO_FREE } from "~/components/free";
import type { Admin, Change, FreeFields, Language } from "~/ipc/generated";

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
