/** What of the screen of policies stands in the address, so that links, back and forward, and a reload lead to the same. */

export const TABS = ["settings", "permit", "assignments", "active", "history"] as const;
export type PolicyTab = (typeof TABS)[number];

export interface PoliciesPlace {
  /** `base`, `violation`, or the id of an individual policy; the base policy where nothing is said. */
  readonly policy?: string;
  /** What is shown of it; the first tab where nothing is said. */
  readonly tab?: PolicyTab;
  readonly section?: string;
  /** Where policies are assigned, instead of one of them. */
  readonly view?: "coverage";
}

/** Reads the address; what makes no sense is left out. */
export function readPoliciesPlace(search: Readonly<Record<string, unknown>>): PoliciesPlace {
  const text = <K extends string>(name: K) =>
    (typeof search[name] === "string" ? { [name]: search[name] } : {}) as { readonly [P in K]?: string };
  const tab = TABS.find((one) => one === search["tab"]);
  return {
    ...text("policy"),
    ...(tab ? { tab } : {}),
    ...text("section"),
    ...(search["view"] === "coverage" ? { view: "coverage" as const } : {}),
  };
}
