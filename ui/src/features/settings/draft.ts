/** The settings as a form: texts laid over what holds now. Pure. */

import { freeOf } from "~/components/free";
import { type LabelPart, labelNames, type SettingName, type Values, valuesOf } from "~/components/settingsFields";
import type { Change, MfaDuty, PasswordRule, SessionRule, Settings } from "~/ipc/generated";

/** Only what was touched: everything else follows what others save meanwhile. */
export type Edits = Readonly<Partial<Record<SettingName, string>>>;

export type Fault = "number" | "bounds" | "lockBeyondIdle";

/** Bounds of the numbers, the same as the engine's. */
export const BOUNDS = {
  min_length: [8, 64],
  history: [0, 24],
  expire_days: [1, 730],
  absolute_minutes: [15, 43_200],
  idle_minutes: [5, 10_080],
  lock_minutes: [1, 120],
} as const satisfies Partial<Record<SettingName, readonly [number, number]>>;

export type NumberName = keyof typeof BOUNDS;
const NUMBERS = Object.keys(BOUNDS) as NumberName[];

export const DUTIES = ["off", "recommended", "managers", "all"] as const satisfies readonly MfaDuty[];

export interface Form {
  readonly values: Values;
  /** Fields that differ from what holds now. */
  readonly changed: ReadonlySet<SettingName>;
  readonly faults: Readonly<Partial<Record<SettingName, Fault>>>;
  /** What the form would make of the settings; null while something in it is wrong. */
  readonly settings: Settings | null;
  /** The change that saving makes: only the parts in which something differs. */
  readonly change: Change | null;
}

/** Reads the form. */
export function readForm(now: Settings, edits: Edits): Form {
  const base = valuesOf(now);
  const values: Values = { ...base, ...edits };
  const fields = Object.keys(base) as SettingName[];
  const changed = new Set(fields.filter((name) => plain(name, values[name]) !== base[name]));
  const faults: Partial<Record<SettingName, Fault>> = {};
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
  const labels = (part: LabelPart) => freeOf(labelNames(part).map((name) => values[name].trim()));
  const names = {
    admin_labels: labels("admin_labels"),
    user_labels: labels("user_labels"),
    device_labels: labels("device_labels"),
  };
  const settings = Object.keys(faults).length > 0 ? null : { password, session, mfa, ...names };
  const any = (...some: readonly SettingName[]) => some.some((name) => changed.has(name));
  const change: Change = {
    type: "settings_edit",
    ...(any("min_length", "min_score", "history", "expire_days") ? { password } : {}),
    ...(any("absolute_minutes", "idle_minutes", "lock_minutes") ? { session } : {}),
    ...(any("mfa") ? { mfa } : {}),
    ...(any(...labelNames("admin_labels")) ? { admin_labels: names.admin_labels } : {}),
    ...(any(...labelNames("user_labels")) ? { user_labels: names.user_labels } : {}),
    ...(any(...labelNames("device_labels")) ? { device_labels: names.device_labels } : {}),
  };
  return { values, changed, faults, settings, change: settings && changed.size > 0 ? change : null };
}

/** A value without what makes no difference: width of digits, spaces around it, leading zeros. */
function plain(name: SettingName, text: string): string {
  const read = isNumber(name) ? readNumber(name, text) : text.trim();
  if (read === null) return "";
  // What is no number stands as it was typed, so that it counts as an edit.
  return isNumber(name) && typeof read === "string" ? text : String(read);
}

function isNumber(name: SettingName): name is NumberName {
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
