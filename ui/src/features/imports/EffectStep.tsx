import { useRef, useState } from "react";
import { EffectAuthority } from "~/components/EffectAuthority";
import { JobProgress } from "~/components/JobProgress";
import { rowId } from "~/components/places";
import { kindName } from "~/components/tables";
import { useI18n } from "~/i18n/i18n";
import type { ImportOutcome, ImportPlan, ImportPreview } from "~/ipc/generated";
import { useAppState } from "~/ipc/state";
import { Banner } from "~/kit/Banner";
import { Button } from "~/kit/Button";
import { TextField } from "~/kit/TextField";
import { isImeKey } from "~/util/keys";
import { OUTCOME_ICONS } from "./FilterTiles";
import styles from "./Imports.module.css";
import { OUTCOME_KEYS } from "./importWords";
import { StepFrame, StepTrouble } from "./StepFrame";
import type { Import } from "./useImport";

export interface EffectStepProps {
  readonly job: Import;
  readonly preview: ImportPreview;
  readonly plan: ImportPlan;
  /** Why nothing can be imported now, or null. */
  readonly reason: string | null;
}

const DONE: readonly ImportOutcome[] = ["create", "change", "move", "delete"];

/** Last step before it counts: how much changes, who gains or loses sight by it, and what must be confirmed. */
export function EffectStep({ job, preview, plan, reason }: EffectStepProps) {
  const { t } = useI18n();
  const { sync } = useAppState();
  const [typed, setTyped] = useState("");
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const { counts, guard, authority, admins, new_admins: newAdmins } = plan;
  const total = DONE.reduce((sum, outcome) => sum + counts[outcome], 0);
  const isConfirmed = guard === null || numberOf(typed) === guard.delete;
  const isBusy = job.busy === "apply";
  const apply = () => {
    if (reason || isBusy) return;
    if (!isConfirmed) {
      setTried(true);
      field.current?.focus();
      return;
    }
    job.apply(guard?.delete ?? null);
  };
  return (
    <StepFrame
      title={t("imports.effect.title")}
      detail={preview.file_name}
      note={t("imports.effect.undo")}
      actions={
        <>
          <Button disabledReason={isBusy ? t("imports.job.noCancel") : null} onPress={() => job.go("check")}>
            {t("imports.effect.back")}
          </Button>
          <Button
            variant={counts.delete > 0 ? "danger" : "primary"}
            disabledReason={reason ?? (guard && typed === "" ? t("imports.effect.guardReason") : null)}
            isPending={isBusy}
            onPress={apply}
          >
            {t("imports.effect.apply", { n: total })}
          </Button>
        </>
      }
    >
      <StepTrouble job={job} />
      {isBusy ? (
        <div className={styles["narrow"]}>
          <JobProgress waiting={t("imports.job.applying")} isFinal />
        </div>
      ) : null}
      <section className={styles["card"]}>
        <h3>{t("imports.effect.counts", { kind: kindName(t, preview.kind) })}</h3>
        <ul className={styles["lines"]}>
          {DONE.filter((outcome) => counts[outcome] > 0).map((outcome) => (
            <li key={outcome} className={styles["countLine"]} data-outcome={outcome}>
              {OUTCOME_ICONS[outcome]}
              {t("imports.effect.count", { outcome: t(OUTCOME_KEYS[outcome]), n: counts[outcome] })}
            </li>
          ))}
        </ul>
        {job.skipBad ? <p>{t("imports.effect.skipped", { n: counts.bad })}</p> : null}
      </section>
      <section className={styles["card"]}>
        <EffectAuthority
          authority={authority}
          unseen={sync.whole ? 0 : null}
          nameOf={(admin) => admins.find(({ row }) => rowId(row) === admin)?.name ?? null}
        />
      </section>
      {newAdmins > 0 ? (
        <Banner tone="notice" live={false} className={styles["narrow"] ?? ""}>
          {t("imports.effect.passwords", { n: newAdmins })}
        </Banner>
      ) : null}
      {guard ? (
        <Banner
          className={styles["narrow"] ?? ""}
          tone="danger"
          title={t("imports.effect.guardTitle", { of: guard.of, delete: guard.delete })}
          live={false}
        >
          <p>{t("imports.effect.guardText")}</p>
          <TextField
            label={t("imports.effect.guardField")}
            value={typed}
            onChange={setTyped}
            inputRef={field}
            isDisabled={isBusy}
            inputMode="numeric"
            autoComplete="off"
            error={tried && !isConfirmed ? t("imports.effect.guardWrong") : undefined}
            onKeyDown={(event) => {
              if (event.key === "Enter" && !isImeKey(event)) apply();
            }}
            className={styles["guard"] ?? ""}
          />
        </Banner>
      ) : null}
      <TextField
        label={t("history.reason")}
        description={t("history.reasonHelp")}
        isOptional
        value={job.why}
        onChange={job.setWhy}
        isDisabled={isBusy}
        className={styles["reason"] ?? ""}
      />
    </StepFrame>
  );
}

/** A number as people type it: with or without separators, in whichever width. */
function numberOf(text: string): number | null {
  const plain = text.normalize("NFKC").replaceAll(/[\s,]/g, "");
  return /^\d+$/.test(plain) ? Number(plain) : null;
}
