import { X } from "lucide-react";
import type { FormEvent, ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { cx } from "~/util/cx";
import { holdImeEnter } from "~/util/keys";
import { Button, IconButton } from "./Button";
import styles from "./Dialog.module.css";
import { useKitTexts } from "./texts";

export interface DialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly size?: "s" | "m" | "l";
  readonly children: ReactNode;
  /** Buttons, the most likely one last. */
  readonly footer?: ReactNode;
  /** Makes it a form: Enter submits. */
  readonly onSubmit?: (() => void) | undefined;
  /** While something is under way it cannot be left. */
  readonly isBusy?: boolean;
  readonly role?: "dialog" | "alertdialog";
  /** Names the section of the manual that speaks of what is in it. */
  readonly help?: string | undefined;
  /** Whether it stands in front of a lock as well. Only for what everybody may see. */
  readonly isAboveLock?: boolean;
  /** Whether it is only read: nothing in it takes the focus, so that the whole does, to be scrolled by keyboard. */
  readonly isReadOnly?: boolean;
}

/** A question or a short form in front of everything. Escape leaves it. */
export function Dialog(props: DialogProps) {
  const { isOpen, onClose, title, size = "m", children, footer, onSubmit, isBusy = false, role = "dialog" } = props;
  const { help, isAboveLock = false, isReadOnly = false } = props;
  const texts = useKitTexts();
  const body = (
    <>
      <header className={styles["head"]}>
        <Heading slot="title" level={2} className={styles["title"] ?? ""}>
          {title}
        </Heading>
        {role === "dialog" ? <IconButton size="s" label={texts.close} icon={<X />} onPress={onClose} /> : null}
      </header>
      {isReadOnly ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section tabIndex={0} aria-label={title} className={styles["body"]}>
          {children}
        </section>
      ) : (
        <div className={styles["body"]}>{children}</div>
      )}
      {footer ? <footer className={styles["foot"]}>{footer}</footer> : null}
    </>
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit?.();
  };
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open && !isBusy) onClose();
      }}
      isKeyboardDismissDisabled={isBusy}
      data-modal=""
      data-help={help}
      {...(isAboveLock ? { "data-lock": "" } : {})}
      className={cx(styles["overlay"], isAboveLock && styles["aboveLock"])}
    >
      <Modal className={cx(styles["modal"], styles[size])}>
        <AriaDialog role={role} className={styles["dialog"] ?? ""}>
          {onSubmit ? (
            <form onSubmit={submit} onKeyDown={holdImeEnter} noValidate className={styles["form"]}>
              {body}
            </form>
          ) : (
            body
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

export interface ConfirmDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** What will happen, in a sentence, and whether it can be undone. */
  readonly children: ReactNode;
  /** The verb, never just "OK". */
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  readonly tone?: "danger" | "primary";
  readonly onConfirm: () => void;
  readonly isBusy?: boolean;
  /** Where the manual speaks of it, for F1. */
  readonly help?: string | undefined;
}

/** Asks before something that is not done lightly. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { children, confirmLabel, cancelLabel, tone = "danger", onConfirm, isBusy = false, ...dialog } = props;
  return (
    <Dialog
      {...dialog}
      isBusy={isBusy}
      role="alertdialog"
      size="s"
      footer={
        <>
          <Button onPress={dialog.onClose} autoFocus={tone === "danger"}>
            {cancelLabel}
          </Button>
          <Button variant={tone} onPress={onConfirm} isPending={isBusy} autoFocus={tone === "primary"}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
