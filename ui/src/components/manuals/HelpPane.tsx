import { BookOpen, Search, X } from "lucide-react";
import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useT } from "~/i18n/i18n";
import { IconButton } from "~/kit/Button";
import { isScreenCovered } from "~/util/inFront";
import { isImeKey } from "~/util/keys";
import { useShortcut } from "~/util/useShortcut";
import { useStable } from "~/util/useStable";
import { useFind } from "./find/useFind";
import { type HelpAnchor, helpAnchorHere, helpStore, type LinkedScreen, linkedScreen } from "./help";
import styles from "./Manual.module.css";
import { ManualPage } from "./ManualPage";
import { ManualSearch } from "./ManualSearch";
import type { ManualPlace } from "./manualPlace";

export interface HelpPaneProps {
  /** Where the manual was asked for. */
  readonly anchor: string;
  readonly onClose: () => void;
  /** Goes to a screen, or to a place on the manual's own; null before signing in. */
  readonly onScreen: ((to: LinkedScreen, place?: ManualPlace) => void) | null;
  readonly isFloating?: boolean;
  /** Stays in what it is drawn in even while a dialog is open: that lies over every dialog itself. */
  readonly isWithin?: boolean;
  /** Whether it stands in front of a lock as well, with the dialog that it was asked for from. */
  readonly isAboveLock?: boolean;
}

/** The manual beside the work, at the section that speaks of it. */
export function HelpPane(props: HelpPaneProps) {
  const { anchor, onClose, onScreen, isFloating = false, isWithin = false, isAboveLock = false } = props;
  const t = useT();
  const [place, setPlace] = useState<ManualPlace>({ anchor });
  // A dialog hides and disables everything outside it but such a layer at the end of the page. A pane that was there
  // before the dialog is left alone and only comes in front of it (Manual.module.css).
  const [isOverDialog] = useState(() => !isWithin && isScreenCovered());
  const pane = useRef<HTMLElement>(null);
  const before = useRef<Element | null>(null);
  const find = useFind(() => pane.current);
  useEffect(() => setPlace({ anchor }), [anchor]);
  useEffect(() => {
    before.current ??= document.activeElement;
    pane.current?.focus();
    return () => {
      if (before.current instanceof HTMLElement) before.current.focus();
    };
  }, []);
  // It is left to where it was last come from: with F1 one may come from the page first and from a dialog later.
  const onFocus = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget && !pane.current?.contains(relatedTarget)) before.current = relatedTarget;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    find.onKey(event);
    // An Escape that takes back what an IME offers is not meant for the pane.
    if (event.key !== "Escape" || isImeKey(event)) return;
    event.preventDefault();
    onClose();
  };
  const open = useStable((name: string) => {
    const to = linkedScreen(name);
    if (to) onScreen?.(to);
  });
  const toScreen = (there: ManualPlace) => {
    onClose();
    onScreen?.("/manuals", there);
  };
  const shown = (
    <aside
      ref={pane}
      tabIndex={-1}
      data-react-aria-top-layer="true"
      data-manual-pane=""
      aria-label={t("manuals.open")}
      className={styles["pane"]}
      {...(isAboveLock ? { "data-lock": "" } : {})}
      data-floating={isFloating || isOverDialog ? "" : undefined}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
    >
      <header className={styles["paneHead"]}>
        <h2 className={styles["paneTitle"]}>{t("manuals.open")}</h2>
        <IconButton size="s" label={t("manuals.find.page")} icon={<Search />} shortcut="mod+f" onPress={find.open} />
        {onScreen ? (
          <IconButton size="s" label={t("manuals.full")} icon={<BookOpen />} onPress={() => toScreen(place)} />
        ) : null}
        <IconButton size="s" label={t("manuals.close")} icon={<X />} shortcut="escape" onPress={onClose} />
      </header>
      <ManualSearch key={anchor} onPlace={setPlace} isPage>
        <ManualPage
          place={place}
          onPlace={setPlace}
          onScreen={onScreen ? open : null}
          canOpen={(name) => linkedScreen(name) !== null}
          onContents={onScreen ? () => toScreen({}) : null}
          find={find}
        />
      </ManualSearch>
    </aside>
  );
  return isOverDialog ? createPortal(shown, document.body) : shown;
}

/** F1 opens the manual at what has the focus, or at this screen. A pane that is open already takes the focus again. */
export function useHelpKey(screen: HelpAnchor): void {
  const open = () => {
    const here = document.activeElement;
    const pane = document.querySelector<HTMLElement>("[data-manual-pane]");
    if (pane?.contains(here)) return;
    helpStore.set(helpAnchorHere(screen));
    pane?.focus();
  };
  useShortcut("f1", open, { isOverDialogs: true });
}
