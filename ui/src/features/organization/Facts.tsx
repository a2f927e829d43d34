import { useT } from "~/i18n/i18n";
import type { RowLabel } from "~/ipc/generated";
import styles from "./Organization.module.css";

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** Names and values; what is empty says so. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  const t = useT();
  return (
    <dl className={styles["facts"]}>
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd data-selectable="">{value || <span className={styles["quiet"]}>{t("common.none")}</span>}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Groups from the top, as one text. */
export function pathText(path: readonly RowLabel[]): string {
  return path.map((one) => one.name).join(" / ");
}
