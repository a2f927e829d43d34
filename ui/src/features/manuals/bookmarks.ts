/** Pages of the manual that a person comes back to; kept on this computer, for every account by itself. */

import { useLoadedState } from "~/ipc/state";
import { createStore, type Store, useStore } from "~/util/store";
import { storedValue } from "~/util/stored";

/** More than these are no help. */
const MOST = 50;
/** Until they were kept by account they all lay here: every account begins with those. */
const BEFORE = "cloudone.manual.bookmarks";

type Pages = readonly string[];

interface Kept {
  readonly store: Store<Pages>;
  readonly keep: (pages: Pages) => void;
}

const accounts = new Map<string, Kept>();

function pagesOf(found: unknown): Pages | null {
  return Array.isArray(found) ? found.filter((one): one is string => typeof one === "string").slice(0, MOST) : null;
}

function keptFor(key: string): Kept {
  const known = accounts.get(key);
  if (known) return known;
  const stored = storedValue<Pages | null>(key, pagesOf);
  const before = storedValue<Pages | null>(BEFORE, pagesOf);
  const store = createStore<Pages>(stored.get() ?? before.get() ?? []);
  const kept: Kept = {
    store,
    keep(pages) {
      stored.set(pages);
      store.set(pages);
    },
  };
  accounts.set(key, kept);
  return kept;
}

/** Whoever looks with another's eyes keeps their own; who is not signed in has a set as well. */
export function useBookmarks() {
  const session = useLoadedState().state?.session ?? null;
  const owner = session ? [session.company_code, session.account].map(encodeURIComponent).join("/") : "";
  const { store, keep } = keptFor(`${BEFORE}/${owner}`);
  const bookmarks = useStore(store);
  const toggle = (page: string) =>
    keep(bookmarks.includes(page) ? bookmarks.filter((one) => one !== page) : [...bookmarks, page].slice(-MOST));
  return { bookmarks, toggle };
}
