import { useMemo } from "react";
import { rowId } from "~/components/places";
import { useI18n } from "~/i18n/i18n";
import type { Effect, RowRef } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { type EffectWords, mentionedRows } from "./effectRows";
import { usePolicyCatalogue } from "./policies/usePolicyCatalogue";

const NOTHING: readonly never[] = [];

/** Everything that telling these effects takes: the language, and the names of the rows they mention. Stays the same while they do. */
export function useEffectWords(effects: readonly Effect[]): EffectWords {
  const { t, format, locale } = useI18n();
  const rows = useMemo(() => {
    const mentioned = new Map<string, RowRef>();
    for (const effect of effects) for (const row of mentionedRows(effect)) mentioned.set(rowId(row), row);
    return [...mentioned.values()];
  }, [effects]);
  const labels = useCall("rows_labels", { rows }, { enabled: rows.length > 0 }).data ?? NOTHING;
  const permissions = useCall("permissions_list", {}).data ?? NOTHING;
  const named = useCall("settings_get", {}).data;
  const catalogue = usePolicyCatalogue();
  return useMemo(() => {
    const names = new Map(labels.map((label) => [rowId(label.row), label.name]));
    return {
      t,
      format,
      nameOf: (row) => names.get(rowId(row)) ?? null,
      permissionName: (permission) =>
        permissions.find((entry) => entry.permission === permission)?.name[locale] ?? permission,
      labels: named,
      catalogue,
      locale,
    };
  }, [t, format, locale, labels, permissions, named, catalogue]);
}
