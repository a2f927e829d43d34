import { useQueryClient } from "@tanstack/react-query";
import { useBlocker } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { EffectDialog } from "~/components/EffectDialog";
import { MovedMeanwhile } from "~/components/MovedMeanwhile";
import { RestoredDraft } from "~/components/RestoredDraft";
import { useReason } from "~/components/reasons";
import sectionStyles from "~/components/Section.module.css";
import { LABEL_PARTS, type LabelPart, labelOf, type SettingName } from "~/components/settingsFields";
import { fieldName, settingsChanges } from "~/components/settingsWords";
import { useI18n, useT } from "~/i18n/i18n";
import type { Change, MfaDuty, Settings } from "~/ipc/generated";
import { queryKey } from "~/ipc/query";
import { Banner } from "~/kit/Banner";
import { Button } from "~/kit/Button";
import { ConfirmDialog } from "~/kit/Dialog";
import { holdImeEnter } from "~/util/keys";
import { MfaPreview } from "./MfaPreview";
import { LabelsSection, MfaSection, PasswordSection, SessionSection } from "./Sections";
import styles from "./Settings.module.css";
import { useDraft } from "./useDraft";

const EVERYWHERE = [{ kind: "organization" }] as const;

/** The form: a draft over what holds now, saved as one change whose effect is shown first. */
export function SettingsForm({ now }: { readonly now: Settings }) {
  const { t, format } = useI18n();
  const queries = useQueryClient();
  const draft = useDraft(now);
  const rules = useReason("settings.security", EVERYWHERE);
  // As the engine asks: whoever may fill in a field in the whole company may name it.
  const labels: Readonly<Record<LabelPart, string | null>> = {
    admin_labels: useReason("admin.manage", EVERYWHERE),
    user_labels: useReason("organization.edit", EVERYWHERE),
    device_labels: useReason("device.edit", EVERYWHERE),
  };
  /** How often saving was tried since the form was last clean. */
  const [tries, setTries] = useState(0);
  const tried = tries > 0;
  const form = useRef<HTMLFormElement>(null);
  const [asked, setAsked] = useState<Change | null>(null);
  const reasonOf = (name: SettingName) => {
    const label = labelOf(name);
    return label ? labels[label.part] : rules;
  };
  // What stands in the way of what was changed, not of what could have been.
  const reasons = [...draft.changed].map(reasonOf);
  const mayNothing = rules && LABEL_PARTS.every((part) => labels[part]);
  const nothing = mayNothing ? rules : t("settings.unchanged");
  const saveReason = draft.isDirty ? (reasons.find((one) => one !== null) ?? null) : nothing;

  const save = () => {
    setTries(tries + 1);
    if (!saveReason && draft.change) setAsked(draft.change);
  };
  // What is wrong may lie out of sight.
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [tries]);
  const duty = draft.changed.has("mfa") && draft.settings ? draft.settings.mfa : null;
  return (
    <form
      ref={form}
      className={sectionStyles["screen"]}
      noValidate
      aria-label={t("app.screen.settings")}
      onKeyDown={holdImeEnter}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {rules ? (
        <Banner tone="notice" live={false}>
          {rules}
        </Banner>
      ) : null}
      <RestoredDraft
        at={draft.restoredAt}
        onDiscard={() => {
          draft.discard();
          setTries(0);
        }}
      >
        {/* What was edited may lie out of sight. */}
        <p>
          {t("settings.changedFields", { fields: format.list([...draft.changed].map((name) => fieldName(t, name))) })}
        </p>
      </RestoredDraft>
      {draft.movedFrom ? (
        <MovedMeanwhile
          title={t("settings.moved")}
          fields={settingsChanges(t, format, draft.movedFrom, now).map((diff) => ({
            ...diff,
            isMine: draft.changed.has(diff.field),
          }))}
          onRead={draft.acknowledge}
        />
      ) : null}
      <PasswordSection draft={draft} reason={rules} showFaults={tried} />
      <SessionSection draft={draft} reason={rules} showFaults={tried} />
      <MfaSection draft={draft} reason={rules}>
        {asksForFactor(duty) && !rules ? <MfaPreview duty={duty} /> : null}
      </MfaSection>
      {LABEL_PARTS.map((part) => (
        <LabelsSection key={part} part={part} draft={draft} reason={labels[part]} />
      ))}
      <footer className={styles["foot"]}>
        <span className={styles["quiet"]} role="status">
          {draft.isDirty ? t("settings.changedCount", { n: draft.changed.size }) : null}
        </span>
        <Button
          disabledReason={draft.isDirty ? null : t("settings.unchanged")}
          onPress={() => {
            draft.discard();
            setTries(0);
          }}
        >
          {t("settings.discard")}
        </Button>
        <Button type="submit" variant="primary" disabledReason={saveReason}>
          {t("common.save")}
        </Button>
      </footer>
      {asked ? (
        <EffectDialog
          help="settings-save"
          title={t("settings.effectTitle")}
          changes={[asked]}
          text={t("settings.saved")}
          confirmLabel={t("common.save")}
          onClose={() => setAsked(null)}
          onDone={({ effect }) => {
            const after = effect.rows.settings?.after;
            // The form must not fall back to the old values until the rows have come.
            if (after) queries.setQueryData(queryKey("settings_get", {}), after);
            draft.discard();
            setTries(0);
          }}
        >
          {asksForFactor(duty) ? <MfaPreview duty={duty} /> : null}
        </EffectDialog>
      ) : null}
      <Leaving isDirty={draft.isDirty} onLeave={draft.discard} />
    </form>
  );
}

function asksForFactor(duty: MfaDuty | null): duty is "managers" | "all" {
  return duty === "managers" || duty === "all";
}

/** Asks before a draft is left behind. */
function Leaving({ isDirty, onLeave }: { readonly isDirty: boolean; readonly onLeave: () => void }) {
  const t = useT();
  const blocker = useBlocker({ shouldBlockFn: () => isDirty, withResolver: true, enableBeforeUnload: false });
  return (
    <ConfirmDialog
      help="settings-leave"
      isOpen={blocker.status === "blocked"}
      onClose={() => blocker.reset?.()}
      title={t("settings.leaveTitle")}
      confirmLabel={t("settings.leave")}
      cancelLabel={t("settings.stay")}
      onConfirm={() => {
        blocker.proceed?.();
        onLeave();
      }}
    >
      <p>{t("settings.leaveText")}</p>
    </ConfirmDialog>
  );
}
