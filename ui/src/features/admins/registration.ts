/** A registration as it stands in its form, without the first password, which is never kept. Pure. */

import type { AdminId } from "~/ipc/generated";
import { isRecord } from "~/util/drafts";
import { type AdminForm, NO_FORM, parseForm } from "./adminForm";
import { type DraftGrant, emptyDraft, parseDrafts } from "./grants";
import { KINDS, type Kind } from "./presets";

export interface Registration {
  readonly kind: Kind;
  readonly form: AdminForm;
  readonly drafts: readonly DraftGrant[];
  /** Kept from one try to the next, so that a try whose answer was lost is not registered twice. */
  readonly id: AdminId | null;
}

/** One with nothing filled in. */
export function emptyRegistration(scope: DraftGrant["scope"]): Registration {
  return { kind: "custom", form: NO_FORM, drafts: [emptyDraft(0, scope)], id: null };
}

/** Makes sense of a registration that was kept. */
export function parseRegistration(kept: unknown): Registration | null {
  if (!isRecord(kept)) return null;
  const form = parseForm(kept["form"]);
  const drafts = parseDrafts(kept["drafts"]);
  if (form === null || drafts === null) return null;
  const kind = KINDS.find((one) => one === kept["kind"]) ?? "custom";
  return { kind, form, drafts, id: typeof kept["id"] === "string" ? kept["id"] : null };
}
