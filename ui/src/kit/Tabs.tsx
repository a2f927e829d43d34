import type { ReactNode } from "react";
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from "react-aria-components";
import { cx } from "~/util/cx";
import styles from "./Tabs.module.css";

export interface TabItem<T extends string> {
  readonly id: T;
  readonly label: string;
  /** A number behind the name. */
  readonly count?: string;
}

export interface TabsProps<T extends string> {
  readonly label: string;
  readonly tabs: ReadonlyArray<TabItem<T>>;
  readonly value: T;
  readonly onChange: (value: T) => void;
  /** What the chosen tab shows. */
  readonly children: ReactNode;
  /** Stands at the end of the row of tabs. */
  readonly end?: ReactNode;
  readonly className?: string;
}

/** Several views of the same thing, one at a time. */
export function Tabs<T extends string>({ label, tabs, value, onChange, children, end, className }: TabsProps<T>) {
  return (
    <AriaTabs
      selectedKey={value}
      onSelectionChange={(key) => {
        const chosen = tabs.find((tab) => tab.id === key);
        if (chosen) onChange(chosen.id);
      }}
      className={cx(styles["tabs"], className)}
    >
      <div className={styles["bar"]}>
        <TabList aria-label={label} className={styles["list"] ?? ""} items={tabs}>
          {(tab) => (
            <Tab id={tab.id} className={styles["tab"] ?? ""}>
              {tab.label}
              {tab.count ? <span className={styles["count"]}>{tab.count}</span> : null}
            </Tab>
          )}
        </TabList>
        {end}
      </div>
      <TabPanel key={value} id={value} className={styles["panel"] ?? ""}>
        {children}
      </TabPanel>
    </AriaTabs>
  );
}
