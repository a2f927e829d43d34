import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from "lucide-react";
import { useEffect, useState } from "react";
import { cx } from "~/util/cx";
import { useStore } from "~/util/store";
import { Button, IconButton } from "./Button";
import { Spinner } from "./Spinner";
import styles from "./ToastRegion.module.css";
import { useKitTexts } from "./texts";
import { closeToast, type Toast, toasts } from "./toasts";

/** How long a message stays; longer where there is something to press. Stops while it is hovered or focused. */
const STAY_MS = 6_000;
const STAY_WITH_ACTION_MS = 10_000;

const ICONS = { ok: CircleCheck, notice: Info, warning: TriangleAlert, danger: CircleAlert } as const;

/** Where messages appear. Once in the window; in front of a dialog they stand above it, out of the way of its buttons. */
export function ToastRegion() {
  const texts = useKitTexts();
  const shown = useStore(toasts);
  return (
    <section aria-label={texts.notifications} className={styles["region"]} data-react-aria-top-layer="true">
      <div aria-live="polite" aria-relevant="additions" className={styles["stack"]}>
        {shown.map((toast) => (
          <Message key={toast.id} toast={toast} />
        ))}
      </div>
    </section>
  );
}

function Message({ toast }: { readonly toast: Toast }) {
  const texts = useKitTexts();
  const [held, setHeld] = useState(false);
  const stay = toast.action ? STAY_WITH_ACTION_MS : STAY_MS;
  // Trouble stays until somebody has read it.
  const leaves = toast.tone !== "danger" && toast.tone !== "busy" && !held;
  useEffect(() => {
    if (!leaves) return;
    const timer = setTimeout(() => closeToast(toast.id), stay);
    return () => clearTimeout(timer);
  }, [leaves, stay, toast.id]);
  const Icon = toast.tone === "busy" ? Spinner : ICONS[toast.tone];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering only keeps the message from leaving
    <div
      className={cx(styles["toast"], styles[toast.tone])}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon aria-hidden="true" className={styles["icon"]} />
      <div className={styles["text"]}>
        <p>{toast.text}</p>
        {toast.detail ? <p className={styles["detail"]}>{toast.detail}</p> : null}
      </div>
      {toast.action ? (
        <Button
          size="s"
          onPress={() => {
            closeToast(toast.id);
            toast.action?.onAction();
          }}
        >
          {toast.action.label}
        </Button>
      ) : null}
      {toast.tone === "busy" ? null : (
        <IconButton size="s" label={texts.dismiss} icon={<X />} onPress={() => closeToast(toast.id)} />
      )}
    </div>
  );
}
