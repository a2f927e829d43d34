import { SearchX, ShieldAlert, ShieldCheck, ShieldEllipsis } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { useMemorySource } from "~/components/lists/memorySource";
import { type I18n, useI18n } from "~/i18n/i18n";
import type { PoliciesList, PolicySummary } from "~/ipc/generated";
import { EmptyState } from "~/kit/EmptyState";
import { SearchField } from "~/kit/TextField";
import { type TableHandle, WindowTable } from "~/kit/WindowTable";
import { cx } from "~/util/cx";
import { fold } from "~/util/fold";
import styles from "./Policies.module.css";

export interface PolicyListProps {
  readonly list: PoliciesList | undefined;
  /** `base`, `violation` or an id. */
  readonly chosen: string;
  readonly onChoose: (policy: string) => void;
  /** Into the policy: Enter. */
  readonly onOpen: () => void;
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  readonly kind: "base" | "violation" | "individual";
}

const UNSORTED = { by: "name", descending: false } as const;
const ICONS = { base: ShieldCheck, violation: ShieldAlert, individual: ShieldEllipsis } as const;

/** The company's policies: the two that are always there, then the individual ones by name. */
export function PolicyList({ list, chosen, onChoose, onOpen }: PolicyListProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const [text, setText] = useState("");
  const needle = fold(text.trim());
  const rows = useMemo((): readonly Row[] | undefined => {
    if (!list) return undefined;
    const fixed: readonly Row[] = [
      { id: "base", kind: "base", name: t("policies.base"), detail: t("policies.baseDetail") },
      {
        id: "violation",
        kind: "violation",
        name: t("policies.violation"),
        detail: t("policies.violationDetail", { n: list.violations }),
      },
    ];
    const individual = list.policies.map(
      (policy): Row => ({ id: policy.id, kind: "individual", name: policy.name, detail: assignedText(i18n, policy) }),
    );
    const hits = (row: Row) => needle === "" || fold(row.name).includes(needle);
    return [...fixed.filter(hits), ...individual.filter(hits)];
  }, [list, needle, t, i18n]);
  const source = useMemorySource(rows);
  const table = useRef<TableHandle>(null);
  /** What was chosen here and is not open yet: keys may come faster than policies open. */
  const own = useRef<readonly string[]>([]);
  const choose = (id: string) => {
    if (id === (own.current.at(-1) ?? chosen)) return;
    own.current = [...own.current, id];
    onChoose(id);
  };
  const at = rows?.findIndex((row) => row.id === chosen) ?? -1;
  const row = useRef(at);
  useEffect(() => {
    row.current = at;
  });
  const isHere = at >= 0;
  // What was opened from elsewhere, or has just been made, is where one goes on from.
  useEffect(() => {
    const isOwn = own.current.includes(chosen);
    if (!isOwn || own.current.at(-1) === chosen) own.current = [];
    if (isHere && !isOwn) table.current?.goTo(row.current);
  }, [chosen, isHere]);
  return (
    <div className={styles["list"]}>
      <div className={styles["listSearch"]}>
        <SearchField label={t("policies.search")} value={text} onChange={setText} />
      </div>
      <WindowTable<Row, "name">
        label={t("policies.list")}
        columns={[
          {
            id: "name",
            title: t("policies.policy"),
            min: 180,
            cell: ({ name, detail, kind }) => {
              const Icon = ICONS[kind];
              return (
                <span className={cx(styles["listCell"], styles["tall"])}>
                  <Icon aria-hidden="true" />
                  <span className={styles["listText"]}>
                    <span className={styles["listName"]}>{name}</span>
                    <span className={styles["quiet"]}>{detail}</span>
                  </span>
                </span>
              );
            },
          },
        ]}
        source={source}
        keyOf={(row) => row.id}
        textOf={(row) => row.name}
        sorting={UNSORTED}
        onSort={() => {}}
        selected={[chosen]}
        onSelect={([id]) => (id === undefined ? undefined : choose(id))}
        onOpen={(row) => {
          choose(row.id);
          onOpen();
        }}
        isSingle
        rowHeight={48}
        resetKey={needle}
        handle={table}
        empty={<EmptyState icon={<SearchX />} title={t("lists.noHit")} />}
      />
    </div>
  );
}

/** To how much a policy is assigned, in a line. */
function assignedText({ t, format }: I18n, { assigned: { groups, users, devices } }: PolicySummary): string {
  const parts = [
    groups > 0 ? t("policies.assigned.groups", { n: groups }) : "",
    users > 0 ? t("policies.assigned.users", { n: users }) : "",
    devices > 0 ? t("policies.assigned.devices", { n: devices }) : "",
  ].filter(Boolean);
  return parts.length > 0 ? format.list(parts) : t("policies.assigned.none");
}
