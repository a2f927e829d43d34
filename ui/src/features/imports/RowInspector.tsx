import { CircleAlert, Info, MousePointerClick } from "lucide-react";
import { fieldName } from "~/components/tables";
import { useI18n } from "~/i18n/i18n";
import type { ImportFault, ImportPreview } from "~/ipc/generated";
import { EmptyState } from "~/kit/EmptyState";
import styles from "./Imports.module.css";
import { columnName } from "./importWords";
import { Outcome } from "./PlanCell";
import type { TriedRow } from "./PlanTable";
import { useFaultText } from "./useFaultText";

export interface RowInspectorProps {
  readonly row: TriedRow | null;
  readonly preview: ImportPreview;
}

/** One tried row, with nothing cut off: what is wrong with it, what would change, and what the file says. */
export function RowInspector({ row, preview }: RowInspectorProps) {
  const { t, locale } = useI18n();

  const nameOfColumn = (index: number) => columnName(t, locale, preview, index);
  const empty = (text: string) => text || t("imports.check.emptyValue");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys
    <aside className={styles["inspector"]} tabIndex={0} aria-label={t("imports.check.row")} aria-live="polite">
      {row ? (
        <>
          <header className={styles["inspectorHead"]}>
            <h3>{row.row === null ? t("imports.check.notInFile") : t("imports.check.rowTitle", { n: row.row })}</h3>
            <Outcome outcome={row.outcome} />
          </header>
          {row.label ? <p data-selectable="">{row.label}</p> : null}
          <FaultList
            title={t("imports.check.problems")}
            faults={row.faults.filter((fault) => !fault.note)}
            nameOfColumn={nameOfColumn}
          />
          {row.changes.length > 0 && row.outcome !== "bad" ? (
            <section>
              <h4>{t("imports.check.changes")}</h4>
              <ul className={styles["lines"]}>
                {row.changes.map(({ field, before, after }) => (
                  <li key={field} data-selectable="">
                    {row.outcome === "create"
                      ? `${fieldName(preview.fields, field, locale)}: ${empty(after)}`
                      : t("history.effect.field", {
                          label: fieldName(preview.fields, field, locale),
                          before: empty(before),
                          after: empty(after),
                        })}
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
          <FaultList
            title={t("imports.check.notes")}
            faults={row.faults.filter((fault) => fault.note)}
            nameOfColumn={nameOfColumn}
          />
          {row.cells.length > 0 ? (
            <section>
              <h4>{t("imports.check.cells")}</h4>
              <dl className={styles["cells"]}>
                {row.cells.map((cell, index) => (
                  <div key={preview.columns[index]?.letters ?? index}>
                    <dt>{nameOfColumn(index)}</dt>
                    <dd data-selectable="">{cell || "–"}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ) : null}
        </>
      ) : (
        <EmptyState icon={<MousePointerClick />} title={t("imports.check.noRow")}>
          {t("imports.check.noRowHint")}
        </EmptyState>
      )}
    </aside>
  );
}

interface FaultListProps {
  readonly title: string;
  readonly faults: readonly ImportFault[];
  readonly nameOfColumn: (index: number) => string;
}

function FaultList({ title, faults, nameOfColumn }: FaultListProps) {
  const { t } = useI18n();
  const textOf = useFaultText();
  if (faults.length === 0) return null;
  return (
    <section>
      <h4>{title}</h4>
      <ul className={styles["lines"]}>
        {faults.map((fault) => {
          const Icon = fault.note ? Info : CircleAlert;
          return (
            <li
              key={`${fault.column}:${fault.code}:${fault.text}`}
              className={styles["faultLine"]}
              data-note={fault.note ? "" : undefined}
            >
              <Icon aria-hidden="true" />
              <span data-selectable="">{sentence(fault)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );

  function sentence(fault: ImportFault): string {
    const text = textOf(fault);
    if (fault.column === null) return text;
    const column = nameOfColumn(fault.column);
    return fault.text
      ? t("imports.check.faultAt", { column, text: fault.text, fault: text })
      : t("imports.check.faultAtEmpty", { column, fault: text });
  }
}
