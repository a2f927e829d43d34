import { useMemo } from "react";
import type { AdminId, ImpactOf, PlanView } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import styles from "./Effect.module.css";
import { EffectAuthority } from "./EffectAuthority";
import { EffectMaps } from "./EffectMaps";
import { type EffectWords, editedFields, ownNames, type RowChange, rowChanges } from "./effectRows";
import { rowSentence } from "./effectText";
import { useEffectWords } from "./effectWords";
import { PolicyImpactPanel } from "./PolicyImpactPanel";

/** More rows than this are counted instead of listed. */
const LISTED = 8;

export interface EffectPanelProps {
  readonly plan: PlanView;
  /** How many rows it touches, where the plan holds only the first of them. */
  readonly total?: number;
  /** What is planned, where the devices whose policy changes can be listed. */
  readonly impactOf?: ImpactOf | undefined;
}

/** What a plan would change, and who would gain or lose by it, in words and numbers. */
export function EffectPanel({ plan, total, impactOf }: EffectPanelProps) {
  const found = useEffectWords(useMemo(() => [plan.effect], [plan.effect]));
  const { policies, assignments, violations, base_policy, violation_policy } = plan.effect.rows;
  const base = useCall("base_policy_get", {}, { enabled: policies !== undefined && !base_policy }).data;
  const words = { ...found, base: base_policy ? (base_policy.before?.sections ?? {}) : base?.sections };
  const { t } = words;
  const rows = rowChanges(plan.effect, words);
  const all = total ?? rows.length;
  const { authority, policy_impact: impact } = plan.effect;
  const isOfPolicies = policies || assignments || violations || base_policy || violation_policy;
  const own = ownNames(plan.effect);
  const nameOf = (admin: AdminId) => own.get(admin) ?? words.nameOf({ kind: "admin", id: admin });
  return (
    <div className={styles["panel"]}>
      <section>
        <h3 className={styles["title"]}>{t("history.effect.changes")}</h3>
        {rows.length === 0 ? <p className={styles["quiet"]}>{t("history.effect.nothing")}</p> : null}
        <ul className={styles["rows"]}>
          {rows.slice(0, LISTED).map((row) => (
            <Row key={row.id} row={row} words={words} />
          ))}
        </ul>
        {all > LISTED ? <p className={styles["quiet"]}>{t("history.moreRows", { n: all - LISTED })}</p> : null}
      </section>
      {impact ? <PolicyImpactPanel impact={impact} own={own} impactOf={impactOf} words={words} /> : null}
      {isOfPolicies && !impact ? <p className={styles["quiet"]}>{t("policies.impact.none")}</p> : null}
      <EffectAuthority authority={authority} unseen={plan.unseen_admins} nameOf={nameOf}>
        <EffectMaps effect={plan.effect} words={words} />
      </EffectAuthority>
    </div>
  );
}

function Row({ row, words }: { readonly row: RowChange; readonly words: EffectWords }) {
  const edited = editedFields(row);
  return (
    <li>
      {rowSentence(row, words)}
      {edited.length > 0 ? (
        <ul className={styles["fields"]}>
          {edited.map((field) => (
            <li key={field.field}>
              {words.t("history.effect.field", { label: field.label, before: field.before, after: field.after })}
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}
