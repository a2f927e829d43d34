/** The queue of short messages at the foot of the window. */

import { createStore } from "~/util/store";
import type { Tone } from "./Banner";

export interface Toast {
  readonly id: number;
  /** `busy` says that something is under way: it stays until it is taken away. */
  readonly tone: Tone | "busy";
  readonly text: string;
  /** Fainter second line. */
  readonly detail: string | null;
  /** Usually undo. */
  readonly action: { readonly label: string; readonly onAction: () => void } | null;
}

export interface ToastInit {
  readonly tone?: Toast["tone"];
  readonly text: string;
  readonly detail?: string;
  readonly action?: { readonly label: string; readonly onAction: () => void };
}

/** More than this at once is noise: the oldest goes. */
const AT_ONCE = 3;

export const toasts = createStore<readonly Toast[]>([]);

let last = 0;

/** Shows a message; answers its id, with which it can be taken away. */
export function showToast(init: ToastInit): number {
  last += 1;
  const toast: Toast = {
    id: last,
    tone: init.tone ?? "ok",
    text: init.text,
    detail: init.detail ?? null,
    action: init.action ?? null,
  };
  toasts.set([...toasts.get(), toast].slice(-AT_ONCE));
  return toast.id;
}

/** Takes a message away. */
export function closeToast(id: number): void {
  toasts.set(toasts.get().filter((toast) => toast.id !== id));
}

/** Takes all messages away, for example because their undo no longer belongs to who is signed in. */
export function closeToasts(): void {
  toasts.set([]);
}
