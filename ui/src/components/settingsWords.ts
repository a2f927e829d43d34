/** Settings in words: the same at their fields, in the effect of a change, and in the history. */

import type { Format } from "~/i18n/format";
import type { Translate } from "~/i18n/i18n";
import type { MfaDuty, Settings } from "~/ipc/generated";
import { type LabelName, type LabelPart, labelOf, type SettingName, valuesOf } from "./settingsFields";

const NAMES: Readonly<Record<Exclude<SettingName, LabelName>, (t: Translate) => string>> = {
  min_length: (t) => t("settings.min_length"),
  min_score: (t) => t("settings.min_score"),
  history: (t) => t("settings.history"),
  expire_days: (t) => t("settings.expire_days"),
  absolute_minutes: (t) => t("settings.absolute_minutes"),
  idle_minutes: (t) => t("settings.idle_minutes"),
  lock_minutes: (t) => t("settings.lock_minutes"),
  mfa: (t) => t("settings.mfa"),
};

const isNamed = (name: SettingName): name is keyof typeof NAMES => name in NAMES;

/** Where the names of free fields stand alone, they say whose. */
const LABELS: Readonly<Record<LabelPart, (t: Translate, n: number) => string>> = {
  admin_labels: (t, n) => t("settings.labelOfAdmins", { n }),
  user_labels: (t, n) => t("settings.labelOfUsers", { n }),
  device_labels: (t, n) => t("settings.labelOfDevices", { n }),
};

/** What a field is called. */
export function fieldName(t: Translate, name: SettingName): string {
  if (isNamed(name)) return NAMES[name](t);
  const label = labelOf(name);
  return label ? LABELS[label.part](t, label.place + 1) : "";
}

const DUTIES: Readonly<Record<MfaDuty, (t: Translate) => string>> = {
  off: (t) => t("settings.mfa.off"),
  recommended: (t) => t("settings.mfa.recommended"),
  managers: (t) => t("settings.mfa.managers"),
  all: (t) => t("settings.mfa.all"),
};

export function dutyText(t: Translate, duty: MfaDuty): string {
  return DUTIES[duty](t);
}

const SCORES: Readonly<Record<string, (t: Translate) => string>> = {
  0: (t) => t("settings.min_score.0"),
  1: (t) => t("session.strength.1"),
  2: (t) => t("session.strength.2"),
  3: (t) => t("session.strength.3"),
  4: (t) => t("session.strength.4"),
};

export function scoreText(t: Translate, score: string | number): string {
  return SCORES[score]?.(t) ?? String(score);
}

/** 90分 → 1時間30分. */
export function durationText(t: Translate, format: Format, minutes: number): string {
  const days = Math.floor(minutes / 1_440);
  const hours = Math.floor((minutes % 1_440) / 60);
  const rest = minutes % 60;
  const parts = [
    days > 0 ? t("settings.days", { n: days }) : "",
    hours > 0 ? t("settings.hours", { n: hours }) : "",
    rest > 0 || minutes === 0 ? t("settings.minutes", { n: rest }) : "",
  ].filter(Boolean);
  return parts.length > 0 ? parts.reduce((a, b) => t("settings.duration", { a, b })) : format.number(minutes);
}

/** A field's value as people read it. */
function valueText(t: Translate, format: Format, settings: Settings, name: SettingName): string {
  const { password, session } = settings;
  switch (name) {
    case "min_length":
      return t("settings.characters", { n: password.min_length });
    case "min_score":
      return scoreText(t, password.min_score);
    case "history":
      return t("settings.times", { n: password.history });
    case "expire_days":
      return password.expire_days === null ? t("settings.never") : t("settings.days", { n: password.expire_days });
    case "absolute_minutes":
    case "idle_minutes":
    case "lock_minutes":
      return durationText(t, format, session[name]);
    case "mfa":
      return dutyText(t, settings.mfa);
    default: {
      const label = labelOf(name);
      return (label && settings[label.part][label.place]) || t("history.value.empty");
    }
  }
}

export interface SettingChange {
  readonly field: SettingName;
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** What differs between two settings, in the order of the screen; settings that are not there have no values. */
export function settingsChanges(
  t: Translate,
  format: Format,
  before: Settings | null,
  after: Settings | null,
): readonly SettingChange[] {
  const was = before && valuesOf(before);
  const is = after && valuesOf(after);
  const fields = Object.keys(was ?? is ?? {}) as SettingName[];
  return fields
    .filter((field) => was?.[field] !== is?.[field])
    .map((field) => ({
      field,
      label: fieldName(t, field),
      before: before ? valueText(t, format, before, field) : "",
      after: after ? valueText(t, format, after, field) : "",
    }));
}
