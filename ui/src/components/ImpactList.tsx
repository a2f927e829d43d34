import { FileDown } from "lucide-react";
import { useState } from "react";
import { useI18n } from "~/i18n/i18n";
import { call, type IpcFailure, toFailure } from "~/ipc/client";
import type { ImpactOf, ImpactRow } from "~/ipc/generated";
import { query as asking } from "~/ipc/query";
import { Button } from "~/kit/Button";
import { showToast } from "~/kit/toasts";
import { WindowTable } from "~/kit/WindowTable";
import styles from "./Effect.module.css";
import { sectionName } from "./effectPolicies";
import type { EffectWords } from "./effectRows";
import { type RowWindow, useRowWindows } from "./lists/useRowWindows";
import { Problem } from "./Problem";

const UNSORTED = { by: "name", descending: false } as const;

/** Every device whose policy would change, by name. */
export function ImpactList({ of, words }: { readonly of: ImpactOf; readonly words: EffectWords }) {
  const { t, format } = words;
  const { locale } = useI18n();
  const { source, failure } = useRowWindows<ImpactRow, RowWindow<ImpactRow>>(
    (from, count) => asking("policies_impact", { of, from, count }),
    JSON.stringify(of),
  );
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [failed, setFailed] = useState<IpcFailure | null>(null);
  if (failure) return <Problem failure={failure} />;
  const save = async () => {
    setFailed(null);
    try {
      const file = t("policies.impact.file");
      const saved = await call("policies_impact_save", { of, language: locale, file_name: file });
      if (saved) {
        showToast({
          text: t("exports.done", { file: saved.file_name }),
          detail: t("exports.doneRows", { n: saved.rows }),
        });
      }
    } catch (thrown) {
      setFailed(toFailure(thrown));
    }
  };
  return (
    <div className={styles["list"]}>
      {failed ? <Problem failure={failed} /> : null}
      <Button size="s" icon={<FileDown />} onPress={() => void save()}>
        {t("policies.impact.save")}
      </Button>
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
        selected={selected}
        onSelect={setSelected}
        onOpen={() => {}}
        isSingle
        resetKey=""
        empty={null}
      />
    </div>
  );
}
