/** Applying changes with an undo to follow. Every change of the console goes through here, so that none lacks it. */

import { useCallback, useEffect } from "react";
import { errorText, REJECTION_TEXTS } from "~/i18n/errorText";
import { type Translate, useT } from "~/i18n/i18n";
import { call, type IpcFailure, toFailure } from "~/ipc/client";
import type { Change, ChangeId, ChangeView, Revision, SessionId } from "~/ipc/generated";
import { useLoadedState } from "~/ipc/state";
import { closeToast, showToast } from "~/kit/toasts";
import { isScreenCovered } from "~/util/inFront";
import { matchesShortcut } from "~/util/keys";
import { createStore, useStore } from "~/util/store";
import { useBlockedReason } from "./blocked";

/** After this long without an answer, undoing says that it is under way. */
const LATE_MS = 600;

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
  /** What undoing takes back. */
  readonly id: ChangeId;
  readonly text: string;
  readonly toast: number;
}

/** What was done in this window and can be undone, and what was undone and can be redone; last at the end. */
const done = createStore<readonly Done[]>([]);
const undone = createStore<readonly Done[]>([]);

/** The changes that are undone now, by what was done in this window. */
const takenBack = createStore<ReadonlySet<ChangeId>>(new Set());

/** Whether this change has been undone from this window, wherever in it, and not been redone since. */
export function useIsUndone(id: ChangeId): boolean {
  return useStore(takenBack).has(id);
}

/** Says that a change was made, with an undo beside it, and keeps it for Ctrl/⌘ Z. */
export function useTellDone(): (id: ChangeId, text: string) => void {
  const t = useT();
  const session = useLoadedState().state?.session?.id ?? null;
  return useCallback(
    (id, text) => {
      // Whoever does something new does not mean to go on redoing.
      undone.set([]);
      offerUndo(t, session, id, text, text);
    },
    [t, session],
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

export interface Turn {
  /** The change set to undo; the undoing of one, to redo that. */
  readonly id: ChangeId;
  /** What it did, for the message. */
  readonly text: string;
  /** Whether undoing it redoes something. */
  readonly isRedo: boolean;
  /** The revision the person saw; refused if the directory has moved on since. */
  readonly base?: Revision | null;
}

/** Undoes a change set, or redoes one by undoing its undoing, and offers the way back. Rejects with an `IpcFailure`. */
export function useUndoChange(): (turn: Turn) => Promise<ChangeView> {
  const t = useT();
  const session = useLoadedState().state?.session?.id ?? null;
  return useCallback((turn) => turned(t, session, turn), [t, session]);
}

async function turned(t: Translate, session: Done["session"], { id, text, isRedo, base = null }: Turn) {
  const view = await call("changes_undo", { id, ...(base === null ? {} : { base_revision: base }) });
  for (const stack of [done, undone]) {
    for (const one of stack.get()) if (one.id === id) closeToast(one.toast);
    stack.set(stack.get().filter((one) => one.id !== id));
  }
  const back = new Set(takenBack.get());
  if (isRedo && view.redoes) back.delete(view.redoes);
  else back.add(id);
  takenBack.set(back);
  if (isRedo) offerUndo(t, session, view.id, text, t("history.redone"), text);
  else offerRedo(t, session, view.id, text);
  return view;
}

async function turnAloud(t: Translate, session: Done["session"], turn: Turn) {
  let busy: number | null = null;
  const late = setTimeout(() => {
    busy = showToast({ tone: "busy", text: t(turn.isRedo ? "history.redoing" : "history.undoing"), detail: turn.text });
  }, LATE_MS);
  try {
    await turned(t, session, turn);
  } catch (thrown) {
    showFailure(t, toFailure(thrown));
  } finally {
    clearTimeout(late);
    if (busy !== null) closeToast(busy);
  }
}

function offerUndo(t: Translate, session: Done["session"], id: ChangeId, text: string, said: string, detail?: string) {
  const onAction = () => void turnAloud(t, session, { id, text, isRedo: false });
  const toast = showToast({
    text: said,
    ...(detail ? { detail } : {}),
    action: { label: t("common.undo"), onAction },
  });
  done.set([...done.get(), { session, id, text, toast }]);
}

function offerRedo(t: Translate, session: Done["session"], id: ChangeId, text: string) {
  const onAction = () => void turnAloud(t, session, { id, text, isRedo: true });
  const toast = showToast({
    text: t("history.undone"),
    detail: text,
    action: { label: t("common.redo"), onAction },
  });
  undone.set([...undone.get(), { session, id, text, toast }]);
}

/** Ctrl/⌘ Z undoes the last change made in this window, Ctrl/⌘ Shift Z and Ctrl Y redo, unless they belong to what is being typed. */
export function useUndoShortcut(): void {
  const t = useT();
  const blocked = useBlockedReason();
  const session = useLoadedState().state?.session?.id ?? null;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isUndo = matchesShortcut(event, "mod+z");
      const isRedo = matchesShortcut(event, "mod+shift+z") || matchesShortcut(event, "mod+y");
      if (event.defaultPrevented || (!isUndo && !isRedo) || isTyping(event.target)) return;
      // In front of a question the last change is not what people mean.
      if (isScreenCovered()) return;
      event.preventDefault();
      const stack = isRedo ? undone : done;
      const last = stack.get().findLast((one) => one.session === session);
      if (!last) {
        showToast({ tone: "notice", text: t(isRedo ? "history.nothingToRedo" : "history.nothingToUndo") });
        return;
      }
      // It stays where it is, to be turned once changes are possible again.
      if (blocked !== null) {
        showToast({ tone: "notice", text: t(isRedo ? "common.redo" : "common.undo"), detail: blocked });
        return;
      }
      // Taken off at once, so that pressing the keys twice turns two changes.
      stack.set(stack.get().filter((one) => one !== last));
      closeToast(last.toast);
      void turnAloud(t, session, { id: last.id, text: last.text, isRedo });
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [t, blocked, session]);
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
