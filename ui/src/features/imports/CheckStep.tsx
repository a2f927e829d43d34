import { useRef, useState } from "react";
import { JobProgress } from "~/components/JobProgress";
import { useI18n } from "~/i18n/i18n";
import type { ImportFilter, ImportPlan, ImportPreview } from "~/ipc/generated";
import { Banner } from "~/kit/Banner";
import { Button } from "~/kit/Button";
import { Checkbox } from "~/kit/Checkbox";
import type { TableHandle } from "~/kit/WindowTable";
import { useShortcut } from "~/util/useShortcut";
import { Faults } from "./Faults";
import { FilterTiles } from "./FilterTiles";
import styles from "./Imports.module.css";
import { countsText } from "./importWords";
import { PlanTable, type TriedRow } from "./PlanTable";
import { RowInspector } from "./RowInspector";
import { StepFrame, StepTrouble } from "./StepFrame";
import type { Import } from "./useImport";

export interface CheckStepProps {
  readonly job: Import;
  readonly preview: ImportPreview;
  /** Why nothing can be imported now, or null. */
  readonly reason: string | null;
}

/** Third step: the whole file was tried. Every row with what would become of it, and what is wrong where. */
export function CheckStep({ job, preview, reason }: CheckStepProps) {
  const { t, format } = useI18n();
  const { plan } = job;
  const isBad = (plan?.counts.bad ?? 0) > 0;
  const nothing = plan && !plan.may_apply && !isBad ? t("imports.check.nothing") : null;
  const unfit = plan && isBad && !job.skipBad ? t("imports.check.badReason") : null;
  return (
    <StepFrame
      title={t("imports.check.title")}
      detail={preview.file_name}
      note={t("imports.check.nothingYet")}
      actions={
        plan ? (
          <>
            {isBad && plan.may_skip_bad ? (
              <Checkbox isSelected={job.skipBad} onChange={job.setSkipBad}>
                {t("imports.check.skip", { n: plan.counts.bad })}
              </Checkbox>
            ) : null}
            <Button disabledReason={job.busyReason} onPress={() => job.go("read")}>
              {t("imports.check.back")}
            </Button>
            <Button
              variant="primary"
              disabledReason={reason ?? job.busyReason ?? nothing ?? unfit}
              onPress={() => job.go("effect")}
            >
              {t("imports.check.toEffect")}
            </Button>
          </>
        ) : undefined
      }
    >
      <StepTrouble job={job} />
      {job.busy === "configure" ? <JobProgress waiting={t("imports.job.reading")} /> : null}
      <p role="status" className="visually-hidden">
        {plan ? countsText(t, format, plan.counts) : null}
      </p>
      {plan ? (
        <Tried key={job.tries} job={job} preview={preview} plan={plan} nothing={nothing} />
      ) : (
        <div className={styles["waiting"]}>
          <JobProgress waiting={t("imports.job.matching")} />
        </div>
      )}
    </StepFrame>
  );
}

interface TriedProps {
  readonly job: Import;
  readonly preview: ImportPreview;
  readonly plan: ImportPlan;
  readonly nothing: string | null;
}

/** What came of trying: numbers that filter, what is wrong most often, the rows, and the one that is being read. */
function Tried({ job, preview, plan, nothing }: TriedProps) {
  const { t } = useI18n();
  const { counts } = plan;
  const [filter, setFilter] = useState<ImportFilter>(counts.bad > 0 ? "bad" : "all");
  const [row, setRow] = useState<TriedRow | null>(null);
  const table = useRef<TableHandle>(null);
  const problems: ImportFilter | null = counts.bad > 0 ? "bad" : counts.noted > 0 ? "noted" : null;
  const next = (step: number) => {
    if (!problems) return;
    const total = counts[problems === "bad" ? "bad" : "noted"];
    const isHere = filter === problems;
    if (!isHere) setFilter(problems);
    const from = isHere && row ? row.index + step : step > 0 ? 0 : total - 1;
    // Once the list has changed over to the rows with problems, its handle goes to the row of that list.
    requestAnimationFrame(() => table.current?.goTo((from + total) % total));
  };
  useShortcut("f8", () => next(1));
  useShortcut("shift+f8", () => next(-1));
  return (
    <>
      {nothing ? <Banner tone="ok">{nothing}</Banner> : null}
      <div className={styles["tilesLine"]}>
        <FilterTiles counts={counts} filter={filter} onFilter={setFilter} />
        <Button
          size="s"
          shortcut="f8"
          disabledReason={problems ? null : t("imports.check.noProblem")}
          onPress={() => next(1)}
        >
          {t("imports.check.next")}
        </Button>
      </div>
      <Faults job={job} plan={plan} preview={preview} />
      <div className={styles["split"]}>
        <PlanTable
          // Rows of one filter are not those of another.
          key={filter}
          preview={preview}
          filter={filter}
          tries={job.tries}
          onRow={setRow}
          handle={table}
        />
        <RowInspector row={row} preview={preview} />
      </div>
    </>
  );
}
