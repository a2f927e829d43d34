import { CalendarClock, CalendarX, CircleCheck, CirclePause, Lock } from "lucide-react";
import { todayInJapan } from "~/components/days";
import { useT } from "~/i18n/i18n";
import type { MessageKey } from "~/i18n/messages";
import type { Admin, AdminAccess } from "~/ipc/generated";
import { Badge, type BadgeProps } from "~/kit/Badge";
import { daysLeft, type StateName, stateOf } from "./adminState";

const STATES = {
  active: { key: "admins.active", tone: "ok", Icon: CircleCheck },
  suspended: { key: "admins.suspended", tone: "warning", Icon: CirclePause },
  notYet: { key: "admins.notYet", tone: "notice", Icon: CalendarClock },
  expired: { key: "admins.expired", tone: "danger", Icon: CalendarX },
  locked: { key: "admins.locked", tone: "warning", Icon: Lock },
} as const satisfies Record<
  StateName,
  { readonly key: MessageKey; readonly tone: BadgeProps["tone"]; readonly Icon: typeof Lock }
>;

export interface AdminStateProps {
  readonly admin: Admin;
  /** How the admin signs in, where that may be known. */
  readonly access: AdminAccess | undefined;
}

/** Whether an admin can sign in, and if that is soon over: a picture and a word. */
export function AdminState({ admin, access }: AdminStateProps) {
  const t = useT();
  const today = todayInJapan();
  const state = stateOf(admin, access, today, Date.now());
  const { key, tone, Icon } = STATES[state];
  const days = state === "active" ? daysLeft(admin, today) : null;
  if (days !== null) {
    return (
      <Badge tone="warning" icon={<CalendarClock aria-hidden="true" />}>
        {days === 0 ? t("admins.lastDay") : t("admins.daysLeft", { n: days })}
      </Badge>
    );
  }
  return (
    <Badge tone={tone} icon={<Icon aria-hidden="true" />}>
      {t(key)}
    </Badge>
  );
}
