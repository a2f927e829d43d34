import { SearchX, Trash2 } from "lucide-react";
import { useMemo, useState } from "react";
import { rowId } from "~/components/places";
import { useI18n } from "~/i18n/i18n";
import type { DeletedView, RowLabel } from "~/ipc/generated";
import { EmptyState } from "~/kit/EmptyState";
import type { RowSource } from "~/kit/rowSelection";
import { WindowTable } from "~/kit/WindowTable";
import type { Column } from "~/kit/WindowTableParts";
import { KIND_ICONS, KIND_NAMES } from "./kinds";
import styles from "./RecycleBin.module.css";
import { daysLeft } from "./restore";
import { usePlaceWords } from "./usePlaceWords";

/** From so many days on it is said that time runs out. */
const SOON = 7;

export interface BinTableProps {
  readonly source: RowSource<DeletedView>;
  readonly labels: readonly RowLabel[];
  readonly query: string;
  readonly isStale: boolean;
  readonly selected: readonly string[];
  readonly onSelect: (ids: readonly string[]) => void;
  readonly onOpen: () => void;
}

/** What was deleted: what it was, where it lay, who deleted it and when, and for how long it is kept. */
export function BinTable({ source, labels, query, isStale, selected, onSelect, onOpen }: BinTableProps) {
  const { t, format } = useI18n();
  const placeOf = usePlaceWords(labels);
  // The list stands still while one looks at it.
  const [now] = useState(Date.now);
  const columns = useMemo(
    (): ReadonlyArray<Column<DeletedView, never>> => [
      {
        id: "name",
        title: t("recycleBin.name"),
        min: 160,
        grow: 1.4,
        cell: ({ row, name }) => {
          const Icon = KIND_ICONS[row.kind];
          return (
            <span className={styles["withIcon"]}>
              <Icon aria-hidden="true" />
              <span>{name}</span>
            </span>
          );
        },
      },
      {
        id: "kind",
        title: t("recycleBin.kind"),
        min: 96,
        grow: 0.3,
        cell: ({ row }) => <span className={styles["second"]}>{t(KIND_NAMES[row.kind])}</span>,
      },
      { id: "place", title: t("recycleBin.place"), min: 130, grow: 1.2, cell: (item) => placeOf(item) },
      {
        id: "when",
        title: t("recycleBin.when"),
        min: 120,
        grow: 0.5,
        cell: ({ deleted_at: at }) => (
          <time dateTime={at} title={format.exact(at)}>
            {format.relative(at)}
          </time>
        ),
      },
      {
        id: "who",
        title: t("recycleBin.who"),
        min: 100,
        grow: 0.6,
        cell: ({ deleted_by: who }) => who ?? <span className={styles["faint"]}>{t("recycleBin.whoUnknown")}</span>,
      },
      {
        id: "left",
        title: t("recycleBin.left"),
        min: 84,
        grow: 0.2,
        isNumber: true,
        cell: (item) => {
          const n = daysLeft(item, now);
          return <span className={n <= SOON ? styles["soon"] : undefined}>{t("recycleBin.days", { n })}</span>;
        },
      },
    ],
    [t, format, placeOf, now],
  );
  return (
    <WindowTable
      label={t("recycleBin.list")}
      columns={columns}
      source={source}
      keyOf={(item) => rowId(item.row)}
      textOf={(item) => item.name}
      sorting={UNSORTED}
      onSort={() => {}}
      selected={selected}
      onSelect={onSelect}
      onOpen={onOpen}
      isStale={isStale}
      resetKey={query}
      empty={
        query ? (
          <EmptyState icon={<SearchX />} title={t("lists.noHit")}>
            {t("recycleBin.noHitHint")}
          </EmptyState>
        ) : (
          <EmptyState icon={<Trash2 />} title={t("recycleBin.empty")}>
            {t("recycleBin.emptyHint")}
          </EmptyState>
        )
      }
    />
  );
}

/** The order is that of deletion. */
const UNSORTED = { by: undefined as never, descending: false };
