import { useState } from "react";
import { useBlockedReason } from "~/components/blocked";
import { useT } from "~/i18n/i18n";
import type { PolicyId, PolicySummary } from "~/ipc/generated";
import { Button } from "~/kit/Button";
import { Dialog, LeaveButton } from "~/kit/Dialog";
import { PolicyPicker } from "./PolicyPicker";

export interface PolicyPickDialogProps {
  readonly title: string;
  /** The verb. */
  readonly confirmLabel: string;
  /** What is assigned now. */
  readonly current: PolicyId | null;
  readonly onPick: (id: PolicyId, name: string) => void;
  readonly onClose: () => void;
}

/** Chooses an individual policy. */
export function PolicyPickDialog({ title, confirmLabel, current, onPick, onClose }: PolicyPickDialogProps) {
  const t = useT();
  const [chosen, setChosen] = useState<PolicySummary | null>(null);
  const offline = useBlockedReason();
  const blocked =
    offline ??
    (chosen === null ? t("policies.choosePolicy") : chosen.id === current ? t("policies.assignedAlready") : null);
  return (
    <Dialog
      help="policies-pick"
      isOpen
      onClose={onClose}
      title={title}
      footer={
        <>
          <LeaveButton>{t("common.cancel")}</LeaveButton>
          <Button
            variant="primary"
            disabledReason={blocked}
            onPress={() => {
              if (chosen) onPick(chosen.id, chosen.name);
            }}
          >
            {confirmLabel}
          </Button>
        </>
      }
    >
      <PolicyPicker chosen={chosen?.id ?? current} onChoose={setChosen} />
    </Dialog>
  );
}
