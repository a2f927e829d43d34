import { type KeyboardEvent, type ReactNode, type Ref, useMemo } from "react";
import { Problem } from "~/components/Problem";
import { useT } from "~/i18n/i18n";
import { call } from "~/ipc/client";
import type { FindIn, SortKey } from "~/ipc/generated";
import type { TableHandle } from "~/kit/WindowTable";
import { WindowTable } from "~/kit/WindowTable";
import type { Column, Sorting } from "~/kit/WindowTableParts";
import { type ExportOffer, useExportOffer } from "../exports/exportOffers";
import { shownFields } from "../exports/shownColumns";
import styles from "./Lists.module.css";
import { type AskRows, useRowWindows } from "./useRowWindows";
import { arranged, type ListName, useListMemory } from "./views";

/** What every list of rows is given. */
export interface RowListProps<T> {
  /** Name of the list, read aloud. */
  readonly label: string;
  readonly selected: readonly string[];
  readonly onSelect: (ids: readonly string[]) => void;
  /** Every row is selected but these; then `selected` is empty. */
  readonly allBut?: readonly string[] | null;
  /** Selects every row but these, whether they are here or not. */
  readonly onAllBut?: (except: readonly string[]) => void;
  /** What is carried where all rows but some are dragged. */
  readonly dragAll?: string | null;
  /** Enter or a double click. */
  readonly onOpen: (row: T) => void;
  /** Keys that mean something to the screen only; answers whether it took the key. */
  readonly onRowKey?: ((event: KeyboardEvent, row: T) => boolean) | undefined;
  /** Stands where there is no row. */
  readonly empty?: ReactNode;
  readonly handle?: Ref<TableHandle> | undefined;
}

interface Props<T> extends Omit<RowListProps<T>, "empty"> {
  /** Under which its sorting and columns are kept. */
  readonly list: ListName;
  readonly columns: ReadonlyArray<Column<T, SortKey>>;
  readonly ask: (sorting: Sorting<SortKey>) => AskRows<T>;
  /** What is asked for, in words that change with it. */
  readonly request: unknown;
  readonly keyOf: (row: T) => string;
  readonly textOf: (row: T) => string;
  readonly empty: ReactNode;
  readonly dragType?: string;
  /** The same rows in the same order, as they are asked for when they go into a file. */
  readonly exported: (sorting: Sorting<SortKey>) => ExportOffer["rows"];
  /** How many rows, in words: beside the pointer while they are dragged. */
  readonly dragText?: (n: number) => string;
  /** The list, for finding what begins with what was typed. */
  readonly findIn: (sorting: Sorting<SortKey>) => FindIn;
}

/** A list of rows from the replica: sorted where it is clicked, asked for as it comes into sight. */
export function RowList<T>({ list, columns, ask, request, empty, exported, findIn, ...table }: Props<T>) {
  const t = useT();
  const [memory, remember] = useListMemory(list);
  const { sorting, columns: chosen } = memory.look;
  const key = JSON.stringify([request, sorting]);
  const { source, failure, isStale, retry } = useRowWindows(ask(sorting), key);
  const shown = useMemo(() => arranged(columns, chosen), [columns, chosen]);
  useExportOffer({ rows: exported(sorting), total: source.total, columns: shownFields(shown) });
  return (
    <div className={styles["list"]}>
      {failure ? <Problem failure={failure} className={styles["problem"] ?? ""} onRetry={retry} /> : null}
      {failure && source.total === null ? null : (
        <WindowTable
          {...table}
          columns={shown}
          source={source}
          allLabel={t("lists.selectAll", { n: source.total ?? 0 })}
          onFind={async (text, from) => (await call("rows_find", { list: findIn(sorting), text, from })).index}
          sorting={sorting}
          onSort={(next) => remember({ ...memory, look: { ...memory.look, sorting: next } })}
          isStale={isStale}
          resetKey={key}
          empty={empty}
        />
      )}
    </div>
  );
}
