/** Whether keys that are heard at the window are meant for something in front of the screen: a dialog, or the F1 pane. */
export function isElsewhere(): boolean {
  return (
    document.querySelector("[data-modal], [data-lock]") !== null ||
    document.activeElement?.closest("[data-manual-pane]") != null
  );
}
