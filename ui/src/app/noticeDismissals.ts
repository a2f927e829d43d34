/** Warnings of maintenance that were closed; kept on this computer, for each of those who sit at it. */

import { dismissal } from "~/components/notices/banner";
import type { NoticeView } from "~/ipc/generated";
import { useSession } from "~/ipc/state";
import { createStore, useStore } from "~/util/store";
import { storedValue } from "~/util/stored";

/** More than are ever announced at the same time; the oldest go. */
const MOST = 100;

const kept = storedValue("cloudone.notices.dismissed", (found): readonly string[] =>
  Array.isArray(found) ? found.filter((one): one is string => typeof one === "string").slice(-MOST) : [],
);
const store = createStore<readonly string[]>(kept.get());

export function useDismissals() {
  const { admin } = useSession();
  const dismissed = useStore(store);
  return {
    isDismissed: (notice: NoticeView) => dismissed.includes(dismissal(admin, notice)),
    dismiss: (notice: NoticeView) => {
      const next = [...dismissed, dismissal(admin, notice)].slice(-MOST);
      kept.set(next);
      store.set(next);
    },
  };
}

/** For tests: everything is told again. */
export function forgetDismissals(): void {
  store.set([]);
}
