// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its row with aria-activedescendant
// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot hold rows that are placed where the scroll position is
import { ArrowDown, ArrowUp, Check, Minus } from "lucide-react";
import { type DragEvent, memo, type ReactNode } from "react";
import { cx } from "~/util/cx";
import styles from "./WindowTable.module.css";

export interface Column<T, S extends string> {
  readonly id: string;
  readonly title: string;
  /** What a click on its heading sorts by; without it, it is not sortable. */
  readonly sort?: S;
  /** Narrower than this it never gets; the list scrolls sideways instead. */
  readonly min: number;
  /** Its share of what is left over. */
  readonly grow?: number;
  readonly isNumber?: boolean;
  /** Not shown unless it is chosen. */
  readonly isExtra?: boolean;
  readonly cell: (row: T) => ReactNode;
}

export interface Sorting<S extends string> {
  readonly by: S;
  readonly descending: boolean;
}

export interface TableHeadProps<T, S extends string> {
  readonly columns: ReadonlyArray<Column<T, S>>;
  readonly sorting: Sorting<S>;
  readonly onSort: (sorting: Sorting<S>) => void;
  /** Whether there is a column of ticks before the others. */
  readonly hasTicks: boolean;
  /** The tick above all ticks. */
  readonly all?: {
    readonly label: string;
    readonly state: "none" | "some" | "all";
    readonly onToggle: () => void;
  } | null;
}

const TICKED = { none: false, some: "mixed", all: true } as const;

/** The headings; those that sort are buttons. */
export function TableHead<T, S extends string>(props: TableHeadProps<T, S>) {
  const { columns, sorting, onSort, hasTicks, all = null } = props;
  return (
    <div role="rowgroup" className={styles["head"]}>
      <div role="row" aria-rowindex={1} className={styles["headRow"]}>
        {hasTicks ? (
          <div role="gridcell" className={styles["tickCell"]}>
            {all ? (
              <button
                type="button"
                role="checkbox"
                aria-checked={TICKED[all.state]}
                aria-label={all.label}
                title={all.label}
                className={styles["tickAll"]}
                onClick={all.onToggle}
              >
                <span className={styles["tick"]} data-on={all.state === "none" ? undefined : ""} aria-hidden="true">
                  {all.state === "all" ? <Check /> : all.state === "some" ? <Minus /> : null}
                </span>
              </button>
            ) : null}
          </div>
        ) : null}
        {columns.map((column) => {
          const { sort } = column;
          const isSorted = sort === sorting.by;
          return (
            <div
              key={column.id}
              role="columnheader"
              aria-sort={sort ? (isSorted ? (sorting.descending ? "descending" : "ascending") : "none") : undefined}
              className={cx(styles["heading"], column.isNumber && styles["number"])}
            >
              {sort ? (
                <button
                  type="button"
                  className={styles["sort"]}
                  onClick={() => onSort({ by: sort, descending: isSorted && !sorting.descending })}
                >
                  <span className={styles["headingText"]}>{column.title}</span>
                  {isSorted ? (
                    sorting.descending ? (
                      <ArrowDown aria-hidden="true" />
                    ) : (
                      <ArrowUp aria-hidden="true" />
                    )
                  ) : null}
                </button>
              ) : (
                <span className={styles["headingText"]}>{column.title}</span>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface RowCellsProps<T, S extends string> {
  readonly columns: ReadonlyArray<Column<T, S>>;
  /** Without it, texts that are on their way. */
  readonly row: T | undefined;
  readonly index: number;
}

/** What a row says. Drawn anew only if that changes: not while one walks over rows or selects them. */
export const RowCells = memo(function RowCells<T, S extends string>({ columns, row, index }: RowCellsProps<T, S>) {
  return columns.map((column) => (
    <div
      key={column.id}
      role="gridcell"
      className={cx(styles["cell"], column.isNumber && styles["number"])}
      // What is cut off can be read by pointing at it.
      onMouseEnter={({ currentTarget: cell }) => {
        cell.title = cell.scrollWidth > cell.clientWidth ? (cell.textContent ?? "") : "";
      }}
    >
      {row === undefined ? <SkeletonCell index={index} /> : column.cell(row)}
    </div>
  ));
}) as <T, S extends string>(props: RowCellsProps<T, S>) => ReactNode;

/** Stands for a text that is on its way; of differing widths, as texts are. */
function SkeletonCell({ index }: { readonly index: number }) {
  return <span className={styles["skeleton"]} style={{ width: `${40 + ((index * 37) % 45)}%` }} aria-hidden="true" />;
}

/** Lets a number stand beside the pointer instead of the one row that it took hold of. */
export function showDragBadge({ dataTransfer }: DragEvent, text: string): void {
  const badge = document.createElement("div");
  badge.className = styles["dragBadge"] ?? "";
  badge.textContent = text;
  document.body.append(badge);
  dataTransfer.setDragImage?.(badge, -10, -6);
  // The browser has taken its picture by then.
  setTimeout(() => badge.remove());
}
