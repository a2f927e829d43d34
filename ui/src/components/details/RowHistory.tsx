import { History, Redo2, Undo2 } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import type { EffectWords } from "~/components/effectRows";
import { editedFields, rowChanges } from "~/components/effectRows";
import { rowSentence } from "~/components/effectText";
import { useEffectWords } from "~/components/effectWords";
import { MoreHistory } from "~/components/MoreHistory";
import { Problem } from "~/components/Problem";
import { TurnBadges } from "~/components/TurnBadges";
import { isUndoing, type UndoOffer, useTurnReason, useUndoOffer } from "~/components/undoOffer";
import { useHistory } from "~/components/useHistory";
import type { ChangeView, RowRef } from "~/ipc/generated";
import { useSession } from "~/ipc/state";
import { IconButton } from "~/kit/Button";
import { EmptyState } from "~/kit/EmptyState";
import { LoadingArea } from "~/kit/Spinner";
import styles from "./Details.module.css";

/** Entries asked for at a time. */
const PART = 20;

export interface RowHistoryProps {
  readonly row: RowRef;
  /** What else can be done with an entry. */
  readonly actionsOf?: (item: ChangeView) => ReactNode;
}

/** What was done to one row, newest first, with the way back. */
export function RowHistory({ row, actionsOf }: RowHistoryProps) {
  const history = useHistory({ row, part: PART });
  const words = useEffectWords(useMemo(() => history.items.map((item) => item.effect), [history.items]));
  const undo = useUndoOffer();
  const { t } = words;
  const problem = history.failure ? <Problem failure={history.failure} onRetry={history.retry} /> : null;
  if (problem && history.items.length === 0) return problem;
  if (history.isLoading) return <LoadingArea />;
  if (history.items.length === 0) {
    return (
      <EmptyState icon={<History />} title={t("details.noHistory")}>
        {t("details.noHistoryHint")}
      </EmptyState>
    );
  }
  return (
    <>
      {problem}
      {undo.failure ? <Problem failure={undo.failure} /> : null}
      <ol aria-label={t("details.history")} className={styles["history"]}>
        {history.items.map((item) => (
          <Entry key={item.id} item={item} words={words} undo={undo} actions={actionsOf?.(item)} />
        ))}
      </ol>
      {history.hasMore ? <MoreHistory history={history} size="s" /> : null}
      {undo.dialog}
    </>
  );
}

interface EntryProps {
  readonly item: ChangeView;
  readonly words: EffectWords;
  readonly undo: UndoOffer;
  readonly actions: ReactNode;
}

function Entry({ item, words, undo, actions }: EntryProps) {
  const { t, format } = words;
  const session = useSession();
  const reason = useTurnReason(item);
  // The row itself, and what is assigned to it or activated on it.
  const rows = useMemo(() => rowChanges(item.effect, words), [item, words]);
  if (rows.length === 0) return null;
  const sentence = format.list(rows.map((row) => rowSentence(row, words)));
  const isRedo = isUndoing(item);
  const edited = rows.flatMap(editedFields);
  const others = item.size - rows.length;
  return (
    <li className={styles["entry"]}>
      <p className={styles["when"]}>
        <time dateTime={item.at} title={format.exact(item.at)}>
          {format.relative(item.at)}
        </time>
        <span>{item.actor === session.admin ? t("history.byYou") : item.actor_name}</span>
        <TurnBadges change={item} />
      </p>
      <div className={styles["what"]}>
        <p data-undone={item.undone_by ? "" : undefined}>{sentence}</p>
        <IconButton
          size="s"
          label={t(isRedo ? "history.redo" : "history.undo")}
          icon={isRedo ? <Redo2 /> : <Undo2 />}
          isPending={undo.busyWith === item.id}
          disabledReason={reason}
          onPress={() => undo.start({ change: item, sentence })}
        />
      </div>
      {edited.length > 0 ? (
        <ul className={styles["fields"]} data-selectable="">
          {edited.map(({ field, label, before, after }) => (
            <li key={field}>{t("history.effect.field", { label, before, after })}</li>
          ))}
        </ul>
      ) : null}
      {item.reason ? <p className={styles["quiet"]}>{t("details.because", { reason: item.reason })}</p> : null}
      {actions ? <div className={styles["more"]}>{actions}</div> : null}
      {others > 0 ? <p className={styles["quiet"]}>{t("details.together", { n: others })}</p> : null}
    </li>
  );
}
