import { useMemo, useState } from "react";
import { isUnread } from "~/components/notices/notices";
import { useI18n } from "~/i18n/i18n";
import type { NoticeView } from "~/ipc/generated";
import { hits, passes, searchTexts } from "./noticeFilter";
import type { NoticeFilter } from "./noticesPlace";

interface Seen {
  readonly filter: NoticeFilter;
  readonly ids: ReadonlySet<string>;
}

const NONE: Seen = { filter: "all", ids: new Set() };

export interface ShownNotices {
  readonly rows: readonly NoticeView[];
  /** Lets those go that were read since the unread ones were asked for. */
  readonly forget: () => void;
}

/** The notices that are listed. What is read among the unread stays until they are asked for again: no list shrinks under the hand. */
export function useShownNotices(items: readonly NoticeView[], filter: NoticeFilter, query: string): ShownNotices {
  const { locale } = useI18n();
  const [seen, setSeen] = useState(NONE);
  const unread = filter === "unread" ? items.filter(isUnread).map(({ id }) => id) : [];
  if (seen.filter !== filter || unread.some((id) => !seen.ids.has(id))) {
    setSeen({ filter, ids: new Set([...(seen.filter === filter ? seen.ids : []), ...unread]) });
  }
  const texts = useMemo(() => searchTexts(items, locale), [items, locale]);
  const rows = useMemo(
    () =>
      items.filter(
        (notice) =>
          (passes(notice, filter) || (filter === "unread" && seen.filter === filter && seen.ids.has(notice.id))) &&
          (query === "" || hits(texts.get(notice.id) ?? "", query)),
      ),
    [items, filter, query, seen, texts],
  );
  return { rows, forget: () => setSeen(NONE) };
}
