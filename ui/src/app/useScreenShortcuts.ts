import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { matchesShortcut } from "~/util/keys";
import { ALL_SCREENS } from "./screens";

/** Ctrl/⌘ with a digit goes to a screen. */
export function useScreenShortcuts(): void {
  const navigate = useNavigate();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const screen = ALL_SCREENS.find((one) => one.shortcut !== null && matchesShortcut(event, one.shortcut));
      if (!screen || event.defaultPrevented) return;
      event.preventDefault();
      void navigate({ to: screen.to });
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [navigate]);
}
