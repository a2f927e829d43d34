/** What narrows the lists of devices, as it is chosen, written into an address, and asked for. Pure. */

import type { MessageKey } from "~/i18n/messages";
import type { DeviceState, ListFilters, PlaceKind, Platform } from "~/ipc/generated";
import { NO_FILTERS } from "./filters";
import { PLATFORMS } from "./platformIcons";

/** After how many days without contact one may look for devices. */
export const CONTACT_DAYS = [7, 30, 90, 180] as const;
export type ContactDays = (typeof CONTACT_DAYS)[number];

export const PLACE_KINDS = ["unassigned", "group", "user"] as const satisfies readonly PlaceKind[];
export const PLACE_NAMES = {
  unassigned: "common.unassigned",
  group: "lists.placeGroup",
  user: "lists.placeUser",
} as const satisfies Record<PlaceKind, MessageKey>;
const STATES = ["active", "in_stock", "repair", "lost", "retired"] as const satisfies readonly DeviceState[];

export interface DeviceFilter {
  readonly platforms: readonly Platform[];
  readonly states: readonly DeviceState[];
  readonly places: readonly PlaceKind[];
  /** Not heard from for so many days. */
  readonly days: ContactDays | null;
  /** Never heard from; together with `days` either will do. */
  readonly never: boolean;
}

export const ALL_DEVICES: DeviceFilter = { platforms: [], states: [], places: [], days: null, never: false };

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Filters as the lists are asked with. Moments change by the hour, so that a list is not another one with every key. */
export function filtersOf(filter: DeviceFilter, now: number): ListFilters {
  const before = (days: number) => new Date(Math.floor(now / HOUR) * HOUR - days * DAY).toISOString();
  return {
    ...NO_FILTERS,
    states: [...filter.states],
    places: [...filter.places],
    contact_before: filter.days === null ? null : before(filter.days),
    contact_never: filter.never,
    contact_marks: CONTACT_DAYS.map(before),
  };
}

/** As it stands in an address; undefined where nothing is left out. */
export function filterText(filter: DeviceFilter): string | undefined {
  const parts = [
    ...filter.platforms.map((one) => `platform.${one}`),
    ...filter.states.map((one) => `state.${one}`),
    ...filter.places.map((one) => `place.${one}`),
    ...(filter.days === null ? [] : [`days.${filter.days}`]),
    ...(filter.never ? ["never"] : []),
  ];
  return parts.length > 0 ? parts.join("~") : undefined;
}

/** Reads it from an address; what it does not know is left aside. */
export function parseFilter(text: string | undefined): DeviceFilter {
  const parts = new Set((text ?? "").split("~"));
  return {
    platforms: PLATFORMS.filter((one) => parts.has(`platform.${one}`)),
    states: STATES.filter((one) => parts.has(`state.${one}`)),
    places: PLACE_KINDS.filter((one) => parts.has(`place.${one}`)),
    days: CONTACT_DAYS.find((one) => parts.has(`days.${one}`)) ?? null,
    never: parts.has("never"),
  };
}

/** With one choice more, or less. */
export function toggled<T>(all: readonly T[], one: T): readonly T[] {
  return all.includes(one) ? all.filter((other) => other !== one) : [...all, one];
}
