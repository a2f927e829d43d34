import { ChevronRight, Redo2, Undo2 } from "lucide-react";
import { useId, useMemo } from "react";
import { type EffectWords, type RowChange, rowChanges } from "~/components/effectRows";
import { changeSentence, ROWS_TOLD, rowSentence } from "~/components/effectText";
import { Problem } from "~/components/Problem";
import { TurnBadges } from "~/components/TurnBadges";
import { isUndoing, useTurnReason, useUndoOffer } from "~/components/undoOffer";
import type { ChangeView } from "~/ipc/generated";
import { useSession } from "~/ipc/state";
import { Button } from "~/kit/Button";
import styles from "./History.module.css";

/** Rows told field by field; the rest is counted. */
const DETAILED = 50;

interface EntryProps {
  readonly item: ChangeView;
  readonly words: EffectWords;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** One change set: time, who, what; its fields and the way back when opened. */
export function Entry({ item, words, isOpen, onToggle }: EntryProps) {
  const { t, format } = words;
  const session = useSession();
  const details = useId();
  const sentence = useMemo(() => changeSentence(item, words), [item, words]);
  return (
    <li className={styles["entry"]} data-open={isOpen ? "" : undefined}>
      <button
        type="button"
        className={styles["summary"]}
        aria-expanded={isOpen}
        aria-controls={details}
        onClick={onToggle}
      >
        <ChevronRight aria-hidden="true" className={styles["chevron"]} />
        <time dateTime={item.at} title={format.exact(item.at)} className={styles["time"]}>
          {format.dateTime(item.at)}
        </time>
        <span className={styles["who"]}>{item.actor === session.admin ? t("history.byYou") : item.actor_name}</span>
        <span className={styles["sentence"]} data-undone={item.undone_by ? "" : undefined}>
          {sentence}
        </span>
        <TurnBadges change={item} />
      </button>
      <div id={details}>{isOpen ? <Details item={item} words={words} sentence={sentence} /> : null}</div>
    </li>
  );
}

function Details({ item, words, sentence }: { item: ChangeView; words: EffectWords; sentence: string }) {
  const { t, format } = words;
  const undo = useUndoOffer();
  const rows = useMemo(() => rowChanges(item.effect, words), [item, words]);
  const isCut = rows.length >= ROWS_TOLD;
  const unseen = isCut ? 0 : item.size - rows.length;
  const isRedo = isUndoing(item);
  const reason = useTurnReason(item);
  return (
    <section aria-label={t("history.details")} className={styles["details"]}>
      <dl className={styles["facts"]} data-selectable="">
        <dt>{t("history.when")}</dt>
        <dd>{format.exact(item.at)}</dd>
        <dt>{t("history.who")}</dt>
        <dd>
          {item.actor_name} ({item.actor_account})
        </dd>
        {item.reason ? (
          <>
            <dt>{t("history.reason")}</dt>
            <dd>{item.reason}</dd>
          </>
        ) : null}
        <dt>{t("history.revision")}</dt>
        <dd>{format.number(item.revision)}</dd>
      </dl>
      {rows.slice(0, DETAILED).map((row) => (
        <RowFields key={row.id} row={row} words={words} />
      ))}
      {rows.length > DETAILED ? (
        <p className={styles["more"]}>{t("history.moreRows", { n: (isCut ? item.size : rows.length) - DETAILED })}</p>
      ) : null}
      {unseen > 0 && rows.length > 0 ? <p className={styles["more"]}>{t("history.partly", { n: unseen })}</p> : null}
      {undo.failure ? <Problem failure={undo.failure} /> : null}
      <div>
        <Button
          icon={isRedo ? <Redo2 /> : <Undo2 />}
          isPending={undo.busyWith !== null}
          disabledReason={reason}
          onPress={() => undo.start({ change: item, sentence })}
        >
          {t(isRedo ? "history.redo" : "history.undo")}
        </Button>
      </div>
      {undo.dialog}
    </section>
  );
}

function RowFields({ row, words }: { readonly row: RowChange; readonly words: EffectWords }) {
  const { t } = words;
  const created = row.acts.includes("create");
  const deleted = row.acts.includes("delete");
  return (
    <table className={styles["fields"]}>
      <caption>{rowSentence(row, words)}</caption>
      <thead>
        <tr>
          <th scope="col">{t("history.item")}</th>
          {created ? null : <th scope="col">{t("history.before")}</th>}
          {deleted ? null : <th scope="col">{t("history.after")}</th>}
        </tr>
      </thead>
      <tbody data-selectable="">
        {row.fields.map((field) => (
          <tr key={field.field}>
            <th scope="row">{field.label}</th>
            {created ? null : <td className={styles["was"]}>{field.before}</td>}
            {deleted ? null : <td>{field.after}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
