/** Pages of the manual that a person comes back to; kept on this computer, for whoever sits at it. */

import { createStore, useStore } from "~/util/store";
import { storedValue } from "~/util/stored";

/** More than these are no help. */
const MOST = 50;

const kept = storedValue("cloudone.manual.bookmarks", (found): readonly string[] =>
  Array.isArray(found) ? found.filter((one): one is string => typeof one === "string").slice(0, MOST) : [],
);
const store = createStore<readonly string[]>(kept.get());

export function useBookmarks() {
  const bookmarks = useStore(store);
  const toggle = (page: string) => {
    const next = bookmarks.includes(page) ? bookmarks.filter((one) => one !== page) : [...bookmarks, page].slice(-MOST);
    kept.set(next);
    store.set(next);
  };
  return { bookmarks, toggle };
}
