// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its row with aria-activedescendant
// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot hold rows that are placed where the scroll position is
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { Check } from "lucide-react";
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
} from "react";
import { cx } from "~/util/cx";
import { type RowSource, useRowSelection } from "./rowSelection";
import styles from "./WindowTable.module.css";
import { type Column, RowCells, type Sorting, showDragBadge, TableHead } from "./WindowTableParts";

/** What a screen may ask a list to do. */
export interface TableHandle {
  focus(): void;
  /** Selects this row alone and brings it into sight. */
  goTo(index: number): void;
}

export interface WindowTableProps<T, S extends string> {
  /** Name of the list, read aloud. */
  readonly label: string;
  readonly columns: ReadonlyArray<Column<T, S>>;
  readonly source: RowSource<T>;
  readonly keyOf: (row: T) => string;
  /** What typing jumps to, and what a row is called where it is dropped as text. */
  readonly textOf: (row: T) => string;
  readonly sorting: Sorting<S>;
  readonly onSort: (sorting: Sorting<S>) => void;
  readonly selected: readonly string[];
  readonly onSelect: (ids: readonly string[]) => void;
  /** Every row is selected but these; then `selected` is empty. */
  readonly allBut?: readonly string[] | null | undefined;
  /** Selects every row but these. Without it nothing above the ticks selects all. */
  readonly onAllBut?: ((except: readonly string[]) => void) | undefined;
  /** What ticking all is called. */
  readonly allLabel?: string | undefined;
  /** Index of the next row that begins with what was typed, found elsewhere. */
  readonly onFind?: ((text: string, from: number) => Promise<number | null>) | undefined;
  readonly onOpen: (row: T) => void;
  readonly onRowKey?: ((event: KeyboardEvent, row: T) => boolean) | undefined;
  /** Stands below the headings where there is no row. */
  readonly empty: ReactNode;
  /** Type under which ids of dragged rows are given; without it nothing can be dragged. */
  readonly dragType?: string;
  /** What is carried where all rows but some are selected: nobody here knows their ids. */
  readonly dragAll?: string | null | undefined;
  /** Stands beside the pointer while several rows are dragged. */
  readonly dragText?: ((n: number) => string) | undefined;
  /** Whether other rows than these are being asked for. */
  readonly isStale?: boolean;
  /** The list starts at its top again whenever this changes. */
  readonly resetKey: string;
  readonly handle?: Ref<TableHandle> | undefined;
  /** Rows are read one by one and not gathered: one is selected at a time, and there are no ticks. */
  readonly isSingle?: boolean;
  /** Height of a row where its cells say more than one line. */
  readonly rowHeight?: number;
}

/** Height of the headings, and of rows that say nothing else. */
const ROW = 28;
/** Rows drawn beyond each end of what is in sight. */
const OVERSCAN = 12;

