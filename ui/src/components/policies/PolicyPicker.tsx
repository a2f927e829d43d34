import { SearchX } from "lucide-react";
import { useMemo, useState } from "react";
import { useMemorySource } from "~/components/lists/memorySource";
import { useT } from "~/i18n/i18n";
import type { PolicyId, PolicySummary } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { EmptyState } from "~/kit/EmptyState";
import { SearchField } from "~/kit/TextField";
import { WindowTable } from "~/kit/WindowTable";
import { fold } from "~/util/fold";
import styles from "./Policies.module.css";

const UNSORTED = { by: "name", descending: false } as const;

export interface PolicyPickerProps {
  readonly chosen: PolicyId | null;
  readonly onChoose: (policy: PolicySummary) => void;
}

/** One of the individual policies, searched for as one types. */
export function PolicyPicker({ chosen, onChoose }: PolicyPickerProps) {
  const t = useT();
  const [text, setText] = useState("");
  const all = useCall("policies_list", {}).data?.policies;
  const needle = fold(text.trim());
  const rows = useMemo(() => all?.filter(({ name }) => fold(name).includes(needle)), [all, needle]);
  const source = useMemorySource(rows);
  const choose = (id: string | undefined) => {
    const policy = rows?.find((one) => one.id === id);
    if (policy) onChoose(policy);
  };
  return (
    <div className={styles["picker"]}>
      <SearchField label={t("policies.search")} value={text} onChange={setText} />
      <div className={styles["pickerList"]}>
        <WindowTable<PolicySummary, "name">
          label={t("policies.pickList")}
          columns={[
            { id: "name", title: t("policies.name"), min: 160, cell: ({ name }) => name },
            {
              id: "note",
              title: t("policies.note"),
              min: 160,
              cell: ({ note }) => <span className={styles["quiet"]}>{note}</span>,
            },
          ]}
          source={source}
          keyOf={({ id }) => id}
          textOf={({ name }) => name}
          sorting={UNSORTED}
          onSort={() => {}}
          selected={chosen ? [chosen] : []}
          onSelect={([id]) => choose(id)}
          onOpen={({ id }) => choose(id)}
          isSingle
          resetKey={needle}
          empty={
            <EmptyState icon={<SearchX />} title={t(needle ? "lists.noHit" : "policies.noPolicies")}>
              {needle ? null : t("policies.noPoliciesHint")}
            </EmptyState>
          }
        />
      </div>
    </div>
  );
}
