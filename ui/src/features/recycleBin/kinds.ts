import { Building2, type LucideIcon, MonitorSmartphone, ShieldAlert, ShieldCheck, User, UserCog } from "lucide-react";
import type { MessageKey } from "~/i18n/messages";
import type { Permission, RowRef } from "~/ipc/generated";

type Kind = RowRef["kind"];

export const KIND_ICONS: Readonly<Record<Kind, LucideIcon>> = {
  group: Building2,
  user: User,
  device: MonitorSmartphone,
  admin: UserCog,
  policy: ShieldCheck,
  base_policy: ShieldCheck,
  violation_policy: ShieldAlert,
  assignment: ShieldCheck,
  violation: ShieldAlert,
};

export const KIND_NAMES: Readonly<Record<Kind, MessageKey & `recycleBin.kind.${Kind}`>> = {
  group: "recycleBin.kind.group",
  user: "recycleBin.kind.user",
  device: "recycleBin.kind.device",
  admin: "recycleBin.kind.admin",
  policy: "recycleBin.kind.policy",
  base_policy: "recycleBin.kind.base_policy",
  violation_policy: "recycleBin.kind.violation_policy",
  assignment: "recycleBin.kind.assignment",
  violation: "recycleBin.kind.violation",
};

/** What bringing one back takes, as registering it does. */
export const RESTORE_PERMISSIONS: Readonly<Record<Kind, Permission>> = {
  group: "organization.edit",
  user: "organization.edit",
  device: "device.edit",
  admin: "admin.manage",
  policy: "policy.edit",
  base_policy: "policy.base",
  violation_policy: "policy.violation",
  assignment: "policy.assign",
  violation: "policy.violation",
};
