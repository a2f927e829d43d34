import { type ReactNode, useEffect, useRef } from "react";
import { Problem } from "~/components/Problem";
import { useT } from "~/i18n/i18n";
import type { MessageKey } from "~/i18n/messages";
import { Banner, type Tone } from "~/kit/Banner";
import styles from "./Imports.module.css";
import type { Import, Told } from "./useImport";

export interface StepFrameProps {
  readonly title: string;
  /** Beside the title. */
  readonly detail?: ReactNode;
  readonly children: ReactNode;
  /** What is true whatever is pressed, at the foot. */
  readonly note?: ReactNode;
  /** Buttons, the most likely one last. */
  readonly actions?: ReactNode;
}

/** One step: its title takes the focus, so that what is read aloud and where keys go is what has just appeared. */
export function StepFrame({ title, detail, children, note, actions }: StepFrameProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <div className={styles["body"]}>
        <header className={styles["titleLine"]}>
          <h2 ref={heading} tabIndex={-1} className={styles["title"]}>
            {title}
          </h2>
          {detail ? <p className={styles["quiet"]}>{detail}</p> : null}
        </header>
        {children}
      </div>
      {actions ? (
        <footer className={styles["foot"]}>
          <p className={styles["note"]}>{note}</p>
          {actions}
        </footer>
      ) : null}
    </>
  );
}

const TOLD_KEYS = {
  cancelled: "imports.cancelled",
  closedByLock: "imports.closedByLock",
  moved: "imports.check.moved",
  refused: "imports.check.refused",
} as const satisfies Record<Told, MessageKey>;

const TONES = {
  cancelled: "notice",
  closedByLock: "notice",
  moved: "warning",
  refused: "warning",
} as const satisfies Record<Told, Tone>;

/** Why one is not where one was, or what failed. */
export function StepTrouble({ job }: { readonly job: Import }) {
  const t = useT();
  return (
    <>
      {job.failure ? <Problem failure={job.failure} /> : null}
      {job.told ? <Banner tone={TONES[job.told]}>{t(TOLD_KEYS[job.told])}</Banner> : null}
    </>
  );
}
