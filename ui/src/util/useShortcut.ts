import { useEffect, useRef } from "react";
import { isScreenCovered } from "./inFront";
import { matchesShortcut, type Shortcut } from "./keys";

export interface ShortcutOptions {
  /** Whether it also works while a dialog is open. Not for what leaves the screen or opens something else in front of it. */
  readonly isOverDialogs?: boolean;
}

/**
 * Calls the handler when the shortcut is pressed anywhere in the window. Shortcuts without `mod` or a function key do
 * nothing while something is being typed, most do nothing behind a dialog, and none does anything that a nearer handler
 * has already taken.
 */
export function useShortcut(shortcut: Shortcut, handler: () => void, { isOverDialogs = false }: ShortcutOptions = {}) {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => {
    const whileTyping = shortcut.includes("mod+") || /^f\d+$/.test(shortcut);
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !matchesShortcut(event, shortcut)) return;
      const isHeld = !isOverDialogs && isScreenCovered();
      // Nothing is typed with Alt and an arrow, but the window itself would go back with them.
      const isTyped = !whileTyping && isEditable(event.target) && !(isHeld && shortcut.startsWith("alt+"));
      if (isTyped) return;
      // Also where it does nothing: the window itself would search, or print, with the same keys.
      event.preventDefault();
      if (!isHeld) latest.current();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [shortcut, isOverDialogs]);
}

function isEditable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]");
}
