/** What of the screen of admins stands in the address, so that links, back and forward, and a reload lead to the same. */

import type { AdminId, GroupId } from "~/ipc/generated";

export const TABS = ["overview", "authority", "signIn", "history"] as const;
export type AdminTab = (typeof TABS)[number];

export interface AdminsPlace {
  /** The admin that is selected in the list. */
  readonly selected?: AdminId;
  /** What is shown of that admin; the overview where nothing is said. */
  readonly tab?: AdminTab;
  /** The questions about authority instead of the list. */
  readonly view?: "ask";
  /** What is asked about: a permission, at a group or the whole organization, and of whom. */
  readonly permission?: string;
  readonly group?: GroupId;
  readonly admin?: AdminId;
}

/** Reads the address; what makes no sense is left out. */
export function readAdminsPlace(search: Readonly<Record<string, unknown>>): AdminsPlace {
  const text = <K extends string>(name: K) =>
    (typeof search[name] === "string" ? { [name]: search[name] } : {}) as { readonly [P in K]?: string };
  const tab = TABS.find((one) => one === search["tab"]);
  return {
    ...text("selected"),
    ...(tab && tab !== "overview" ? { tab } : {}),
    ...(search["view"] === "ask" ? { view: "ask" as const } : {}),
    ...text("permission"),
    ...text("group"),
    ...text("admin"),
  };
}
