import { type ReactNode, useState } from "react";
import { rowKey } from "~/components/places";
import { useT } from "~/i18n/i18n";
import type { RowRef } from "~/ipc/generated";
import { Tabs } from "~/kit/Tabs";
import { AuthorityHere } from "./AuthorityHere";
import styles from "./Details.module.css";
import { RowHistory } from "./RowHistory";

type Tab = "overview" | "policies" | "authority" | "history";

export interface RowDetailsProps {
  readonly row: RowRef;
  /** The policies of what has any. */
  readonly policies?: ReactNode;
  /** What is known about it. */
  readonly children: ReactNode;
}

/** Everything about one row: what is known, who may do what to it, and what was done to it. */
export function RowDetails({ row, policies, children }: RowDetailsProps) {
  const t = useT();
  // Stays as it was chosen while one looks from row to row.
  const [tab, setTab] = useState<Tab>("overview");
  return (
    <Tabs
      label={t("details.tabs")}
      value={tab === "policies" && !policies ? "overview" : tab}
      onChange={setTab}
      className={styles["tabs"] ?? ""}
      tabs={[
        { id: "overview", label: t("details.overview") },
        ...(policies ? [{ id: "policies" as const, label: t("policies.tabHere") }] : []),
        { id: "authority", label: t("details.authorityTab") },
        { id: "history", label: t("details.historyTab") },
      ]}
    >
      <div className={styles["panel"]}>
        {tab === "overview" || (tab === "policies" && !policies) ? children : null}
        {tab === "policies" ? policies : null}
        {tab === "authority" ? <AuthorityHere row={row} /> : null}
        {tab === "history" ? <RowHistory key={rowKey(row)} row={row} /> : null}
      </div>
    </Tabs>
  );
}
