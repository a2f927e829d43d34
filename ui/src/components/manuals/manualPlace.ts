/** Where in the manual one is. Pure. */

import type { ManualBook, ManualContents, ManualContentsPage } from "~/ipc/generated";

export interface ManualPlace {
  readonly page?: string;
  readonly anchor?: string;
}

/** What of an address is a place in the manual. */
export function readManualPlace(search: Record<string, unknown>): ManualPlace {
  const text = (name: string) => (typeof search[name] === "string" && search[name] !== "" ? search[name] : null);
  const [page, anchor] = [text("page"), text("anchor")];
  return { ...(page ? { page } : {}), ...(anchor ? { anchor } : {}) };
}

export interface FoundPage {
  readonly book: ManualBook;
  readonly page: ManualContentsPage;
  /** The section that was asked for, unless the page as a whole was. */
  readonly anchor: string | null;
}

/** Whether a place names anything; otherwise it is the manual as such. */
export function isAsked({ page, anchor }: ManualPlace): boolean {
  return page !== undefined || anchor !== undefined;
}

/**
 * The page of a place. An anchor is looked up wherever it is, because sections move between pages and keep their
 * anchors; without one it is the page that was asked for. The first there is only where nothing was asked for: another
 * page than the one that a link names would mislead.
 */
export function findPage(contents: ManualContents, place: ManualPlace): FoundPage | null {
  const { page: id, anchor } = place;
  let named: FoundPage | null = null;
  let first: FoundPage | null = null;
  for (const book of contents.books) {
    for (const page of book.pages) {
      first ??= { book, page, anchor: null };
      if (anchor && page.anchor === anchor) return { book, page, anchor: null };
      if (anchor && page.sections.some((section) => section.anchor === anchor)) return { book, page, anchor };
      if (page.id === id) named ??= { book, page, anchor: anchor ?? null };
    }
  }
  // Rows of tables (policy items, permissions) have anchors that the contents do not list.
  return named ?? (isAsked(place) ? null : first);
}
