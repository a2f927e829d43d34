/**
 * What was typed into long forms and not sent yet, kept in the browser's storage over a lock, a session that ends and a
 * restart. Anything on the machine can read it: no password ever goes in. Each owner finds only their own.
 */

const PREFIX = "cloudone.draft/";
/** Long enough for a week away; what nobody came back for by then is not kept for ever. */
const KEPT_MS = 7 * 86_400_000;

/** Whose a draft is. */
export interface DraftOwner {
  readonly company_code: string;
  readonly admin: string;
}

export interface FoundDraft<T> {
  readonly value: T;
  /** When it was last typed in, as an ISO text. */
  readonly at: string;
}

/** What is kept of a form, if it can still be made sense of: an older console may have kept it in another shape. */
export function readDraft<T>(
  owner: DraftOwner,
  form: string,
  parse: (kept: unknown) => T | null,
): FoundDraft<T> | null {
  const kept = read(keyOf(owner, form));
  const value = kept === null ? null : parse(kept.value);
  return kept === null || value === null ? null : { value, at: kept.at };
}

/** Keeps what stands in a form; null forgets it. */
export function keepDraft(owner: DraftOwner, form: string, value: unknown, now = Date.now()): void {
  attempt(() => {
    if (value === null) localStorage.removeItem(keyOf(owner, form));
    else localStorage.setItem(keyOf(owner, form), JSON.stringify({ at: new Date(now).toISOString(), value }));
  });
}

/** Forgets every draft of an owner. */
export function forgetDrafts(owner: DraftOwner): void {
  removeWhere((key) => key.startsWith(keyOf(owner, "")));
}

/** Forgets whatever nobody came back for, whose ever it is. */
export function forgetOldDrafts(now = Date.now()): void {
  removeWhere((key) => {
    const kept = read(key);
    return kept === null || !(Math.abs(now - Date.parse(kept.at)) <= KEPT_MS);
  });
}

function keyOf({ company_code: company, admin }: DraftOwner, form: string): string {
  return `${PREFIX}${encodeURIComponent(company)}/${encodeURIComponent(admin)}/${form}`;
}

function read(key: string): { readonly value: unknown; readonly at: string } | null {
  return (
    attempt(() => {
      const found: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
      const isKept = isRecord(found) && "value" in found && typeof found["at"] === "string";
      return isKept ? { value: found["value"], at: String(found["at"]) } : null;
    }) ?? null
  );
}

function removeWhere(isGone: (key: string) => boolean): void {
  attempt(() => {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
    for (const key of keys.filter(isGone)) localStorage.removeItem(key);
  });
}

/** Storage may be forbidden, full or spoilt; what is typed then lasts as long as the window. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/** Whether it is an object with fields. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
