import { useEffect, useRef } from "react";
import { matchesShortcut, type Shortcut } from "./keys";

/**
 * Calls the handler when the shortcut is pressed anywhere in the window. Shortcuts without `mod` or a function key do
 * nothing while something is being typed, and none does anything that a nearer handler has already taken.
 */
export function useShortcut(shortcut: Shortcut, handler: () => void, enabled = true): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => {
    if (!enabled) return;
    const whileTyping = shortcut.includes("mod+") || /^f\d+$/.test(shortcut);
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !matchesShortcut(event, shortcut)) return;
      if (!whileTyping && isEditable(event.target)) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [shortcut, enabled]);
}

function isEditable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]");
}
