/** Which notices the list shows. Pure. */

import { isUnread } from "~/components/notices/notices";
import type { Locale } from "~/i18n/types";
import type { NoticeView } from "~/ipc/generated";
import { fold } from "~/util/fold";
import { NOTICE_FILTERS, type NoticeFilter } from "./noticesPlace";

/** Whether a notice passes a filter. */
export function passes(notice: NoticeView, filter: NoticeFilter): boolean {
  switch (filter) {
    case "all":
      return true;
    case "unread":
      return isUnread(notice);
    default:
      return notice.kind === filter;
  }
}

/** How many notices pass each filter. */
export function filterCounts(items: readonly NoticeView[]): Readonly<Record<NoticeFilter, number>> {
  const counts = { all: 0, unread: 0, maintenance: 0, incident: 0, information: 0 };
  for (const notice of items) for (const filter of NOTICE_FILTERS) if (passes(notice, filter)) counts[filter] += 1;
  return counts;
}

/** Texts of notices as they are compared while searching, made once and not with every key. */
export function searchTexts(items: readonly NoticeView[], locale: Locale): ReadonlyMap<string, string> {
  return new Map(
    items.map((notice) => [
      notice.id,
      fold(
        [notice.title, notice.body, ...notice.affects.map(({ name }) => name)].map((text) => text[locale]).join("\n"),
      ),
    ]),
  );
}

/** Whether everything that was typed, word by word, stands in a text. */
export function hits(text: string, query: string): boolean {
  return fold(query)
    .split(/\s+/)
    .every((word) => text.includes(word));
}
