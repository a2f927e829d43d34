/** Values of policies as people read them and as they type them. Pure. */

import { durationText } from "~/components/settingsWords";
import type { I18n, Translate } from "~/i18n/i18n";
import type { MessageKey } from "~/i18n/messages";
import type { BasePolicy, PolicyItemView, PolicyOs, PolicySectionView, PolicyUnit, PolicyValue } from "~/ipc/generated";

/** Values by the keys of items. */
export type PolicyValues = Readonly<Record<string, PolicyValue>>;

const UNITS = {
  days: "policies.unit.days",
  characters: "policies.unit.characters",
  times: "policies.unit.times",
  gigabytes: "policies.unit.gigabytes",
  meters: "policies.unit.meters",
  month: "policies.unit.month",
  day_of_month: "policies.unit.day_of_month",
} as const satisfies Record<PolicyUnit, MessageKey>;

/** Names of systems, the same in both languages. */
export const OS_NAMES = {
  windows: "Windows",
  macos: "macOS",
  ios: "iOS",
  android: "Android",
} as const satisfies Record<PolicyOs, string>;

/** What stands behind a number. */
export function unitText(t: Translate, unit: PolicyUnit): string {
  return t(UNITS[unit]);
}

/** Whether two values are the same. */
export function sameValue(a: PolicyValue | undefined, b: PolicyValue | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** A value in words. One that the item cannot have is shown as it is written. */
export function valueText({ t, format, locale }: I18n, { type: kind }: PolicyItemView, value: PolicyValue): string {
  if (kind.kind === "bool" && typeof value === "boolean") return t(value ? "policies.value.yes" : "policies.value.no");
  if (kind.kind === "int" && typeof value === "number") {
    return t("policies.value.number", { n: format.number(value), unit: unitText(t, kind.unit) });
  }
  if (kind.kind === "duration" && typeof value === "number") return durationText(t, format, value);
  if (kind.kind === "choice" && typeof value === "string") {
    return kind.choices.find((choice) => choice.key === value)?.label[locale] ?? value;
  }
  if (typeof value === "string") return value || t("history.value.empty");
  if (Array.isArray(value) && value.every((one) => typeof one === "string")) {
    return value.length > 0 ? format.list(value) : t("history.value.empty");
  }
  return JSON.stringify(value);
}

/** Whether the item can have a value of this kind; a newer service may hold others. */
export function fits({ type: kind }: PolicyItemView, value: PolicyValue): boolean {
  switch (kind.kind) {
    case "bool":
      return typeof value === "boolean";
    case "int":
    case "duration":
      return typeof value === "number";
    case "choice":
      return kind.choices.some((choice) => choice.key === value);
    case "texts":
      return Array.isArray(value) && value.every((one) => typeof one === "string");
    case "time":
    case "pattern":
      return typeof value === "string";
  }
}

/** A value as it stands in its field. */
export function formText(value: PolicyValue): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.join("\n");
  return String(value);
}

/** What is wrong with what was typed. */
export type ValueFault = "number" | "bounds" | "time" | "tooLong" | "tooMany" | "character";

/** Signs that hide or turn around what is read. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly what must not be in a value
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

/** Reads a field, by the same rules as the engine's. */
export function readText({ type: kind }: PolicyItemView, text: string): { readonly value: PolicyValue } | ValueFault {
  switch (kind.kind) {
    case "bool":
      return { value: text === "true" };
    case "int":
    case "duration": {
      const digits = text.normalize("NFKC").replaceAll(",", "").trim();
      if (!/^-?\d{1,9}$/.test(digits)) return "number";
      const value = Number(digits);
      return value < kind.min || value > kind.max ? "bounds" : { value };
    }
    case "choice":
      return { value: text };
    case "texts": {
      const lines = text.split("\n").map((line) => line.trim());
      const value = [...new Set(lines.filter((line) => line !== ""))];
      if (value.length > kind.most) return "tooMany";
      const fault = value.map((line) => lineFault(line, kind.longest)).find((one) => one !== null);
      return fault ?? { value };
    }
    case "time": {
      const [, hour, minute] = /^(\d{1,2}):(\d{2})$/.exec(text.normalize("NFKC").trim()) ?? [];
      if (!hour || !minute || Number(hour) > 23 || Number(minute) > 59) return "time";
      return { value: `${hour.padStart(2, "0")}:${minute}` };
    }
    case "pattern": {
      const value = text.trim();
      return lineFault(value, kind.longest) ?? { value };
    }
  }
}

function lineFault(line: string, longest: number): ValueFault | null {
  if ([...line].length > longest) return "tooLong";
  return HIDDEN.test(line) ? "character" : null;
}

/** What the base policy says of an item, the central lock before everything. */
export function baseValue(base: BasePolicy, section: PolicySectionView, item: PolicyItemView): PolicyValue {
  const fixed = base.lock.fixed[section.key]?.[item.key];
  return fixed ?? base.sections[section.key]?.[item.key] ?? item.default;
}

/** Whether own values of a section in an individual policy count, and if not, why not. */
export function permitOf(
  base: BasePolicy,
  section: PolicySectionView,
): "permitted" | "company" | "forbidden" | "not_permitted" {
  if (!section.individual) return "company";
  if (base.lock.forbidden.includes(section.key)) return "forbidden";
  return base.individual_allowed && base.permitted.includes(section.key) ? "permitted" : "not_permitted";
}
