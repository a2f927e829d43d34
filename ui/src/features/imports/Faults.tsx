import { useI18n } from "~/i18n/i18n";
import type { FaultCount, ImportPlan, ImportPreview } from "~/ipc/generated";
import { Banner } from "~/kit/Banner";
import { Button } from "~/kit/Button";
import { columnName, faultSort } from "./importWords";
import type { Import } from "./useImport";

/** As many sorts of problems are said above the rows. */
const SAID = 4;

export interface FaultsProps {
  readonly job: Import;
  readonly plan: ImportPlan;
  readonly preview: ImportPreview;
}

/** What is wrong most often, and what can be done about it: one sort of mistake is one thing to mend in the file. */
export function Faults({ job, plan, preview }: FaultsProps) {
  const { t, locale } = useI18n();
  const { counts, faults } = plan;
  if (counts.bad === 0) return null;
  const onlyBad = counts.create + counts.change + counts.move + counts.delete === 0;
  return (
    <Banner
      tone="danger"
      title={t("imports.check.bad", { n: counts.bad })}
      live={false}
      actions={
        <>
          <Button
            size="s"
            isPending={job.busy === "saveBad"}
            disabledReason={job.busy === "saveBad" ? null : job.busyReason}
            onPress={job.saveBad}
          >
            {t("imports.check.saveBad")}
          </Button>
          <Button
            size="s"
            isPending={job.busy === "configure"}
            disabledReason={job.busy === "configure" ? null : job.busyReason}
            onPress={job.reload}
          >
            {t("imports.check.reload")}
          </Button>
        </>
      }
    >
      <ul>
        {faults.slice(0, SAID).map((fault) => (
          <li key={`${fault.code}:${fault.rejection}:${fault.column}`}>{sentence(fault)}</li>
        ))}
      </ul>
      <p>
        {plan.may_skip_bad
          ? t("imports.check.badFix")
          : t(onlyBad ? "imports.check.badFixAll" : "imports.check.badFixOnly")}
      </p>
    </Banner>
  );

  function sentence({ code, rejection, column, count }: FaultCount): string {
    const fault = faultSort(t, code, rejection);

    const at = preview.columns.findIndex((one) => one.letters === column);
    if (at < 0) return t("imports.check.faultCount", { fault, n: count });
    return t("imports.check.faultCountAt", { column: columnName(t, locale, preview, at), fault, n: count });
  }
}
