/** Whether an admin can sign in now, and if not, why. Pure: the day and the time are handed in. */

import { daysBetween } from "~/components/days";
import type { Admin, AdminAccess } from "~/ipc/generated";

export type StateName = "active" | "suspended" | "notYet" | "expired" | "locked";

/** Days before the end of validity from which it is marked. */
const SOON = 30;

/** What keeps an admin out, the most lasting reason first. A lock is only known of those whom one may manage. */
export function stateOf(admin: Admin, access: AdminAccess | undefined, today: string, now: number): StateName {
  if (admin.suspended) return "suspended";
  if (admin.valid_until !== null && admin.valid_until < today) return "expired";
  if (admin.valid_from !== null && today < admin.valid_from) return "notYet";
  if (isLocked(access, now)) return "locked";
  return "active";
}

/** Whether wrong passwords keep the account locked. */
export function isLocked(access: AdminAccess | undefined, now: number): boolean {
  return Boolean(access?.locked_until && Date.parse(access.locked_until) > now);
}

/** Days that are left, where they are few: 0 on the last day. Null where there is no hurry or it is over. */
export function daysLeft(admin: Admin, today: string): number | null {
  if (admin.valid_until === null || admin.valid_until < today) return null;
  const days = daysBetween(today, admin.valid_until);
  return days <= SOON ? days : null;
}
