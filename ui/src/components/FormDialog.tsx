import type { ReactNode } from "react";
import { useT } from "~/i18n/i18n";
import type { IpcFailure } from "~/ipc/client";
import type { Rejection } from "~/ipc/generated";
import { Button } from "~/kit/Button";
import { Dialog, type DialogProps, LeaveButton } from "~/kit/Dialog";
import { useBlockedReason } from "./blocked";
import type { HelpAnchor } from "./manuals/help";
import { Problem } from "./Problem";

export interface FormDialogProps {
  readonly title: string;
  /** Where the manual speaks of it. Required, so that F1 never opens something else. */
  readonly help: HelpAnchor;
  readonly size?: DialogProps["size"];
  /** The verb of the button that sends the form. */
  readonly submitLabel: string;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  /** Whether it is on its way. */
  readonly busy: boolean;
  /** Why it failed the last time. Required, so that no form forgets to say it. */
  readonly failure: IpcFailure | null;
  /** Rejections already told at their fields. */
  readonly shownAtFields?: ((rejection: Rejection) => boolean) | undefined;
  /** Why it cannot be sent, beside being offline. */
  readonly blocked?: string | null;
  readonly children: ReactNode;
}

/** A form in front of everything: its fields, what went wrong above them, and the way out and on below. */
export function FormDialog(props: FormDialogProps) {
  const { title, help, size, submitLabel, onSubmit, onClose, busy, failure, shownAtFields, blocked, children } = props;
  const t = useT();
  const reason = useBlockedReason() ?? blocked ?? null;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      help={help}
      {...(size ? { size } : {})}
      isBusy={busy}
      // A form all the time: its fields would begin anew, under somebody's hands, if it became one only later.
      onSubmit={() => (reason ? undefined : onSubmit())}
      footer={
        <>
          <LeaveButton>{t("common.cancel")}</LeaveButton>
          <Button type="submit" variant="primary" isPending={busy} disabledReason={reason}>
            {submitLabel}
          </Button>
        </>
      }
    >
      {failure ? <Problem failure={failure} {...(shownAtFields ? { shownAtFields } : {})} /> : null}
      {children}
    </Dialog>
  );
}
