/** What a change of the company's settings changed, value by value, in words. */

import type { Format } from "~/i18n/format";
import type { Translate } from "~/i18n/i18n";
import type { MessageKey } from "~/i18n/messages";
import type { MfaDuty, RowDiff, Settings } from "~/ipc/generated";

/** One value of a row, before and after. */
export interface FieldChange {
  readonly field: string;
  /** What it is called. */
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

const MFA_KEYS = {
  off: "history.value.mfa.off",
  recommended: "history.value.mfa.recommended",
  managers: "history.value.mfa.managers",
  all: "history.value.mfa.all",
} as const satisfies Record<MfaDuty, MessageKey>;

const HOUR = 60;
const DAY = 24 * HOUR;

/** A number of minutes in the largest unit that leaves no rest. */
function minutesText(t: Translate, minutes: number): string {
  if (minutes % DAY === 0) return t("history.value.days", { n: minutes / DAY });
  if (minutes % HOUR === 0) return t("history.value.hours", { n: minutes / HOUR });
  return t("history.value.minutes", { n: minutes });
}

interface Value {
  readonly field: string;
  readonly label: string;
  readonly text: (settings: Settings) => string;
}

function values(t: Translate, format: Format): readonly Value[] {
  const labels = [0, 1, 2, 3, 4] as const;
  return [
    {
      field: "min_length",
      label: t("history.field.min_length"),
      text: ({ password }) => t("history.value.minLength", { n: password.min_length }),
    },
    {
      field: "min_score",
      label: t("history.field.min_score"),
      text: ({ password }) =>
        password.min_score === 0
          ? t("history.value.anyScore")
          : t("history.value.minScore", { n: format.number(password.min_score) }),
    },
    {
      field: "history",
      label: t("history.field.history"),
      text: ({ password }) =>
        password.history === 0
          ? t("history.value.noHistory")
          : t("history.value.lastPasswords", { n: password.history }),
    },
    {
      field: "expire_days",
      label: t("history.field.expire_days"),
      text: ({ password }) =>
        password.expire_days === null
          ? t("history.value.noLimit")
          : t("history.value.days", { n: password.expire_days }),
    },
    {
      field: "absolute_minutes",
      label: t("history.field.absolute_minutes"),
      text: ({ session }) => minutesText(t, session.absolute_minutes),
    },
    {
      field: "idle_minutes",
      label: t("history.field.idle_minutes"),
      text: ({ session }) => minutesText(t, session.idle_minutes),
    },
    {
      field: "lock_minutes",
      label: t("history.field.lock_minutes"),
      text: ({ session }) => minutesText(t, session.lock_minutes),
    },
    { field: "mfa", label: t("history.field.mfa"), text: ({ mfa }) => t(MFA_KEYS[mfa]) },
    ...labels.map((index) => ({
      field: `admin_labels/${index}`,
      label: t("history.field.admin_label", { n: index + 1 }),
      text: ({ admin_labels: names }: Settings) => names[index] || t("history.value.empty"),
    })),
  ];
}

/** Every value that differs. */
export function settingsChanges(
  { before, after }: RowDiff<Settings>,
  t: Translate,
  format: Format,
): readonly FieldChange[] {
  return values(t, format).flatMap(({ field, label, text }) => {
    const was = before ? text(before) : "";
    const is = after ? text(after) : "";
    return was === is ? [] : [{ field, label, before: was, after: is }];
  });
}
