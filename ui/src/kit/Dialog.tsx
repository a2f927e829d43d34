import { X } from "lucide-react";
import { createContext, type FormEvent, type ReactNode, useContext } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { cx } from "~/util/cx";
import { holdImeEnter } from "~/util/keys";
import { Button, type ButtonProps, IconButton } from "./Button";
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

interface Way {
  readonly onClose: () => void;
  /** Why it cannot be left now, or null. */
  readonly reason: string | null;
}

const WayOut = createContext<Way | null>(null);

/** The button that leaves the dialog around it, while it may be left. */
export function LeaveButton({ children, ...rest }: Pick<ButtonProps, "autoFocus" | "children" | "variant">) {
  const way = useContext(WayOut);
  return (
    <Button {...rest} onPress={way?.onClose} disabledReason={way?.reason}>
      {children}
    </Button>
  );
}

/** A question or a short form in front of everything. Escape leaves it. */
export function Dialog(props: DialogProps) {
  const { isOpen, onClose, title, size = "m", children, footer, onSubmit, isBusy = false, role = "dialog" } = props;
  const { help, isAboveLock = false, isReadOnly = false } = props;
  const texts = useKitTexts();
  const reason = isBusy ? texts.busy : null;
  const body = (
    <WayOut value={{ onClose, reason }}>
      <header className={styles["head"]}>
        <Heading slot="title" level={2} className={styles["title"] ?? ""}>
          {title}
        </Heading>
        {role === "dialog" ? (
          <IconButton size="s" label={texts.close} icon={<X />} onPress={onClose} disabledReason={reason} />
        ) : null}
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
    </WayOut>
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The form of a dialog in front of another one's is below it in React's tree.
    event.stopPropagation();
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
          <LeaveButton autoFocus={tone === "danger"}>{cancelLabel}</LeaveButton>
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
