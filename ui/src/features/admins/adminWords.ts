/** The fields of an admin in words: the same at their fields and where it is told what somebody else changed. */

import { dayText } from "~/components/days";
import type { Translate } from "~/i18n/i18n";
import type { MessageKey } from "~/i18n/messages";
import type { Language } from "~/ipc/generated";
import type { AdminField, AdminTextName, AdminValues, ValidityName } from "./adminForm";

export const TEXT_LABELS = {
  account: "admins.account",
  name: "admins.name",
  yomigana: "admins.yomigana",
  mail: "lists.mail",
} as const satisfies Record<AdminTextName, MessageKey>;

export const VALIDITY_LABELS = {
  valid_from: "admins.validFrom",
  valid_until: "admins.validUntil",
} as const satisfies Record<ValidityName, MessageKey>;

export const LANGUAGE_NAMES = {
  system: "admins.languageSystem",
  ja: "admins.languageJa",
  en: "admins.languageEn",
} as const satisfies Record<"system" | Language, MessageKey>;

/** What a field is called; `free` holds what the company calls its own. */
export function adminFieldName(t: Translate, name: AdminField, free: readonly string[]): string {
  switch (name) {
    case "language":
      return t("admins.language");
    case "valid_from":
    case "valid_until":
      return t(VALIDITY_LABELS[name]);
    case "account":
    case "name":
    case "yomigana":
    case "mail":
      return t(TEXT_LABELS[name]);
    default: {
      const index = Number(name.slice("free_".length));
      return free[index] || t("settings.label", { n: index + 1 });
    }
  }
}

/** A field's value as people read it. */
export function adminValueText(t: Translate, name: AdminField, values: AdminValues): string {
  const value = values[name];
  if (name === "language") return t(LANGUAGE_NAMES[value === "ja" || value === "en" ? value : "system"]);
  if (name === "valid_from" || name === "valid_until")
    return value === null ? t("history.value.noLimit") : dayText(t, value);
  return value || t("history.value.empty");
}
