import type { Change, ImpactRow } from "~/ipc/generated";
import { query as asking } from "~/ipc/query";
import { WindowTable } from "~/kit/WindowTable";
import styles from "./Effect.module.css";
import { sectionName } from "./effectPolicies";
import type { EffectWords } from "./effectRows";
import { type RowWindow, useRowWindows } from "./lists/useRowWindows";
import { Problem } from "./Problem";

const UNSORTED = { by: "name", descending: false } as const;

/** Every device whose policy would change, by name. */
export function ImpactList({ changes, words }: { readonly changes: readonly Change[]; readonly words: EffectWords }) {
  const { t, format } = words;
  const { source, failure } = useRowWindows<ImpactRow, RowWindow<ImpactRow>>(
    (from, count) => asking("policies_impact", { changes: [...changes], from, count }),
    JSON.stringify(changes),
  );
  if (failure) return <Problem failure={failure} />;
  return (
    <div className={styles["list"]}>
      <WindowTable<ImpactRow, "name">
        label={t("policies.impact.list")}
        columns={[
          { id: "name", title: t("lists.name"), min: 120, cell: ({ row }) => row.device.name },
          {
            id: "place",
            title: t("lists.group"),
            min: 100,
            cell: ({ row }) => row.group_name || t("common.unassigned"),
          },
          { id: "user", title: t("lists.user"), min: 80, grow: 0.8, cell: ({ row }) => row.user_name },
          {
            id: "sections",
            title: t("policies.impact.changed"),
            min: 140,
            grow: 1.4,
            cell: ({ sections }) => format.list(sections.map((section) => sectionName(section, words))),
          },
        ]}
        source={source}
        keyOf={({ row }) => row.device.id}
        textOf={({ row }) => row.device.name}
        sorting={UNSORTED}
        onSort={() => {}}
        selected={[]}
        onSelect={() => {}}
        onOpen={() => {}}
        isSingle
        resetKey=""
        empty={null}
      />
    </div>
  );
}
