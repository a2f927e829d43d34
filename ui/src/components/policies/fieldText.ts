import type { I18n } from "~/i18n/i18n";
import type { PolicySectionView } from "~/ipc/generated";
import { readText, valueText } from "./policyValues";

/** A field of a policy's form in words: `section`, or `section/item`. */
export function fieldText({ t, format, locale }: I18n, catalogue: readonly PolicySectionView[], name: string) {
  const [key = "", itemKey] = name.split("/");
  const section = catalogue.find((one) => one.key === key);
  const item = section?.items.find((one) => one.key === itemKey);
  const short = itemKey === undefined ? t("policies.how") : (item?.label[locale] ?? itemKey);
  return {
    short,
    label: t("policies.fieldOf", { section: section?.label[locale] ?? key, item: short }),
    text: (text: string | null | undefined): string => {
      // An item of a linked section has no value of its own.
      if (text === null || text === undefined) return t("policies.linked");
      if (itemKey === undefined) return t(text === "own" ? "policies.own" : "policies.linked");
      const read = item ? readText(item, text) : "number";
      return item && typeof read !== "string" ? valueText({ t, format, locale }, item, read.value) : text;
    },
  };
}
