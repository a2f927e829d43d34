import { Link } from "@tanstack/react-router";
import { CircleCheck, Undo2 } from "lucide-react";
import { useBlockedReason } from "~/components/blocked";
import { Problem } from "~/components/Problem";
import { useSubmission } from "~/components/submit";
import { useIsUndone, useUndoChange } from "~/components/undo";
import { useT } from "~/i18n/i18n";
import type { ImportDone, ImportOutcome, ImportPreview, PasswordFile } from "~/ipc/generated";
import { Banner } from "~/kit/Banner";
import { Button } from "~/kit/Button";
import { OUTCOME_ICONS } from "./FilterTiles";
import styles from "./Imports.module.css";
import { OUTCOME_KEYS } from "./importWords";
import { StepFrame, StepTrouble } from "./StepFrame";
import type { Import } from "./useImport";

export interface DoneStepProps {
  readonly job: Import;
  readonly preview: ImportPreview;
  readonly done: ImportDone;
}

const OUTCOMES: readonly ImportOutcome[] = ["create", "change", "move", "delete"];

/** What came of it: one undo for all of it, the way to the history, and where the first passwords are. */
export function DoneStep({ job, preview, done }: DoneStepProps) {
  const t = useT();
  const undo = useUndoChange();
  const blocked = useBlockedReason();
  const isUndone = useIsUndone(done.change);
  const { submit, busy, failure } = useSubmission(async () => {
    await undo({ id: done.change, text: t("imports.done.toast", { file: preview.file_name }), isRedo: false });
  });
  return (
    <StepFrame
      title={t("imports.done.title")}
      detail={preview.file_name}
      actions={
        <>
          <Link to="/history" search={{ selected: done.change }}>
            {t("imports.done.history")}
          </Link>
          <Button onPress={job.close}>{t("imports.done.again")}</Button>
        </>
      }
    >
      <StepTrouble job={job} />
      {failure ? <Problem failure={failure} /> : null}
      {done.passwords ? <Passwords job={job} passwords={done.passwords} /> : null}
      <section className={styles["result"]}>
        {isUndone ? (
          <p role="status" className={styles["resultTitle"]}>
            <Undo2 aria-hidden="true" />
            {t("imports.done.undone")}
          </p>
        ) : (
          <>
            <p className={styles["resultTitle"]}>
              <CircleCheck aria-hidden="true" />
              {t("imports.done.text")}
            </p>
            <ul className={styles["lines"]}>
              {OUTCOMES.filter((outcome) => done.counts[outcome] > 0).map((outcome) => (
                <li key={outcome} className={styles["countLine"]} data-outcome={outcome}>
                  {OUTCOME_ICONS[outcome]}
                  {t("imports.effect.count", { outcome: t(OUTCOME_KEYS[outcome]), n: done.counts[outcome] })}
                </li>
              ))}
            </ul>
            <Button icon={<Undo2 />} disabledReason={blocked} isPending={busy} onPress={submit}>
              {t("imports.done.undo")}
            </Button>
          </>
        )}
      </section>
    </StepFrame>
  );
}

function Passwords({ job, passwords }: { readonly job: Import; readonly passwords: PasswordFile }) {
  const t = useT();
  const { count: n, file_name: file, saved } = passwords;
  if (saved) {
    return (
      <Banner tone="notice" live={false}>
        {t("imports.done.passwords", { n, file })}
      </Banner>
    );
  }
  return (
    <Banner
      tone="danger"
      actions={
        <Button size="s" isPending={job.busy === "passwords"} onPress={job.savePasswords}>
          {t("imports.done.passwordsSave")}
        </Button>
      }
    >
      {t("imports.done.passwordsLost", { n, file })}
    </Banner>
  );
}
