import { ListX } from "lucide-react";
import { type Ref, useEffect, useMemo, useState } from "react";
import { useRowWindows } from "~/components/lists/useRowWindows";
import { Problem } from "~/components/Problem";
import { fieldName } from "~/components/tables";
import { useI18n } from "~/i18n/i18n";
import { call } from "~/ipc/client";
import type { ImportFilter, ImportPreview, ImportRow, ImportsRows } from "~/ipc/generated";
import { EmptyState } from "~/kit/EmptyState";
import { type TableHandle, WindowTable } from "~/kit/WindowTable";
import type { Column } from "~/kit/WindowTableParts";
import styles from "./Imports.module.css";
import { columnName } from "./importWords";
import { OutcomeCell, PlanCell } from "./PlanCell";

/** A tried row and its place in the list that is shown. */
export interface TriedRow extends ImportRow {
  readonly index: number;
}

export interface PlanTableProps {
  readonly preview: ImportPreview;
  readonly filter: ImportFilter;
  readonly tries: number;
  /** The row that is being read, or none. */
  readonly onRow: (row: TriedRow | null) => void;
  readonly handle: Ref<TableHandle>;
}

/** Two lines: what stands in the cell, and what is to be said about it. */
const ROW_HEIGHT = 44;
/** Rows come as the file has them. */
const AS_IT_IS = { by: "row", descending: false } as const;

interface TriedWindow {
  readonly total: number;
  readonly rows: readonly TriedRow[];
}

async function rowsOf(request: ImportsRows): Promise<TriedWindow> {
  const window = await call("imports_rows", request);
  return { ...window, rows: window.rows.map((row, at): TriedRow => ({ ...row, index: window.from + at })) };
}

/** The tried rows with the columns that are used: each cell as it would be, and in place what is wrong with it. */
export function PlanTable({ preview, filter, tries, onRow, handle }: PlanTableProps) {
  const { t, format, locale } = useI18n();
  // Whoever comes to the problems reads the first one at once.
  const [selected, setSelected] = useState<readonly string[]>(filter === "bad" ? ["0"] : []);
  const request = JSON.stringify([preview.import, tries, filter, locale]);
  const { source, failure, isStale } = useRowWindows<TriedRow, TriedWindow>(
    (from, count) => ({
      // What an earlier import had in its rows must not be shown for this one.
      queryKey: ["imports_rows", preview.import, tries, filter, locale, from, count],
      queryFn: () => rowsOf({ import: preview.import, filter, language: locale, from, count }),
    }),
    request,
  );
  const columns = useMemo(
    (): ReadonlyArray<Column<TriedRow, "row">> => [
      {
        id: "row",
        title: t("imports.check.number"),
        min: 104,
        grow: 0,
        isNumber: true,
        cell: ({ row }) =>
          row === null ? <span className={styles["quiet"]}>{t("imports.check.notInFile")}</span> : format.number(row),
      },
      {
        id: "outcome",
        title: t("imports.check.outcome"),
        min: filter === "bad" ? 300 : 170,
        grow: 1,
        cell: (row) => <OutcomeCell row={row} nameOf={(column) => columnName(t, locale, preview, column)} />,
      },
      // Where the file has no names, rows are told by those that are registered.
      ...(preview.columns.some((column) => column.field === "name")
        ? []
        : [{ id: "label", title: t("imports.check.label"), min: 140, cell: (row: TriedRow) => row.label }]),
      ...preview.columns.flatMap((column, index): Column<TriedRow, "row">[] => {
        const { field } = column;
        if (field === null) return [];
        return [
          {
            id: column.letters,
            title: fieldName(preview.fields, field, locale),
            min: 150,
            cell: (row) => <PlanCell row={row} column={index} field={field} />,
          },
        ];
      }),
    ],
    [t, format, locale, preview, filter],
  );
  const index = selected[0] === undefined ? null : Number(selected[0]);
  const row = index === null ? undefined : source.rowAt(index);
  useEffect(() => onRow(row ?? null), [onRow, row]);
  return (
    <div className={styles["rows"]}>
      {failure ? <Problem failure={failure} /> : null}
      <WindowTable
        label={t("imports.check.rows")}
        columns={columns}
        source={source}
        keyOf={(one) => String(one.index)}
        textOf={(one) => one.label}
        sorting={AS_IT_IS}
        onSort={() => {}}
        selected={selected}
        onSelect={setSelected}
        onOpen={() => {}}
        isSingle
        rowHeight={ROW_HEIGHT}
        isStale={isStale}
        resetKey={request}
        handle={handle}
        empty={<EmptyState icon={<ListX />} title={t("imports.check.noRows")} />}
      />
    </div>
  );
}
