/** What narrows lists beyond their search. Pure. */

import type { ListFilters, ListQuery } from "~/ipc/generated";

export const NO_FILTERS: ListFilters = {
  states: [],
  places: [],
  contact_before: null,
  contact_never: false,
  has_devices: null,
  contact_marks: [],
};

/** Whether anything is left out by them. */
export function isFiltered(filters: ListFilters): boolean {
  return (
    filters.states.length > 0 ||
    filters.places.length > 0 ||
    filters.contact_before !== null ||
    filters.contact_never ||
    filters.has_devices !== null
  );
}

/** A list as it is asked about as a whole, where neither order nor window matters. */
export function wholeList(list: Pick<ListQuery, "node" | "below" | "query" | "platforms" | "filters">): ListQuery {
  return { ...list, query: list.query.trim(), sort: "name", descending: false, from: 0, count: 0 };
}

/** Says in words what a list matches. Moments that it only counts by make it no other list. */
export function listKey({
  filters = NO_FILTERS,
  ...list
}: Pick<ListQuery, "node" | "below" | "query" | "platforms" | "filters">): string {
  return JSON.stringify([list, { ...filters, contact_marks: [] }]);
}
