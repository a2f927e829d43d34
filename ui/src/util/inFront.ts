/** Whether something stands in front of the screen: a dialog, the palette, or the lock. What is behind takes no keys then. */
export function isScreenCovered(): boolean {
  return document.querySelector("[data-modal], [data-lock]") !== null;
}
