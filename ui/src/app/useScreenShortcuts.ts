import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { isScreenCovered } from "~/util/inFront";
import { matchesShortcut } from "~/util/keys";
import { ALL_SCREENS } from "./screens";

/** Ctrl/⌘ with a digit or a letter goes to a screen, unless something is in front of this one: what was typed there would be lost. */
export function useScreenShortcuts(): void {
  const navigate = useNavigate();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const screen = ALL_SCREENS.find((one) => one.shortcut !== null && matchesShortcut(event, one.shortcut));
      if (!screen || event.defaultPrevented) return;
      event.preventDefault();
      if (!isScreenCovered()) void navigate({ to: screen.to });
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [navigate]);
}
