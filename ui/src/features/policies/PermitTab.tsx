import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { EffectDialog } from "~/components/EffectDialog";
import { useKeptEdits } from "~/components/keptDraft";
import { RestoredDraft } from "~/components/RestoredDraft";
import { useI18n } from "~/i18n/i18n";
import type { BasePolicy, Change, PolicySectionView } from "~/ipc/generated";
import { queryKey } from "~/ipc/query";
import { Banner } from "~/kit/Banner";
import { Button } from "~/kit/Button";
import { Checkbox } from "~/kit/Checkbox";
import { Switch } from "~/kit/Switch";
import styles from "./Policies.module.css";

export interface PermitTabProps {
  readonly catalogue: readonly PolicySectionView[];
  readonly base: BasePolicy;
  /** Why it cannot be edited. */
  readonly reason: string | null;
}

const ALLOWED = "individual_allowed";
const isText = (value: unknown): value is string => typeof value === "string";

/** What individual policies may change of the base policy: whether at all, and which sections. */
export function PermitTab({ catalogue, base, reason }: PermitTabProps) {
  const { t, locale } = useI18n();
  const queries = useQueryClient();
  const sections = catalogue.filter(({ individual }) => individual);
  const now: Readonly<Record<string, string>> = {
    [ALLOWED]: String(base.individual_allowed),
    ...Object.fromEntries(sections.map(({ key }) => [key, String(base.permitted.includes(key))])),
  };
  const differing = (edits: Readonly<Partial<Record<string, string>>>) =>
    Object.entries(edits).filter(([name, value]) => value !== now[name]);
  const draft = useKeptEdits<string, string>("policy-permit", now, isText, (edits) => differing(edits).length > 0);
  const changed = differing(draft.edits).map(([name]) => name);
  const [asked, setAsked] = useState<Change | null>(null);
  const isOn = (name: string) => draft.values[name] === "true";
  const allowed = isOn(ALLOWED);
  const change: Change = {
    type: "base_policy_permit",
    ...(changed.includes(ALLOWED) ? { individual_allowed: allowed } : {}),
    ...(changed.some((name) => name !== ALLOWED)
      ? { permitted: sections.map(({ key }) => key).filter((key) => isOn(key)) }
      : {}),
  };
  return (
    <div className={styles["main"]}>
      <div className={styles["scroll"]}>
        {reason ? (
          <Banner tone="notice" live={false}>
            {reason}
          </Banner>
        ) : null}
        <RestoredDraft at={draft.restoredAt} onDiscard={draft.discard} />
        <p className={styles["quiet"]}>{t("policies.permitHelp")}</p>
        <Switch
          aria-label={t("policies.allowIndividual")}
          isSelected={allowed}
          isDisabled={reason !== null}
          onChange={(on) => draft.set(ALLOWED, String(on))}
        >
          {t("policies.allowIndividual")}
        </Switch>
        <fieldset className={styles["ticks"]}>
          <legend>{t("policies.permitted")}</legend>
          {sections.map(({ key, label, help }) => {
            const isForbidden = base.lock.forbidden.includes(key);
            return (
              <Checkbox
                key={key}
                isSelected={isOn(key) && !isForbidden}
                isDisabled={reason !== null || isForbidden || !allowed}
                onChange={(on) => draft.set(key, String(on))}
                description={isForbidden ? t("policies.forbiddenHelp") : help[locale]}
              >
                {label[locale]}
              </Checkbox>
            );
          })}
        </fieldset>
        {allowed ? null : <p className={styles["quiet"]}>{t("policies.permitOff")}</p>}
      </div>
      <footer className={styles["foot"]}>
        <span className={styles["quiet"]} role="status">
          {changed.length > 0 ? t("settings.changedCount", { n: changed.length }) : null}
        </span>
        <Button disabledReason={changed.length > 0 ? null : t("settings.unchanged")} onPress={draft.discard}>
          {t("settings.discard")}
        </Button>
        <Button
          variant="primary"
          disabledReason={changed.length > 0 ? reason : t("settings.unchanged")}
          onPress={() => setAsked(change)}
        >
          {t("policies.save")}
        </Button>
      </footer>
      {asked ? (
        <EffectDialog
          help="policies-permitted"
          title={t("policies.saveTitle", { name: t("policies.base") })}
          changes={[asked]}
          text={t("policies.saved", { name: t("policies.base") })}
          confirmLabel={t("policies.saveNow")}
          asksReason
          onClose={() => setAsked(null)}
          onDone={({ effect }) => {
            const after = effect.rows.base_policy?.after;
            if (after) queries.setQueryData(queryKey("base_policy_get", {}), after);
            draft.discard();
          }}
        />
      ) : null}
    </div>
  );
}
