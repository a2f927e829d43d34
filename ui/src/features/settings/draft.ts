/** The settings as a form: texts laid over what holds now. Pure. */

import type { Change, FreeFields, MfaDuty, PasswordRule, SessionRule, Settings } from "~/ipc/generated";

export type FieldName =
  | "min_length"
  | "min_score"
  | "history"
  | "expire_days"
  | "absolute_minutes"
  | "idle_minutes"
  | "lock_minutes"
  | "mfa"
  | "label_0"
  | "label_1"
  | "label_2"
  | "label_3"
  | "label_4";

/** Only what was touched: everything else follows what others save meanwhile. */
export type Edits = Readonly<Partial<Record<FieldName, string>>>;

export type Fault = "number" | "bounds" | "lockBeyondIdle";

/** Bounds of the numbers, the same as the engine's. */
export const BOUNDS = {
  min_length: [8, 64],
  history: [0, 24],
  expire_days: [1, 730],
  absolute_minutes: [15, 43_200],
  idle_minutes: [5, 10_080],
  lock_minutes: [1, 120],
} as const satisfies Partial<Record<FieldName, readonly [number, number]>>;

export type NumberName = keyof typeof BOUNDS;
const NUMBERS = Object.keys(BOUNDS) as NumberName[];

export const LABELS = ["label_0", "label_1", "label_2", "label_3", "label_4"] as const satisfies readonly FieldName[];
export const DUTIES = ["off", "recommended", "managers", "all"] as const satisfies readonly MfaDuty[];

export type Values = Readonly<Record<FieldName, string>>;

/** Every field as it stands in the form when nothing is edited. */
export function valuesOf({ password, session, mfa, admin_labels: labels }: Settings): Values {
  return {
    min_length: String(password.min_length),
    min_score: String(password.min_score),
    history: String(password.history),
    expire_days: password.expire_days === null ? "" : String(password.expire_days),
    absolute_minutes: String(session.absolute_minutes),
    idle_minutes: String(session.idle_minutes),
    lock_minutes: String(session.lock_minutes),
    mfa,
    label_0: labels[0],
    label_1: labels[1],
    label_2: labels[2],
    label_3: labels[3],
    label_4: labels[4],
  };
}

export interface Form {
  readonly values: Values;
  /** Fields that differ from what holds now. */
  readonly changed: ReadonlySet<FieldName>;
  readonly faults: Readonly<Partial<Record<FieldName, Fault>>>;
  /** What the form would make of the settings; null while something in it is wrong. */
  readonly settings: Settings | null;
  /** The change that saving makes: only the parts in which something differs. */
  readonly change: Change | null;
}

/** Reads the form. */
export function readForm(now: Settings, edits: Edits): Form {
  const base = valuesOf(now);
  const values: Values = { ...base, ...edits };
  const names = Object.keys(base) as FieldName[];
  const changed = new Set(names.filter((name) => plain(name, values[name]) !== base[name]));
  const faults: Partial<Record<FieldName, Fault>> = {};
  const numbers = new Map<NumberName, number | null>();
  for (const name of NUMBERS) {
    const read = readNumber(name, values[name]);
    if (typeof read === "string") faults[name] = read;
    else numbers.set(name, read);
  }
  const lock = numbers.get("lock_minutes");
  const idle = numbers.get("idle_minutes");
  if (lock && idle && lock > idle) faults.lock_minutes = "lockBeyondIdle";
  const number = (name: NumberName) => numbers.get(name) ?? 0;
  const password: PasswordRule = {
    min_length: number("min_length"),
    min_score: Number(values.min_score),
    history: number("history"),
    expire_days: numbers.get("expire_days") ?? null,
  };
  const session: SessionRule = {
    absolute_minutes: number("absolute_minutes"),
    idle_minutes: number("idle_minutes"),
    lock_minutes: number("lock_minutes"),
  };
  const mfa = DUTIES.find((duty) => duty === values.mfa) ?? now.mfa;
  const labels = LABELS.map((name) => values[name].trim());
  const [a = "", b = "", c = "", d = "", e = ""] = labels;
  const admin_labels: FreeFields = [a, b, c, d, e];
  const settings = Object.keys(faults).length > 0 ? null : { password, session, mfa, admin_labels };
  const any = (...some: readonly FieldName[]) => some.some((name) => changed.has(name));
  const change: Change = {
    type: "settings_edit",
    ...(any("min_length", "min_score", "history", "expire_days") ? { password } : {}),
    ...(any("absolute_minutes", "idle_minutes", "lock_minutes") ? { session } : {}),
    ...(any("mfa") ? { mfa } : {}),
    ...(any(...LABELS) ? { admin_labels } : {}),
  };
  return { values, changed, faults, settings, change: settings && changed.size > 0 ? change : null };
}

/** A value without what makes no difference: width of digits, spaces around it, leading zeros. */
function plain(name: FieldName, text: string): string {
  const read = isNumber(name) ? readNumber(name, text) : text.trim();
  if (read === null) return "";
  // What is no number stands as it was typed, so that it counts as an edit.
  return isNumber(name) && typeof read === "string" ? text : String(read);
}

function isNumber(name: FieldName): name is NumberName {
  return name in BOUNDS;
}

function readNumber(name: NumberName, text: string): number | null | Fault {
  const digits = text.normalize("NFKC").replaceAll(",", "").trim();
  // Only passwords need not have an end.
  if (digits === "" && name === "expire_days") return null;
  if (!/^\d{1,9}$/.test(digits)) return "number";
  const value = Number(digits);
  const [least, most] = BOUNDS[name];
  return value < least || value > most ? "bounds" : value;
}
