import { useMemo } from "react";
import type { AuthorityDiff, Counts, PlanView } from "~/ipc/generated";
import styles from "./Effect.module.css";
import { EffectMaps } from "./EffectMaps";
import { type EffectWords, editedFields, ownNames, type RowChange, type RowKind, rowChanges } from "./effectRows";
import { rowCount, rowSentence } from "./effectText";
import { useEffectWords } from "./effectWords";

/** More rows than this are counted instead of listed. */
const LISTED = 8;

export interface EffectPanelProps {
  readonly plan: PlanView;
  /** How many rows it touches, where the plan holds only the first of them. */
  readonly total?: number;
}

/** What a plan would change, and who would gain or lose by it, in words and numbers. */
export function EffectPanel({ plan, total }: EffectPanelProps) {
  const words = useEffectWords(useMemo(() => [plan.effect], [plan.effect]));
  const { t } = words;
  const rows = rowChanges(plan.effect, words);
  const all = total ?? rows.length;
  const { authority } = plan.effect;
  const own = ownNames(plan.effect);
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
      <section>
        <h3 className={styles["title"]}>{t("history.effect.authority")}</h3>
        {authority.length === 0 && plan.unseen_admins === 0 ? (
          <p className={styles["quiet"]}>{t("history.effect.nobody")}</p>
        ) : null}
        <ul className={styles["admins"]}>
          {authority.map((diff) => (
            <AdminDiff
              key={diff.admin}
              diff={diff}
              name={own.get(diff.admin) ?? words.nameOf({ kind: "admin", id: diff.admin }) ?? t("rejection.someAdmin")}
              words={words}
            />
          ))}
        </ul>
        <EffectMaps effect={plan.effect} words={words} />
        {plan.unseen_admins > 0 ? <p>{t("history.effect.unseen", { n: plan.unseen_admins })}</p> : null}
      </section>
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

interface AdminDiffProps {
  readonly diff: AuthorityDiff;
  readonly name: string;
  readonly words: EffectWords;
}

function AdminDiff({ diff, name, words }: AdminDiffProps) {
  const { t, format } = words;
  const permissions = (list: AuthorityDiff["permissions_gained"]) => format.list(list.map(words.permissionName));
  const lines: { readonly text: string; readonly sign: "+" | "−" }[] = [];
  const gained = countsText(diff.gained, words);
  const lost = countsText(diff.lost, words);
  if (gained) lines.push({ sign: "+", text: t("history.effect.sees", { what: gained }) });
  if (lost) lines.push({ sign: "−", text: t("history.effect.seesNot", { what: lost }) });
  if (diff.permissions_gained.length > 0)
    lines.push({ sign: "+", text: t("history.effect.may", { permissions: permissions(diff.permissions_gained) }) });
  if (diff.permissions_lost.length > 0)
    lines.push({ sign: "−", text: t("history.effect.mayNot", { permissions: permissions(diff.permissions_lost) }) });
  return (
    <li>
      <p className={styles["admin"]}>{name}</p>
      <ul>
        {lines.map((line) => (
          <li key={line.text} className={styles["line"]} data-sign={line.sign}>
            <span aria-hidden="true" className={styles["sign"]}>
              {line.sign}
            </span>
            {line.text}
          </li>
        ))}
      </ul>
    </li>
  );
}

function countsText(counts: Counts, { t, format }: EffectWords): string {
  const parts: readonly (readonly [RowKind, number])[] = [
    ["group", counts.groups],
    ["user", counts.users],
    ["device", counts.devices],
  ];
  return format.list(parts.filter(([, n]) => n > 0).map(([kind, n]) => rowCount(t, kind, n)));
}
