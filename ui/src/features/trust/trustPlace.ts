export interface TrustPlace {
  readonly section?: string;
}

/** What of an address is a place on the trust page. */
export function readTrustPlace(search: Record<string, unknown>): TrustPlace {
  const section = search["section"];
  return typeof section === "string" && section !== "" ? { section } : {};
}
