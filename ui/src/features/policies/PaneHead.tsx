import type { ReactNode } from "react";
import styles from "./Policies.module.css";

export interface PaneHeadProps {
  readonly title: string;
  readonly note: string;
  readonly actions?: ReactNode;
}

/** What the chosen policy is called and for, and what can be done with it. */
export function PaneHead({ title, note, actions }: PaneHeadProps) {
  return (
    <header className={styles["head"]}>
      <div>
        <h2 className={styles["title"]} data-selectable="">
          {title}
        </h2>
        {note ? <p className={styles["quiet"]}>{note}</p> : null}
      </div>
      {actions ? <div className={styles["buttons"]}>{actions}</div> : null}
    </header>
  );
}
