import { useBlocker, useSearch } from "@tanstack/react-router";
import { FileX } from "lucide-react";
import { useNowhereReason } from "~/components/reasons";
import { parseKind } from "~/components/tables";
import { useT } from "~/i18n/i18n";
import { ConfirmDialog } from "~/kit/Dialog";
import { EmptyState } from "~/kit/EmptyState";
import { Steps } from "~/kit/Steps";
import { CheckStep } from "./CheckStep";
import { ChooseStep } from "./ChooseStep";
import { DoneStep } from "./DoneStep";
import { EffectStep } from "./EffectStep";
import styles from "./Imports.module.css";
import { ReadStep } from "./ReadStep";
import { type Import, useImport } from "./useImport";

/** A file from the first look at it to what came of it: nothing counts before it was tried and its effect was shown. */
export function ImportScreen() {
  const t = useT();
  const kind = parseKind(useSearch({ from: "/import" }).kind);
  const job = useImport();
  const reason = useNowhereReason("import");
  // Whoever has begun keeps what is there; the acts themselves say why they cannot go on.
  if (reason && job.step === "choose") {
    return (
      <EmptyState icon={<FileX />} title={t("imports.none")}>
        {reason}
      </EmptyState>
    );
  }
  return (
    <div className={styles["screen"]}>
      <nav className={styles["head"]} aria-label={t("imports.steps")}>
        <Steps
          label={t("imports.steps")}
          doneLabel={t("imports.stepDone")}
          current={job.step === "done" ? "effect" : job.step}
          steps={[
            { id: "choose", label: t("imports.step.choose") },
            { id: "read", label: t("imports.step.read") },
            { id: "check", label: t("imports.step.check") },
            { id: "effect", label: t("imports.step.effect") },
          ]}
        />
      </nav>
      <Current key={job.step} job={job} kind={kind} reason={reason} />
      <Leaving job={job} />
    </div>
  );
}

interface CurrentProps {
  readonly job: Import;
  readonly kind: ReturnType<typeof parseKind>;
  /** Why nothing can be imported now, or null. */
  readonly reason: string | null;
}

function Current({ job, kind, reason }: CurrentProps) {
  switch (job.step) {
    case "choose":
      return <ChooseStep job={job} preset={kind} />;
    case "read":
      return job.preview ? <ReadStep job={job} preview={job.preview} reason={reason} /> : null;
    case "check":
      return job.preview ? <CheckStep job={job} preview={job.preview} reason={reason} /> : null;
    case "effect":
      return job.preview && job.plan ? (
        <EffectStep job={job} preview={job.preview} plan={job.plan} reason={reason} />
      ) : null;
    case "done":
      return job.preview && job.done ? <DoneStep job={job} preview={job.preview} done={job.done} /> : null;
  }
}

/** Asks before a file that was begun with is left behind. */
function Leaving({ job }: { readonly job: Import }) {
  const t = useT();
  const isUnsaved = job.step === "done" && job.done?.passwords?.saved === false;
  const isOpen = (job.preview !== null && job.step !== "done") || isUnsaved;
  const blocker = useBlocker({ shouldBlockFn: () => isOpen, withResolver: true, enableBeforeUnload: false });
  return (
    <ConfirmDialog
      help="import-leave"
      isOpen={blocker.status === "blocked"}
      onClose={() => blocker.reset?.()}
      title={t("imports.leave.title")}
      confirmLabel={t("imports.leave.go")}
      cancelLabel={t("imports.leave.stay")}
      onConfirm={() => blocker.proceed?.()}
    >
      <p>
        {isUnsaved
          ? t("imports.leave.textPasswords")
          : job.busy === "apply"
            ? t("imports.leave.textRunning")
            : t("imports.leave.text")}
      </p>
    </ConfirmDialog>
  );
}
