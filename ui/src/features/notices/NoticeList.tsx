import { type ReactNode, type Ref, useEffect, useImperativeHandle, useMemo, useRef } from "react";
import { useMemorySource } from "~/components/lists/memorySource";
import { NOTICE_ICONS, NOTICE_KINDS, NoticeStateBadges } from "~/components/notices/noticeLooks";
import { isUnread } from "~/components/notices/notices";
import { type I18n, useI18n } from "~/i18n/i18n";
import type { NoticeView } from "~/ipc/generated";
import { type TableHandle, WindowTable } from "~/kit/WindowTable";
import type { Column } from "~/kit/WindowTableParts";
import styles from "./Notices.module.css";

export interface NoticeListProps {
  /** Undefined while they are not known yet. */
  readonly rows: readonly NoticeView[] | undefined;
  readonly chosen: string | null;
  /** The year it is: what is of this year is told without it. */
  readonly year: number;
  readonly onChoose: (id: string) => void;
  /** Into the notice: Enter. */
  readonly onOpen: () => void;
  /** The list starts at its top again whenever this changes. */
  readonly resetKey: string;
  /** Stands where there is none. */
  readonly empty: ReactNode;
  readonly handle?: Ref<TableHandle>;
}

const UNSORTED = { by: "none", descending: false } as const;
const ROW_HEIGHT = 52;

/** Notices, the newest first: what about, the title, when, and whether it has been read. */
export function NoticeList({ rows, chosen, year, onChoose, onOpen, resetKey, empty, handle }: NoticeListProps) {
  const i18n = useI18n();
  const { t, locale } = i18n;
  const table = useRef<TableHandle>(null);
  useImperativeHandle(
    handle,
    () => ({ focus: () => table.current?.focus(), goTo: (index) => table.current?.goTo(index) }),
    [],
  );
  const columns = useMemo(
    (): ReadonlyArray<Column<NoticeView, "none">> => [
      {
        id: "notice",
        title: t("notices.column"),
        min: 220,
        cell: (notice) => <Cell notice={notice} year={year} i18n={i18n} />,
      },
    ],
    [t, i18n, year],
  );
  const at = rows?.findIndex(({ id }) => id === chosen) ?? -1;
  // The address may choose, and notices arrive above: the cursor stays with what is open.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a list that starts at its top again has lost its cursor
  useEffect(() => {
    if (at >= 0) table.current?.goTo(at);
  }, [at, resetKey]);
  return (
    <WindowTable<NoticeView, "none">
      label={t("notices.list")}
      columns={columns}
      source={useMemorySource(rows)}
      keyOf={(row) => row.id}
      textOf={(row) => row.title[locale]}
      sorting={UNSORTED}
      onSort={() => {}}
      selected={chosen === null ? [] : [chosen]}
      onSelect={([id]) => (id === undefined || id === chosen ? undefined : onChoose(id))}
      onOpen={(row) => {
        if (row.id !== chosen) onChoose(row.id);
        onOpen();
      }}
      isSingle
      rowHeight={ROW_HEIGHT}
      resetKey={resetKey}
      empty={empty}
      handle={table}
    />
  );
}

interface CellProps {
  readonly notice: NoticeView;
  readonly year: number;
  readonly i18n: I18n;
}

function Cell({ notice, year, i18n: { t, format, locale } }: CellProps) {
  const Icon = NOTICE_ICONS[notice.kind];
  const unread = isUnread(notice);
  return (
    <span className={styles["cell"]} data-unread={unread ? "" : undefined}>
      <span className={styles["dot"]}>
        {unread ? <span className="visually-hidden">{t("notices.unread")}</span> : null}
      </span>
      <Icon aria-hidden="true" />
      <span className={styles["cellText"]}>
        <span className={styles["cellTitle"]}>{notice.title[locale]}</span>
        <span className={styles["cellFacts"]}>
          <span>{t(NOTICE_KINDS[notice.kind])}</span>
          <time dateTime={notice.published_at}>{format.shortDay(notice.published_at, year)}</time>
          <NoticeStateBadges notice={notice} />
        </span>
      </span>
    </span>
  );
}
