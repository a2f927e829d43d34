import { type ReactNode, useState } from "react";
import { useT } from "~/i18n/i18n";
import { type IpcFailure, toFailure } from "~/ipc/client";
import type { Change, ChangeView, PlanView } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { Button } from "~/kit/Button";
import { Dialog } from "~/kit/Dialog";
import { LoadingArea } from "~/kit/Spinner";
import { useBlockedReason } from "./blocked";
import { EffectPanel } from "./EffectPanel";
import { Problem } from "./Problem";
import { useApplyChanges } from "./undo";

export interface EffectDialogProps {
  readonly title: string;
  readonly changes: readonly Change[];
  /** What was done, for the message afterwards. */
  readonly text: string;
  /** The verb. */
  readonly confirmLabel: string;
  readonly tone?: "danger" | "primary";
  readonly initialPasswords?: Readonly<Record<string, string>>;
  /** A sentence above the effect. */
  readonly children?: ReactNode;
  readonly onClose: () => void;
  readonly onDone?: (view: ChangeView) => void;
}

/** Shows the effect of changes as the engine plans it, and applies them at exactly that revision once confirmed. */
export function EffectDialog(props: EffectDialogProps) {
  const { title, changes, text, confirmLabel, tone = "primary", initialPasswords, children, onClose, onDone } = props;
  const t = useT();
  const blocked = useBlockedReason();
  const apply = useApplyChanges();
  const plan = useCall(
    "changes_plan",
    // Planning needs no passwords, and none may stay in the cache as part of a key.
    { changes: [...changes], reason: null, base_revision: null, initial_passwords: {} },
    { keep: false },
  );
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<IpcFailure | null>(null);
  const confirm = async ({ base_revision: base }: PlanView) => {
    setBusy(true);
    setFailure(null);
    try {
      const view = await apply(changes, { text, base, ...(initialPasswords ? { initialPasswords } : {}) });
      onClose();
      onDone?.(view);
    } catch (thrown) {
      const failed = toFailure(thrown);
      setFailure(failed);
      // Somebody was faster: the effect is worked out anew, so that what is confirmed next is what will happen.
      if (failed.body.code === "revision_conflict") void plan.refetch();
    } finally {
      setBusy(false);
    }
  };
  const ready = plan.data;
  // Known before the plan is there, so that the dialog does not grow while one looks at it.
  const hasMap = changes.some((change) => change.type === "admin_create" || change.type === "admin_grants_set");
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={plan.error ? t("history.effect.impossible") : title}
      size={hasMap ? "l" : "m"}
      isBusy={busy}
      footer={
        plan.error ? (
          <Button onPress={onClose} autoFocus>
            {t("common.close")}
          </Button>
        ) : (
          <>
            <Button onPress={onClose} autoFocus={tone === "danger"}>
              {t("common.cancel")}
            </Button>
            <Button
              variant={tone}
              isPending={busy || !ready}
              autoFocus={tone === "primary"}
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
      {ready ? <EffectPanel plan={ready} /> : null}
      {!ready && !plan.error ? <LoadingArea label={t("history.effect.loading")} /> : null}
      {ready ? <p>{t("history.effect.undoable")}</p> : null}
    </Dialog>
  );
}
