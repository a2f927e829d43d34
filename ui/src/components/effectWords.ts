import { useI18n } from "~/i18n/i18n";
import type { Effect, RowRef } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { type EffectWords, mentionedRows } from "./effectText";

/** Everything that telling these effects takes: the language, and the names of the rows they mention. */
export function useEffectWords(effects: readonly Effect[]): EffectWords {
  const { t, format, locale } = useI18n();
  const mentioned = new Map<string, RowRef>();
  for (const effect of effects) for (const row of mentionedRows(effect)) mentioned.set(row.id, row);
  const rows = [...mentioned.values()];
  const labels = useCall("rows_labels", { rows }, { enabled: rows.length > 0 }).data ?? [];
  const permissions = useCall("permissions_list", {}).data ?? [];
  const names = new Map(labels.map((label) => [label.row.id, label.name]));
  return {
    t,
    format,
    nameOf: (row) => names.get(row.id) ?? null,
    permissionName: (permission) =>
      permissions.find((entry) => entry.permission === permission)?.name[locale] ?? permission,
  };
}
