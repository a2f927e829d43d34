import { useRef, useState } from "react";
import { isMac, matchesShortcut } from "~/util/keys";
import { useStable } from "~/util/useStable";

/** One step of those who look through hits: to the next, or back. */
export type FindStep = 1 | -1;

type Key = Parameters<typeof matchesShortcut>[0] & { preventDefault(): void };

/** Searching within what is shown: whether its bar is open, and the keys for it. */
export interface Find {
  /** How often it was asked for since it was last closed; none is closed. */
  readonly asked: number;
  readonly open: () => void;
  /** Closes it and gives the focus back. */
  readonly close: () => void;
  /** Takes the key if it is one of the search's. */
  readonly onKey: (event: Key) => void;
  /** Steps for the keys; the open bar says how. */
  readonly stepping: { current: ((by: FindStep) => void) | null };
}

/** The keys that go on to the next hit, and those that go back. */
export const NEXT_HIT = isMac ? ["f3", "mod+g"] : ["f3"];
export const PREVIOUS_HIT = isMac ? ["shift+f3", "mod+shift+g"] : ["shift+f3"];

/** Searching within one part of the window; `fallback` takes the focus afterwards if what had it is gone. */
export function useFind(fallback: () => HTMLElement | null): Find {
  const [asked, setAsked] = useState(0);
  const before = useRef<Element | null>(null);
  const stepping = useRef<((by: FindStep) => void) | null>(null);
  const open = useStable(() => {
    if (asked === 0) before.current = document.activeElement;
    setAsked(asked + 1);
  });
  const close = useStable(() => {
    if (asked === 0) return;
    setAsked(0);
    const back = before.current;
    const target = back instanceof HTMLElement && back.isConnected && back !== document.body ? back : fallback();
    target?.focus();
  });
  const onKey = useStable((event: Key) => {
    const is = (shortcut: string) => matchesShortcut(event, shortcut);
    if (is("mod+f")) open();
    else if (asked > 0 && NEXT_HIT.some(is)) stepping.current?.(1);
    else if (asked > 0 && PREVIOUS_HIT.some(is)) stepping.current?.(-1);
    else return;
    event.preventDefault();
  });
  return { asked, open, close, onKey, stepping };
}
