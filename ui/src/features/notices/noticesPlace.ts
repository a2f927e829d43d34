/** Where on the screen of notices one is: which notice is open, and what the list is narrowed by. Pure. */

export const NOTICE_FILTERS = ["all", "unread", "maintenance", "incident", "information"] as const;

/** Which notices the list shows. */
export type NoticeFilter = (typeof NOTICE_FILTERS)[number];

export interface NoticesPlace {
  /** Id of the notice that is open. */
  readonly selected?: string;
  /** Left out for all. */
  readonly filter?: Exclude<NoticeFilter, "all">;
}

/** What of an address is a place among notices. */
export function readNoticesPlace(search: Readonly<Record<string, unknown>>): NoticesPlace {
  const { selected } = search;
  const filter = NOTICE_FILTERS.find((one) => one === search["filter"]) ?? "all";
  return {
    ...(typeof selected === "string" && selected !== "" ? { selected } : {}),
    ...(filter === "all" ? {} : { filter }),
  };
}
