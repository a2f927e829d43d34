/** The settings as the fields that people see, in the order of their screen. */

import type { FreeFields, Settings } from "~/ipc/generated";

/** Whose free fields have names. */
export const LABEL_PARTS = [
  "admin_labels",
  "user_labels",
  "device_labels",
] as const satisfies readonly (keyof Settings)[];
export type LabelPart = (typeof LABEL_PARTS)[number];

const PLACES = [0, 1, 2, 3, 4] as const;

/** What one free field is called. */
export type LabelName = `${LabelPart}_${(typeof PLACES)[number]}`;

export type SettingName =
  | "min_length"
  | "min_score"
  | "history"
  | "expire_days"
  | "absolute_minutes"
  | "idle_minutes"
  | "lock_minutes"
  | "mfa"
  | LabelName;

/** The names of the five fields of one kind of row. */
export const labelNames = (part: LabelPart): readonly LabelName[] =>
  PLACES.map((place): LabelName => `${part}_${place}`);

/** Whose field a name is, and which of the five; null for what is no name of a free field. */
export function labelOf(name: SettingName): { readonly part: LabelPart; readonly place: number } | null {
  const part = LABEL_PARTS.find((one) => name.startsWith(one));
  return part ? { part, place: Number(name.slice(part.length + 1)) } : null;
}

/** The text of every field. */
export type Values = Readonly<Record<SettingName, string>>;

/** Every field as it stands in a form when nothing is edited. */
export function valuesOf(settings: Settings): Values {
  const { password, session, mfa } = settings;
  return {
    min_length: String(password.min_length),
    min_score: String(password.min_score),
    history: String(password.history),
    expire_days: password.expire_days === null ? "" : String(password.expire_days),
    absolute_minutes: String(session.absolute_minutes),
    idle_minutes: String(session.idle_minutes),
    lock_minutes: String(session.lock_minutes),
    mfa,
    ...labelValues("admin_labels", settings.admin_labels),
    ...labelValues("user_labels", settings.user_labels),
    ...labelValues("device_labels", settings.device_labels),
  };
}

type LabelValues<P extends LabelPart> = Readonly<Record<`${P}_${(typeof PLACES)[number]}`, string>>;

function labelValues<P extends LabelPart>(part: P, [a, b, c, d, e]: FreeFields): LabelValues<P>;
function labelValues(part: LabelPart, [a, b, c, d, e]: FreeFields): Readonly<Record<string, string>> {
  return { [`${part}_0`]: a, [`${part}_1`]: b, [`${part}_2`]: c, [`${part}_3`]: d, [`${part}_4`]: e };
}
