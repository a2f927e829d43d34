import { type ManualPlace, readManualPlace } from "~/components/manuals/manualPlace";

/** A place in the manual, and the book whose PDF is open in front of it. */
export interface ManualsAddress extends ManualPlace {
  readonly pdf?: string;
}

/** What of an address is meant for the manual's screen. */
export function readManualsAddress(search: Record<string, unknown>): ManualsAddress {
  const { pdf } = search;
  return { ...readManualPlace(search), ...(typeof pdf === "string" && pdf !== "" ? { pdf } : {}) };
}
