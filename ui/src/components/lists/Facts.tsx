import type { ReactNode } from "react";
import styles from "./ListScreen.module.css";

export interface Fact {
  readonly id: string;
  readonly label: string;
  readonly value: ReactNode;
}

/** What is known about something, a line each. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={styles["facts"]}>
      {facts.map((fact) => (
        <div key={fact.id} className={styles["fact"]}>
          <dt>{fact.label}</dt>
          <dd data-selectable="">{fact.value || "–"}</dd>
        </div>
      ))}
    </dl>
  );
}
