import { isScreenCovered } from "~/util/inFront";

/** Whether keys that are heard at the window are meant for something else than this screen: what is in front of it, or the F1 pane. */
export function isElsewhere(): boolean {
  return isScreenCovered() || document.activeElement?.closest("[data-manual-pane]") != null;
}
