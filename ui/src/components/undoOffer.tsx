import { type ReactNode, useState } from "react";
import { useT } from "~/i18n/i18n";
import { call, type IpcFailure, toFailure } from "~/ipc/client";
import type { ChangeId, ChangeView, PlanView } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { useBlockedReason } from "./blocked";
import { PlanDialog } from "./PlanDialog";
import { useUndoChange } from "./undo";

/** More rows than these are not changed without a look at them. */
const HANDFUL = 5;

/** What is about to be undone. */
export interface Undoing {
  readonly change: Pick<ChangeView, "id" | "undoes" | "redoes">;
  /** What it did, in a sentence. */
  readonly sentence: string;
}

export interface UndoOffer {
  /** Undoes a change set, showing the effect first where it is more than harmless. */
  readonly start: (undoing: Undoing) => void;
  /** The change set that is being undone or planned for; meanwhile no other begins. */
  readonly busyWith: ChangeId | null;
  /** Why it failed, where no dialog says it. */
  readonly failure: IpcFailure | null;
  /** Must be placed somewhere. */
  readonly dialog: ReactNode;
}

/** Whether undoing this redoes something: it is itself an undoing. */
export const isUndoing = ({ undoes, redoes }: Undoing["change"]) => undoes !== null && redoes === null;

/** Why a change set cannot be undone or redone from here, or null. */
export function useTurnReason(change: ChangeView): string | null {
  const t = useT();
  const blocked = useBlockedReason();
  if (change.is_part) return t("details.partOnly");
  if (change.undone_by) return t(isUndoing(change) ? "history.alreadyRedone" : "history.alreadyUndone");
  return blocked;
}

/** Undoing, or redoing, from wherever the history is shown. */
export function useUndoOffer(): UndoOffer {
  const undo = useUndoChange();
  const [asked, setAsked] = useState<Undoing | null>(null);
  const [busyWith, setBusyWith] = useState<ChangeId | null>(null);
  const [failure, setFailure] = useState<IpcFailure | null>(null);
  const carryOut = async (undoing: Undoing) => {
    if (busyWith !== null) return;
    setBusyWith(undoing.change.id);
    setFailure(null);
    try {
      const plan = await call("changes_undo_plan", { id: undoing.change.id });
      if (isHarmless(plan)) {
        const { change, sentence: text } = undoing;
        await undo({ id: change.id, text, isRedo: isUndoing(change), base: plan.base_revision });
      } else {
        setAsked(undoing);
      }
    } catch (thrown) {
      setFailure(toFailure(thrown));
    } finally {
      setBusyWith(null);
    }
  };
  const dialog = asked ? <UndoDialog {...asked} onClose={() => setAsked(null)} /> : null;
  return { start: (undoing) => void carryOut(undoing), busyWith, failure, dialog };
}

/** A handful of rows, nobody's authority, no settings, no policy of any device: applied at once, and undone as quickly. */
function isHarmless({ effect: { rows, authority, policy_impact: impact }, unseen_admins }: PlanView): boolean {
  const touched = [rows.groups, rows.users, rows.devices].reduce((sum, list) => sum + (list?.length ?? 0), 0);
  const { policies, assignments, violations, base_policy, violation_policy } = rows;
  const isOfPolicies = Boolean(policies || assignments || violations || base_policy || violation_policy);
  const isOfPeople = authority.length > 0 || unseen_admins > 0 || (rows.admins ?? []).length > 0;
  const isGrave = isOfPeople || Boolean(rows.settings) || isOfPolicies || (impact !== undefined && impact.devices > 0);
  return !isGrave && touched <= HANDFUL;
}

function UndoDialog({ change, sentence, onClose }: Undoing & { readonly onClose: () => void }) {
  const t = useT();
  const undo = useUndoChange();
  // Once it is being applied it is not planned again.
  const [isApplying, setApplying] = useState(false);
  const plan = useCall("changes_undo_plan", { id: change.id }, { keep: false, enabled: !isApplying });
  const isRedo = isUndoing(change);
  return (
    <PlanDialog
      help="history-undo"
      title={t(isRedo ? "history.redo" : "history.undo")}
      plan={plan}
      confirmLabel={t(isRedo ? "common.redo" : "common.undo")}
      tone="primary"
      hasMap={false}
      onClose={onClose}
      onConfirm={async ({ base_revision: base }) => {
        setApplying(true);
        try {
          await undo({ id: change.id, text: sentence, isRedo, base });
          onClose();
        } finally {
          setApplying(false);
        }
      }}
    >
      <p>{t("history.turnWhat", { what: sentence })}</p>
    </PlanDialog>
  );
}
