/** What keys mean in a tree, as the ARIA practices have it. */

import type { OrgRow } from "~/ipc/generated";
import { isImeKey, matchesShortcut } from "~/util/keys";

export type TreeIntent =
  | { readonly to: "row"; readonly index: number }
  | { readonly to: "parent" }
  | { readonly to: "open" | "close" }
  | { readonly to: "enter" }
  | { readonly to: "type"; readonly sign: string };

type KeyPress = Parameters<typeof matchesShortcut>[0];

/** What the key asks for at this row; null where it is not the tree's. */
export function treeIntent(
  event: KeyPress,
  at: {
    readonly index: number;
    readonly total: number;
    readonly page: number;
    readonly row: OrgRow | undefined;
    /** Whether it is searched: then all that is found is open, and stays so. */
    readonly isSearched: boolean;
  },
  isTyping: boolean,
): TreeIntent | null {
  if (isImeKey(event)) return null;
  const { index, total, page, row, isSearched } = at;
  const to = (wanted: number): TreeIntent => ({ to: "row", index: Math.max(0, Math.min(total - 1, wanted)) });
  const plain = (key: string) => matchesShortcut(event, key);
  if (plain("arrowdown")) return to(index + 1);
  if (plain("arrowup")) return to(index < 0 ? 0 : index - 1);
  if (plain("home")) return to(0);
  if (plain("end")) return to(total - 1);
  if (plain("pagedown")) return to(index + page);
  if (plain("pageup")) return to(index - page);
  if (plain("enter")) return { to: "enter" };
  if (plain("arrowright")) {
    if (row?.expandable && !row.expanded) return { to: "open" };
    return row?.expandable ? to(index + 1) : null;
  }
  if (plain("arrowleft")) {
    const closes = row?.expandable && row.expanded && row.node.kind === "group" && !isSearched;
    return closes ? { to: "close" } : { to: "parent" };
  }
  const isSign = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (isSign && (event.key !== " " || isTyping)) return { to: "type", sign: event.key };
  return null;
}

/** How long a pause begins a new word. */
const PAUSE_MS = 700;

/** Collects what is typed at a list into a word. */
export function createTypeAhead(now: () => number = Date.now) {
  let word = "";
  let last = Number.NEGATIVE_INFINITY;
  return {
    isTyping: () => word !== "" && now() - last < PAUSE_MS,
    /** Whether this is still the word that was typed last. */
    isWord: (one: string) => one === word,
    /** The word so far, and whether this sign continued it. */
    add(sign: string): { readonly word: string; readonly continued: boolean } {
      const continued = word !== "" && now() - last < PAUSE_MS;
      word = continued ? word + sign : sign;
      last = now();
      return { word, continued };
    },
  };
}
