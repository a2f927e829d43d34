import { CircleAlert, Info } from "lucide-react";
import type { ReactNode } from "react";
import { useT } from "~/i18n/i18n";
import type { Field, ImportFault, ImportOutcome, ImportRow } from "~/ipc/generated";
import { Badge, type BadgeProps } from "~/kit/Badge";
import { OUTCOME_ICONS } from "./FilterTiles";
import styles from "./Imports.module.css";
import { OUTCOME_KEYS } from "./importWords";
import { useFaultText } from "./useFaultText";

const TONES: Readonly<Record<ImportOutcome, NonNullable<BadgeProps["tone"]>>> = {
  create: "ok",
  change: "accent",
  move: "notice",
  delete: "danger",
  unchanged: "neutral",
  bad: "danger",
};

/** What would become of a row: a picture and a word. */
export function Outcome({ outcome }: { readonly outcome: ImportOutcome }) {
  const t = useT();
  return (
    <Badge tone={TONES[outcome]} icon={OUTCOME_ICONS[outcome]}>
      {t(OUTCOME_KEYS[outcome])}
    </Badge>
  );
}

export interface OutcomeCellProps {
  readonly row: ImportRow;
  /** What a column of the file is called. */
  readonly nameOf: (column: number) => string;
}

/** What would become of a row, and what is wrong with it: with the row as a whole, or with its first bad cell. */
export function OutcomeCell({ row, nameOf }: OutcomeCellProps) {
  const fault = firstFault(row, null) ?? row.faults.find((one) => !one.note);
  const column = fault?.column ?? null;
  return (
    <TwoLines
      first={<Outcome outcome={row.outcome} />}
      second={fault ? <FaultLine fault={fault} column={column === null ? null : nameOf(column)} /> : null}
    />
  );
}

export interface PlanCellProps {
  readonly row: ImportRow;
  /** Which column of the file. */
  readonly column: number;
  readonly field: Field;
}

/** One cell: what would stand there, and below it what is wrong with it, or what stands there now. */
export function PlanCell({ row, column, field }: PlanCellProps) {
  const t = useT();
  const fault = firstFault(row, column);
  const change = row.changes.find((one) => one.field === field);
  // A row that is not in the file has no cells; it is told by its name.
  const value = row.cells[column] ?? (field === "name" ? row.label : "");
  const isEdit = change !== undefined && row.outcome !== "create" && row.outcome !== "bad";
  if (!fault) {
    const second = isEdit ? (
      <span className={styles["before"]}>
        {t("imports.check.before", { before: change.before || t("imports.check.emptyValue") })}
      </span>
    ) : null;
    return (
      <TwoLines
        isChanged={isEdit}
        first={isEdit ? change.after || t("imports.check.emptyValue") : value}
        second={second}
      />
    );
  }
  return (
    <TwoLines isBad={!fault.note} first={value || t("imports.check.emptyValue")} second={<FaultLine fault={fault} />} />
  );
}

/** The fault of a cell to be said first: what is wrong comes before what is only notable. */
function firstFault({ faults }: ImportRow, column: number | null): ImportFault | undefined {
  const here = faults.filter((fault) => fault.column === column);
  return here.find((fault) => !fault.note) ?? here[0];
}

function FaultLine({ fault, column = null }: { readonly fault: ImportFault; readonly column?: string | null }) {
  const t = useT();
  const textOf = useFaultText();
  const text = textOf(fault);
  const Icon = fault.note ? Info : CircleAlert;
  return (
    <span className={styles["fault"]} data-note={fault.note ? "" : undefined}>
      <Icon aria-hidden="true" />
      <span>{column ? t("imports.check.faultAtEmpty", { column, fault: text }) : text}</span>
    </span>
  );
}

interface TwoLinesProps {
  readonly first: ReactNode;
  readonly second: ReactNode;
  readonly isBad?: boolean;
  readonly isChanged?: boolean;
}

function TwoLines({ first, second, isBad = false, isChanged = false }: TwoLinesProps) {
  return (
    <span
      className={styles["cell"]}
      data-bad={isBad ? "" : undefined}
      data-changed={isChanged ? "" : undefined}
      data-lines={second ? "2" : "1"}
    >
      <span className={styles["value"]}>{first}</span>
      {second}
    </span>
  );
}
