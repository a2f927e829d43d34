/** The settings as the fields that people see, in the order of their screen. */

import type { Settings } from "~/ipc/generated";

export type SettingName =
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

/** What the five free fields of admins are called. */
export const LABELS = ["label_0", "label_1", "label_2", "label_3", "label_4"] as const satisfies readonly SettingName[];

/** The text of every field. */
export type Values = Readonly<Record<SettingName, string>>;

/** Every field as it stands in a form when nothing is edited. */
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
