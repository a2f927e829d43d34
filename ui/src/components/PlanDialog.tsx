import { type ReactNode, useState } from "react";
import { useT } from "~/i18n/i18n";
import { type IpcFailure, toFailure } from "~/ipc/client";
import type { Change, ImpactOf, PlanView } from "~/ipc/generated";
import { Button } from "~/kit/Button";
import { Dialog, LeaveButton } from "~/kit/Dialog";
import { LoadingArea } from "~/kit/Spinner";
import { useBlockedReason } from "./blocked";
import { EffectPanel } from "./EffectPanel";
import type { HelpAnchor } from "./manuals/help";
import { Problem } from "./Problem";

export interface PlanDialogProps {
  readonly title: string;
  /** Where the manual speaks of it, if not where it speaks of the screen. */
  readonly help: HelpAnchor;
  readonly plan: {
    readonly data: PlanView | undefined;
    readonly error: IpcFailure | null;
    readonly refetch: () => unknown;
  };
  /** The verb. */
  readonly confirmLabel: string;
  readonly tone: "danger" | "primary";
  /** Whether the effect shows what admins may do where, which takes room. */
  readonly hasMap: boolean;
  /** Why it cannot be confirmed, beside being offline. */
  readonly blocked?: string | null;
  /** What is planned, where the devices whose policy changes can be listed. */
  readonly changes?: readonly Change[];
  /** Stands above the effect. */
  readonly children?: ReactNode;
  readonly onClose: () => void;
  /** Does what was planned, at exactly that revision. Rejects with an `IpcFailure`, which is shown here. */
  readonly onConfirm: (plan: PlanView) => Promise<void>;
}

/** A plan before it comes true: its effect, what stands against it, and the way out and on. */
export function PlanDialog(props: PlanDialogProps) {
  const { title, help, plan, confirmLabel, tone, hasMap, children, onClose, onConfirm } = props;
  const t = useT();
  const offline = useBlockedReason();
  const blocked = offline ?? props.blocked ?? null;
  // Where something is to be filled in first, the focus stays there: a button that came free must not take what is typed.
  const [takesFocus] = useState(tone === "primary" && !props.blocked);
  const ready = plan.data;
  const impactOf: ImpactOf | undefined = props.changes && { of: "changes", changes: [...props.changes] };
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<IpcFailure | null>(null);
  const confirm = async (ready: PlanView) => {
    setBusy(true);
    setFailure(null);
    try {
      await onConfirm(ready);
    } catch (thrown) {
      const failed = toFailure(thrown);
      setFailure(failed);
      // Somebody was faster: the effect is worked out anew, so that what is confirmed next is what will happen.
      if (failed.body.code === "revision_conflict") void plan.refetch();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      help={help}
      title={plan.error ? t("history.effect.impossible") : title}
      size={hasMap || ready?.effect.policy_impact ? "l" : "m"}
      isBusy={busy}
      footer={
        plan.error ? (
          // By its key another button than the one before, so that it takes the focus of the one that is gone.
          <LeaveButton key="close" autoFocus>
            {t("common.close")}
          </LeaveButton>
        ) : (
          <>
            <LeaveButton autoFocus={tone === "danger"}>{t("common.cancel")}</LeaveButton>
            <Button
              variant={tone}
              isPending={busy || !ready}
              autoFocus={takesFocus}
              disabledReason={blocked}
              onPress={() => (ready ? void confirm(ready) : undefined)}
            >
              {confirmLabel}
            </Button>
          </>
        )
      }
    >
      {failure ? <Problem failure={failure} /> : null}
      {plan.error ? <Problem failure={plan.error} /> : children}
      {ready ? <EffectPanel plan={ready} impactOf={impactOf} /> : null}
      {!ready && !plan.error ? <LoadingArea label={t("history.effect.loading")} /> : null}
      {ready ? <p>{t("history.effect.undoable")}</p> : null}
    </Dialog>
  );
}
