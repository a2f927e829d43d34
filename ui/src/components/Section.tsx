import type { ReactNode } from "react";
import styles from "./Section.module.css";

export interface SectionProps {
  readonly title: string;
  /** What the section is about, below its title. */
  readonly help?: string;
  readonly children: ReactNode;
}

/** One subject of a screen that is read from top to bottom. */
export function Section({ title, help, children }: SectionProps) {
  return (
    <section className={styles["section"]} aria-label={title}>
      <header>
        <h2>{title}</h2>
        {help ? <p className={styles["help"]}>{help}</p> : null}
      </header>
      {children}
    </section>
  );
}
