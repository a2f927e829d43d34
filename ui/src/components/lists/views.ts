/**
 * How lists look: sorting, columns, and views saved under a name. Kept on this computer for each admin of each company;
 * filters are kept in the form of an address, and what was searched for is never kept, as it may name people.
 */

import type { SortKey } from "~/ipc/generated";
import { useSession } from "~/ipc/state";
import type { Column, Sorting } from "~/kit/WindowTableParts";
import { createStore, type Store, useStore } from "~/util/store";
import { storedValue } from "~/util/stored";

export type ListName = "devices" | "users" | "admins";

export interface Look {
  readonly sorting: Sorting<SortKey>;
  /** Ids of the columns in their order; null are the usual ones. */
  readonly columns: readonly string[] | null;
}

export interface SavedView extends Look {
  /** Also what tells it from others. */
  readonly name: string;
  /** Filters as they stand in an address; empty is none. */
  readonly filter: string;
}

export interface ListMemory {
  readonly look: Look;
  readonly views: readonly SavedView[];
  /** Name of the view that the list opens with. */
  readonly first: string | null;
}

const PLAIN: ListMemory = {
  look: { sorting: { by: "name", descending: false }, columns: null },
  views: [],
  first: null,
};
/** More views than anybody finds their way in. */
export const MOST_VIEWS = 50;

const SORT_KEYS: Readonly<Record<SortKey, true>> = {
  name: true,
  place: true,
  platform: true,
  serial: true,
  asset_number: true,
  employee_number: true,
  account: true,
  os: true,
  address: true,
  last_contact: true,
  state: true,
  mail: true,
  title: true,
  user: true,
  devices: true,
  free1: true,
  free2: true,
  free3: true,
  free4: true,
  free5: true,
};

type Found = Readonly<Record<string, unknown>>;
const isObject = (found: unknown): found is Found => typeof found === "object" && found !== null;
const texts = (found: unknown): readonly string[] | null =>
  Array.isArray(found) ? found.filter((one) => typeof one === "string") : null;

function readLook(found: unknown): Look {
  const sorting = isObject(found) && isObject(found["sorting"]) ? found["sorting"] : {};
  const by = Object.keys(SORT_KEYS).find((key): key is SortKey => key === sorting["by"]);
  return {
    sorting: by ? { by, descending: sorting["descending"] === true } : PLAIN.look.sorting,
    columns: isObject(found) ? texts(found["columns"]) : null,
  };
}

/** What was kept, as far as this version understands it. */
export function readMemory(found: unknown): ListMemory {
  if (!isObject(found)) return PLAIN;
  const views = (Array.isArray(found["views"]) ? found["views"] : []).filter(isObject).flatMap((one): SavedView[] => {
    const { name, filter } = one;
    if (typeof name !== "string" || name === "") return [];
    return [{ ...readLook(one), name, filter: typeof filter === "string" ? filter : "" }];
  });
  const first = views.find((one) => one.name === found["first"])?.name ?? null;
  return { look: readLook(found["look"]), views: views.slice(0, MOST_VIEWS), first };
}

/** How a list looks in a new window: as in the view that it opens with. */
function opened(memory: ListMemory): ListMemory {
  const view = firstView(memory);
  return view ? { ...memory, look: { sorting: view.sorting, columns: view.columns } } : memory;
}

/** The view that the list opens with. */
export function firstView({ views, first }: ListMemory): SavedView | null {
  return views.find((view) => view.name === first) ?? null;
}

const memories = new Map<string, Store<ListMemory>>();

/** What is kept of a list, and how to keep something else. */
export function useListMemory(list: ListName): readonly [ListMemory, (next: ListMemory) => void] {
  const { company_code: company, account } = useSession();
  const key = `cloudone.list.${list}.${JSON.stringify([company, account])}`;
  const kept = storedValue(key, readMemory);
  const store = memories.get(key) ?? createStore(opened(kept.get()));
  memories.set(key, store);
  const set = (next: ListMemory) => {
    kept.set(next);
    store.set(next);
  };
  return [useStore(store), set];
}

/** The chosen columns in their order; the first of all always stands first, as it says which row it is. */
export function arranged<T, S extends string>(
  all: ReadonlyArray<Column<T, S>>,
  chosen: readonly string[] | null,
): ReadonlyArray<Column<T, S>> {
  const [name, ...rest] = all;
  if (!name) return [];
  if (chosen === null) return [name, ...rest.filter((one) => !one.isExtra)];
  return [name, ...chosen.flatMap((id) => rest.find((one) => one.id === id) ?? [])];
}

/** Whether a list looks as the view says. */
export function isShown(view: SavedView, look: Look, filter: string): boolean {
  const text = (one: Look) => JSON.stringify([one.sorting.by, one.sorting.descending, one.columns]);
  return view.filter === filter && text(view) === text(look);
}
