/** Acts that are asked for by keys only: there is no button that could be greyed, so what cannot be done says why. */

import type { KeyboardEvent } from "react";
import { showToast } from "~/kit/toasts";
import { matchesShortcut } from "~/util/keys";
import type { Act } from "./acts";

type KeyAct = Pick<Act, "label" | "disabledReason" | "onAction">;

/** Says why something is not done now. */
export function refuse(label: string, reason: string): void {
  showToast({ tone: "notice", text: label, detail: reason });
}

export function doOrSay({ label, disabledReason, onAction }: KeyAct): void {
  if (disabledReason) refuse(label, disabledReason);
  else onAction();
}

/** F2 and Delete, or the keys of a Mac for it, in a list; answers whether it was one of them. */
export function onActKey(event: KeyboardEvent, acts: { readonly edit?: KeyAct; readonly delete: KeyAct }): boolean {
  const isDelete = matchesShortcut(event, "delete") || matchesShortcut(event, "mod+backspace");
  const act = isDelete ? acts.delete : matchesShortcut(event, "f2") ? acts.edit : undefined;
  if (act) doOrSay(act);
  return act !== undefined;
}
