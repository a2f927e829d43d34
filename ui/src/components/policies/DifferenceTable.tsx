import { useI18n } from "~/i18n/i18n";
import type { PolicySectionView, PolicyValue } from "~/ipc/generated";
import type { Difference } from "./differences";
import styles from "./Policies.module.css";
import { valueText } from "./policyValues";
import { itemOf } from "./usePolicyCatalogue";

export interface DifferenceTableProps {
  /** Name of the table, read aloud. */
  readonly label: string;
  readonly rows: readonly Difference[];
  readonly left: string;
  readonly right: string;
  readonly catalogue: readonly PolicySectionView[];
}

/** Two effective policies side by side, where they differ. */
export function DifferenceTable({ label, rows, left, right, catalogue }: DifferenceTableProps) {
  const i18n = useI18n();
  const { t, locale } = i18n;
  const text = ({ section, item: key }: Difference, value: PolicyValue | undefined) => {
    if (value === undefined) return t("policies.notHere");
    const item = itemOf(catalogue, section, key);
    return item ? valueText(i18n, item, value) : JSON.stringify(value);
  };
  return (
    <table className={styles["table"]} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t("history.item")}</th>
          <th scope="col">{left}</th>
          <th scope="col">{right}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.section}/${row.item}`}>
            <th scope="row">
              {t("policies.fieldOf", {
                section: catalogue.find(({ key }) => key === row.section)?.label[locale] ?? row.section,
                item: itemOf(catalogue, row.section, row.item)?.label[locale] ?? row.item,
              })}
            </th>
            <td>{text(row, row.left)}</td>
            <td>{text(row, row.right)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
