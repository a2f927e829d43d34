import { useState } from "react";
import { useI18n } from "~/i18n/i18n";
import type { MessageKey } from "~/i18n/messages";
import { call } from "~/ipc/client";
import type { JobProgress as Job, JobStep } from "~/ipc/generated";
import { useJob } from "~/ipc/state";
import { Button } from "~/kit/Button";
import { Progress } from "~/kit/Progress";

const STEP_KEYS = {
  reading: "imports.job.reading",
  matching: "imports.job.matching",
  planning: "imports.job.planning",
  applying: "imports.job.applying",
  writing: "imports.job.writing",
} as const satisfies Record<JobStep, MessageKey>;

export interface JobProgressProps {
  /** What is said until the work says for itself what it does. */
  readonly waiting: string;
  /** Until then it cannot be stopped either. */
  readonly isFinal?: boolean;
}

/** How far the import or export is, in rows, with the way to stop it. Something must be running when it is shown. */
export function JobProgress({ waiting, isFinal = false }: JobProgressProps) {
  const { t, format } = useI18n();
  const job = useJob();
  const [stopping, setStopping] = useState(false);
  const label = job ? t(STEP_KEYS[job.step]) : waiting;
  // The service does it in one go and tells nothing in between: how much it is, is all there is to say.
  const total = job && job.step !== "applying" ? job.of : null;
  const quarter = job && total ? Math.floor((job.done / total) * 4) * 25 : null;
  const stop = () => {
    setStopping(true);
    // Whether it was stopped is told by the work itself; it may have ended by then.
    call("jobs_cancel", {}).catch(() => undefined);
  };
  return (
    <Progress
      label={label}
      done={job?.done ?? 0}
      total={total}
      count={job ? countText(job) : ""}
      announced={quarter === null ? label : `${label} ${t("imports.job.percent", { n: quarter })}`}
      actions={
        <Button
          size="s"
          isPending={stopping}
          disabledReason={(job ? !job.cancellable : isFinal) ? t("imports.job.noCancel") : null}
          onPress={stop}
        >
          {t("imports.job.cancel")}
        </Button>
      }
    />
  );

  function countText({ step, done, of }: Job): string {
    if (step === "applying") return of ? t("imports.job.rows", { done: of }) : "";
    if (step === "reading")
      return of ? t("imports.job.percent", { n: format.number(Math.floor((done / of) * 100)) }) : "";
    return of ? t("imports.job.rowsOf", { done, of }) : done > 0 ? t("imports.job.rows", { done }) : "";
  }
}
