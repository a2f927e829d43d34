import { BookOpen, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useT } from "~/i18n/i18n";
import { IconButton } from "~/kit/Button";
import { isImeKey } from "~/util/keys";
import { useShortcut } from "~/util/useShortcut";
import { useStable } from "~/util/useStable";
import { type HelpAnchor, helpAnchorHere, helpStore, type LinkedScreen, linkedScreen } from "./help";
import styles from "./Manual.module.css";
import { ManualPage } from "./ManualPage";
import { ManualSearch } from "./ManualSearch";
import type { ManualPlace } from "./manualPlace";

export interface HelpPaneProps {
  /** Where the manual was asked for. */
  readonly anchor: string;
  /** Goes to a screen, or to a place on the manual's own; null before signing in. */
  readonly onScreen: ((to: LinkedScreen, place?: ManualPlace) => void) | null;
  readonly isFloating?: boolean;
}

/** The manual beside the work, at the section that speaks of it. */
export function HelpPane({ anchor, onScreen, isFloating = false }: HelpPaneProps) {
  const t = useT();
  const [place, setPlace] = useState<ManualPlace>({ anchor });
  // A dialog hides and disables everything outside it but such a layer at the end of the page.
  const [isOverDialog] = useState(() => document.querySelector("[data-modal]") !== null);
  const pane = useRef<HTMLElement>(null);
  const before = useRef<Element | null>(null);
  useEffect(() => setPlace({ anchor }), [anchor]);
  useEffect(() => {
    before.current = document.activeElement;
    pane.current?.focus();
    return () => {
      if (before.current instanceof HTMLElement) before.current.focus();
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    // An Escape that takes back what an IME offers is not meant for the pane.
    if (event.key !== "Escape" || event.defaultPrevented || isImeKey(event)) return;
    event.preventDefault();
    helpStore.set(null);
  };
  const open = useStable((name: string) => {
    const to = linkedScreen(name);
    if (to) onScreen?.(to);
  });
  const shown = (
    <aside
      ref={pane}
      tabIndex={-1}
      data-react-aria-top-layer="true"
      aria-label={t("manuals.open")}
      className={styles["pane"]}
      data-floating={isFloating || isOverDialog ? "" : undefined}
      onKeyDown={onKeyDown}
    >
      <header className={styles["paneHead"]}>
        <h2 className={styles["paneTitle"]}>{t("manuals.open")}</h2>
        {onScreen ? (
          <IconButton
            size="s"
            label={t("manuals.full")}
            icon={<BookOpen />}
            onPress={() => {
              helpStore.set(null);
              onScreen("/manuals", place);
            }}
          />
        ) : null}
        <IconButton size="s" label={t("manuals.close")} icon={<X />} onPress={() => helpStore.set(null)} />
      </header>
      <ManualSearch onPlace={setPlace}>
        <ManualPage
          place={place}
          onPlace={setPlace}
          onScreen={onScreen ? open : null}
          canOpen={(name) => linkedScreen(name) !== null}
        />
      </ManualSearch>
    </aside>
  );
  return isOverDialog ? createPortal(shown, document.body) : shown;
}

/** F1 opens the manual at what has the focus, or at this screen. */
export function useHelpKey(screen: HelpAnchor): void {
  useShortcut("f1", () => helpStore.set(helpAnchorHere(screen)));
}
