import { type ReactNode, useState } from "react";
import { useT } from "~/i18n/i18n";
import type { Change, ChangeView } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { TextField } from "~/kit/TextField";
import type { HelpAnchor } from "./manuals/help";
import { PlanDialog } from "./PlanDialog";
import { useApplyChanges } from "./undo";

export interface EffectDialogProps {
  readonly title: string;
  /** Where the manual speaks of it, if not where it speaks of looking before acting. */
  readonly help: HelpAnchor;
  readonly changes: readonly Change[];
  /** What was done, for the message afterwards. */
  readonly text: string;
  /** The verb. */
  readonly confirmLabel: string;
  readonly tone?: "danger" | "primary";
  readonly initialPasswords?: Readonly<Record<string, string>>;
  /** Why it cannot be confirmed yet, beside being offline. */
  readonly blocked?: string | null;
  /** Whether one may say why, for the history. */
  readonly asksReason?: boolean;
  /** Stands above the effect. */
  readonly children?: ReactNode;
  readonly onClose: () => void;
  readonly onDone?: (view: ChangeView) => void;
}

/** Shows the effect of changes as the engine plans it, and applies them at exactly that revision once confirmed. */
export function EffectDialog(props: EffectDialogProps) {
  const { title, changes, text, confirmLabel, tone = "primary", initialPasswords, children, onClose, onDone } = props;
  const { blocked = null, asksReason = false } = props;
  const t = useT();
  const [reason, setReason] = useState("");
  const apply = useApplyChanges();
  // Once it is being applied it is not planned again: what was done already cannot be done once more.
  const [isApplying, setApplying] = useState(false);
  const plan = useCall(
    "changes_plan",
    // Planning needs no passwords, and none may stay in the cache as part of a key.
    { changes: [...changes], reason: null, base_revision: null, initial_passwords: {} },
    { keep: false, enabled: !isApplying },
  );
  return (
    <PlanDialog
      title={title}
      help={props.help}
      plan={plan}
      confirmLabel={confirmLabel}
      tone={tone}
      // Known before the plan is there, so that the dialog does not grow while one looks at it.
      hasMap={changes.some((change) => change.type === "admin_create" || change.type === "admin_grants_set")}
      blocked={blocked}
      changes={changes}
      onClose={onClose}
      onConfirm={async ({ base_revision: base }) => {
        setApplying(true);
        try {
          const view = await apply(changes, {
            text,
            base,
            reason: reason.trim() || null,
            ...(initialPasswords ? { initialPasswords } : {}),
          });
          onClose();
          onDone?.(view);
        } catch (thrown) {
          setApplying(false);
          throw thrown;
        }
      }}
    >
      {children}
      {asksReason ? (
        <TextField
          label={t("history.reason")}
          description={t("history.reasonHelp")}
          value={reason}
          onChange={setReason}
          maxLength={1000}
          rows={2}
          isOptional
        />
      ) : null}
    </PlanDialog>
  );
}
