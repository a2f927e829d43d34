import type { ReactNode } from "react";
import styles from "./EmptyState.module.css";

export interface EmptyStateProps {
  readonly icon?: ReactNode;
  /** What is not there. */
  readonly title: string;
  /** Why, or what to do about it. */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

/** Stands where rows would be. */
export function EmptyState({ icon, title, children, actions }: EmptyStateProps) {
  return (
    <div className={styles["empty"]}>
      {icon ? (
        <span className={styles["icon"]} aria-hidden="true">
          {icon}
        </span>
      ) : null}
      <p className={styles["title"]}>{title}</p>
      {children ? <div className={styles["text"]}>{children}</div> : null}
      {actions ? <div className={styles["actions"]}>{actions}</div> : null}
    </div>
  );
}
