import { RowHistory } from "~/components/details/RowHistory";
import { rowKey } from "~/components/places";
import type { RowRef } from "~/ipc/generated";
import styles from "./Policies.module.css";

/** What was done to a policy, newest first, field by field, with the way back. */
export function HistoryTab({ row }: { readonly row: RowRef }) {
  return (
    <div className={styles["padded"]}>
      <RowHistory key={rowKey(row)} row={row} />
    </div>
  );
}
