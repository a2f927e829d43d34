import { type ReactNode, type Ref, useImperativeHandle, useRef } from "react";
import styles from "./ListScreen.module.css";

/** What a screen may ask its inspector to do. */
export interface InspectorHandle {
  focus(): void;
}

export interface ListScreenProps {
  readonly search: ReactNode;
  /** Chips below the search. */
  readonly filters?: ReactNode;
  /** How many there are, in words. */
  readonly count: ReactNode;
  readonly actions: ReactNode;
  /** A line about the whole list. */
  readonly notice?: ReactNode;
  readonly list: ReactNode;
  /** What is known about what is selected. */
  readonly inspector: ReactNode;
  readonly inspectorLabel: string;
  /** Nothing is selected: in a narrow window the list then has all the room. */
  readonly isInspectorIdle: boolean;
  /** Gives the inspector more room, where it shows tables. */
  readonly isInspectorWide?: boolean;
  readonly handle?: Ref<InspectorHandle>;
}

/** A list with what narrows it above and what is selected in it at its side. */
export function ListScreen(props: ListScreenProps) {
  const { search, filters, count, actions, notice, list, inspector, inspectorLabel, isInspectorIdle, handle } = props;
  const { isInspectorWide = false } = props;
  const aside = useRef<HTMLElement>(null);
  useImperativeHandle(handle, () => ({ focus: () => aside.current?.focus() }), []);
  return (
    <div className={styles["screen"]}>
      <div className={styles["bar"]}>
        <div className={styles["search"]}>{search}</div>
        <p role="status" className={styles["count"]}>
          {count}
        </p>
        <div className={styles["actions"]}>{actions}</div>
      </div>
      {filters ? <div className={styles["filters"]}>{filters}</div> : null}
      {notice ? <div className={styles["notice"]}>{notice}</div> : null}
      <div className={styles["split"]}>
        {list}
        <aside
          ref={aside}
          tabIndex={-1}
          aria-label={inspectorLabel}
          className={styles["inspector"]}
          data-idle={isInspectorIdle || undefined}
          data-wide={isInspectorWide && !isInspectorIdle ? "" : undefined}
        >
          {inspector}
        </aside>
      </div>
    </div>
  );
}
