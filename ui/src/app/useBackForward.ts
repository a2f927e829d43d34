import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { isScreenCovered } from "~/util/inFront";
import { isMac } from "~/util/keys";
import { useShortcut } from "~/util/useShortcut";

export const BACK = isMac ? "mod+[" : "alt+arrowleft";
export const FORWARD = isMac ? "mod+]" : "alt+arrowright";
/** What mice call the buttons at their side. */
const SIDE_BUTTONS: Readonly<Record<number, "back" | "forward">> = { 3: "back", 4: "forward" };

/** Back and forward through the addresses of this session, by keyboard or by the side of the mouse. */
export function useBackForward(): void {
  const { history } = useRouter();
  useShortcut(BACK, () => history.back());
  useShortcut(FORWARD, () => history.forward());
  useEffect(() => {
    const onMouseUp = (event: MouseEvent) => {
      const way = SIDE_BUTTONS[event.button];
      if (!way) return;
      event.preventDefault();
      if (!isScreenCovered()) history[way]();
    };
    window.addEventListener("mouseup", onMouseUp);
    return () => window.removeEventListener("mouseup", onMouseUp);
  }, [history]);
}
