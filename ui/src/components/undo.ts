/** Applying changes with an undo to follow. Every change of the console goes through here, so that none lacks it. */

import { useCallback, useEffect } from "react";
import { errorText, REJECTION_TEXTS } from "~/i18n/errorText";
import { type Translate, useT } from "~/i18n/i18n";
import { call, type IpcFailure, toFailure } from "~/ipc/client";
import type { Change, ChangeId, ChangeView, Revision, SessionId } from "~/ipc/generated";
import { useLoadedState } from "~/ipc/state";
import { closeToast, showToast } from "~/kit/toasts";
import { matchesShortcut } from "~/util/keys";
import { createStore } from "~/util/store";
import { useBlockedReason } from "./blocked";

export interface Told {
  /** What was done, in the past, for the message. */
  readonly text: string;
  /** Why; kept in the history. */
  readonly reason?: string | null;
  /** The revision the person saw; refused if the directory has moved on since. */
  readonly base?: Revision | null;
  /** First passwords of admins registered by these changes. */
  readonly initialPasswords?: Readonly<Record<string, string>>;
}

interface Done {
  readonly session: SessionId | null;
  readonly id: ChangeId;
  readonly text: string;
  readonly toast: number;
}

/** What was done in this window and can be undone, last at the end. */
const done = createStore<readonly Done[]>([]);

/** Says that a change was made, with an undo beside it, and keeps it for Ctrl/⌘ Z. */
export function useTellDone(): (id: ChangeId, text: string) => void {
  const t = useT();
  const undo = useUndoChange();
  const session = useLoadedState().state?.session?.id ?? null;
  return useCallback(
    (id, text) => {
      const toast = showToast({
        text,
        action: { label: t("common.undo"), onAction: () => void undoAloud(t, undo, id, text) },
      });
      done.set([...done.get(), { session, id, text, toast }]);
    },
    [t, undo, session],
  );
}

/** Applies changes and offers to undo them. Rejects with an `IpcFailure`, which the caller shows. */
export function useApplyChanges(): (changes: readonly Change[], told: Told) => Promise<ChangeView> {
  const tellDone = useTellDone();
  return useCallback(
    async (changes, told) => {
      const view = await call("changes_apply", {
        changes: [...changes],
        reason: told.reason ?? null,
        base_revision: told.base ?? null,
        initial_passwords: { ...told.initialPasswords },
      });
      tellDone(view.id, told.text);
      return view;
    },
    [tellDone],
  );
}

/** Undoes a change set. Rejects with an `IpcFailure`, which the caller shows. */
export function useUndoChange(): (id: ChangeId) => Promise<ChangeView> {
  return useCallback(async (id) => {
    const view = await call("changes_undo", { id });
    done.set(done.get().filter((one) => one.id !== id));
    return view;
  }, []);
}

/** Ctrl/⌘ Z undoes the last change made in this window, unless it belongs to what is being typed. */
export function useUndoShortcut(): void {
  const t = useT();
  const undo = useUndoChange();
  const blocked = useBlockedReason();
  const session = useLoadedState().state?.session?.id ?? null;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !matchesShortcut(event, "mod+z") || isTyping(event.target)) return;
      // In front of a question the last change is not what people mean.
      if (document.querySelector("[role=dialog], [role=alertdialog]")) return;
      event.preventDefault();
      const last = done.get().findLast((one) => one.session === session);
      if (!last) {
        showToast({ tone: "notice", text: t("history.nothingToUndo") });
        return;
      }
      // It stays where it is, to be undone once changes are possible again.
      if (blocked !== null) {
        showToast({ tone: "notice", text: t("common.undo"), detail: blocked });
        return;
      }
      // Taken off at once, so that pressing the keys twice undoes two changes.
      done.set(done.get().filter((one) => one !== last));
      closeToast(last.toast);
      void undoAloud(t, undo, last.id, last.text);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [t, undo, blocked, session]);
}

async function undoAloud(t: Translate, undo: (id: ChangeId) => Promise<ChangeView>, id: ChangeId, text: string) {
  try {
    await undo(id);
    showToast({ text: t("history.undone"), detail: text });
  } catch (thrown) {
    showFailure(t, toFailure(thrown));
  }
}

/** Says that something failed where there is no place of its own to say it. */
export function showFailure(t: Translate, failure: IpcFailure): void {
  const detail = brokenRule(t, failure);
  showToast({ tone: "danger", text: errorText(t, failure.body), ...(detail ? { detail } : {}) });
}

/** The first rule that was broken, where it can be said without looking up names. */
export function brokenRule(t: Translate, { body }: IpcFailure): string | undefined {
  const names = { permission: "", group: t("rejection.someGroup"), admin: t("rejection.someAdmin") };
  // Without the permission's name its sentence would have a hole, and the error's own text says enough.
  const rejection = body.rejections.find((one) => !one.permission);
  return rejection ? REJECTION_TEXTS[rejection.code]?.(t, names) : undefined;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, [contenteditable]");
}