/** A long list: only rows in sight exist, the rest is asked for as it comes into sight. */
export function WindowTable<T, S extends string>(props: WindowTableProps<T, S>) {
  const { label, columns, source, keyOf, textOf, sorting, onSort, selected, onSelect, onOpen, onRowKey } = props;
  const { empty, dragType, dragAll, dragText, isStale = false, resetKey, handle } = props;
  const { allBut = null, onAllBut, allLabel, onFind, isSingle = false, rowHeight = ROW } = props;
  const id = useId();
  const grid = useRef<HTMLDivElement>(null);
  const total = source.total ?? 0;
  const isLoading = source.total === null;
  // While nothing is known yet, as many rows are drawn as a screen may hold.
  const count = isLoading ? 12 : total;
  const kept = useRef(0);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => grid.current,
    estimateSize: () => rowHeight,
    scrollMargin: ROW,
    scrollPaddingStart: ROW,
    overscan: OVERSCAN,
    // The row that the grid names as its active one exists wherever the list is scrolled to.
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range);
      return indexes.includes(kept.current) || kept.current >= range.count ? indexes : [...indexes, kept.current];
    },
  });
  const { cursor, go, onKeyDown, onRowClick, reset } = useRowSelection({
    source,
    keyOf,
    textOf,
    selected,
    onSelect,
    allBut,
    onAllBut,
    onFind,
    onOpen,
    onRowKey,
    isSingle,
    pageSize: () => Math.max(1, Math.floor((grid.current?.clientHeight ?? 0) / rowHeight) - 2),
    scrollTo: (index) => virtual.scrollToIndex(index),
  });
  const latestGo = useRef(go);
  useEffect(() => {
    latestGo.current = go;
  });
  useImperativeHandle(
    handle,
    () => ({ focus: () => grid.current?.focus(), goTo: (index) => latestGo.current(index) }),
    [],
  );

  kept.current = cursor;
  const items = virtual.getVirtualItems();
  const first = Math.max(0, (virtual.range?.startIndex ?? 0) - OVERSCAN);
  const last = Math.max(first, Math.min(count - 1, (virtual.range?.endIndex ?? 0) + OVERSCAN));
  const { show } = source;
  useEffect(() => show(first, last), [show, first, last]);
  const shownFor = useRef(resetKey);
  useEffect(() => {
    if (shownFor.current === resetKey) return;
    shownFor.current = resetKey;
    reset();
    grid.current?.scrollTo?.({ top: 0 });
  });

  const chosen = useMemo(() => new Set(allBut ?? selected), [allBut, selected]);
  const isChosen = (key: string) => chosen.has(key) === (allBut === null);
  const chosenCount = allBut === null ? chosen.size : total - chosen.size;
  const ticks = isSingle ? [] : ["24px"];
  const template = [...ticks, ...columns.map(({ min, grow = 1 }) => `minmax(${min}px, ${grow}fr)`)].join(" ");
  const narrowest = columns.reduce((sum, column) => sum + column.min, 24 + 12);
  const isEmpty = !isLoading && total === 0;
  const hasCursor = items.some((item) => item.index === cursor) && !isLoading && !isEmpty;
  return (
    <div className={styles["frame"]}>
      <div
        ref={grid}
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={isLoading ? -1 : total + 1}
        aria-colcount={columns.length + ticks.length}
        aria-multiselectable={!isSingle}
        aria-busy={isLoading || isStale}
        aria-activedescendant={hasCursor ? `${id}-${cursor}` : undefined}
        className={cx(styles["grid"], isEmpty && styles["short"], isStale && styles["stale"])}
        style={{
          ["--columns" as string]: template,
          ["--narrowest" as string]: `${narrowest}px`,
          ["--row-height" as string]: `${rowHeight}px`,
        }}
        onKeyDown={onKeyDown}
      >
        <TableHead
          columns={columns}
          sorting={sorting}
          onSort={onSort}
          hasTicks={!isSingle}
          all={
            onAllBut && allLabel
              ? {
                  label: allLabel,
                  state: chosenCount <= 0 ? "none" : chosenCount >= total ? "all" : "some",
                  onToggle: () => (chosenCount >= total ? onSelect([]) : onAllBut([])),
                }
              : null
          }
        />
        <div role="rowgroup" className={styles["body"]} style={{ height: count * rowHeight }}>
          {isEmpty
            ? null
            : items.map((item) => {
                const row = source.rowAt(item.index);
                const key = row === undefined ? null : keyOf(row);
                const isSelected = key !== null && isChosen(key);
                const top = { transform: `translateY(${item.start - ROW}px)` };
                return (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys of all of its rows
                  <div
                    key={item.index}
                    id={`${id}-${item.index}`}
                    role="row"
                    aria-rowindex={item.index + 2}
                    aria-selected={isSelected}
                    data-cursor={item.index === cursor && !isLoading ? "" : undefined}
                    draggable={Boolean(dragType) && key !== null}
                    className={styles["row"]}
                    style={top}
                    onClick={(event) => {
                      grid.current?.focus({ preventScroll: true });
                      const onTick = event.target instanceof Element && event.target.closest("[data-tick]") !== null;
                      if (row !== undefined) onRowClick(event, item.index, onTick);
                    }}
                    onDoubleClick={(event) => {
                      const onTick = event.target instanceof Element && event.target.closest("[data-tick]") !== null;
                      if (row !== undefined && !onTick) onOpen(row);
                    }}
                    onDragStart={(event) => {
                      if (row === undefined || key === null || !dragType) return;
                      const all = isSelected && allBut !== null ? (dragAll ?? null) : null;
                      const ids = isSelected && allBut === null ? selected : [key];
                      event.dataTransfer.effectAllowed = "move";
                      event.dataTransfer.setData(dragType, all ?? JSON.stringify(ids));
                      const n = all === null ? ids.length : chosenCount;
                      if (n > 1 && dragText) showDragBadge(event, dragText(n));
                      event.dataTransfer.setData("text/plain", textOf(row));
                    }}
                  >
                    {isSingle ? null : (
                      <div role="gridcell" data-tick="" className={styles["tickCell"]}>
                        <span className={styles["tick"]} aria-hidden="true">
                          {isSelected ? <Check /> : null}
                        </span>
                      </div>
                    )}
                    <RowCells columns={columns} row={row} index={item.index} />
                  </div>
                );
              })}
        </div>
      </div>
      {isEmpty ? empty : null}
    </div>
  );
}
