import type { ReactNode } from "react";
import styles from "./Progress.module.css";

export interface ProgressProps {
  /** What is going on, in words. */
  readonly label: string;
  /** How far it is; without a total, that it goes on is all that is known. */
  readonly done: number;
  readonly total: number | null;
  /** The count in words, for example "3,000 of 12,000 rows". */
  readonly count: string;
  /** What a screen reader hears: given in steps, so that it does not talk without end. */
  readonly announced: string;
  readonly actions?: ReactNode;
}

/** Something that takes its time, how far it is, and the way to stop it. */
export function Progress({ label, done, total, count, announced, actions }: ProgressProps) {
  const share = total === null || total === 0 ? null : Math.min(1, done / total);
  return (
    <div className={styles["progress"]}>
      <div className={styles["words"]}>
        <span className={styles["label"]}>{label}</span>
        <span className={styles["count"]}>{count}</span>
        {actions}
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        {...(share === null || total === null ? {} : { "aria-valuemax": total, "aria-valuenow": done })}
        aria-valuetext={count}
        className={styles["track"]}
        data-unknown={share === null ? "" : undefined}
      >
        <span className={styles["bar"]} style={share === null ? undefined : { width: `${share * 100}%` }} />
      </div>
      <p role="status" className="visually-hidden">
        {announced}
      </p>
    </div>
  );
}
