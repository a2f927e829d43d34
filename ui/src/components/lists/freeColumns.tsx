import type { FreeFields, SortKey } from "~/ipc/generated";
import type { Column } from "~/kit/WindowTableParts";
import styles from "./Lists.module.css";

const SORTS = ["free1", "free2", "free3", "free4", "free5"] as const satisfies readonly SortKey[];

/** A column for each free field that has a name; shown where it is chosen. */
export function freeColumns<T>(
  labels: FreeFields | undefined,
  free: (row: T) => FreeFields,
): ReadonlyArray<Column<T, SortKey>> {
  return SORTS.flatMap((sort, index) => {
    const title = labels?.[index] ?? "";
    if (title === "") return [];
    const cell = (row: T) => <span className={styles["second"]}>{free(row)[index]}</span>;
    return [{ id: sort, title, sort, min: 96, grow: 0.5, isExtra: true, cell }];
  });
}
