import { Building2, type LucideIcon, MonitorSmartphone, User, UserCog } from "lucide-react";
import type { MessageKey } from "~/i18n/messages";
import type { Permission, RowRef } from "~/ipc/generated";

type Kind = RowRef["kind"];

export const KIND_ICONS: Readonly<Record<Kind, LucideIcon>> = {
  group: Building2,
  user: User,
  device: MonitorSmartphone,
  admin: UserCog,
};

export const KIND_NAMES: Readonly<Record<Kind, MessageKey & `recycleBin.kind.${Kind}`>> = {
  group: "recycleBin.kind.group",
  user: "recycleBin.kind.user",
  device: "recycleBin.kind.device",
  admin: "recycleBin.kind.admin",
};

/** What bringing one back takes, as registering it does. */
export const RESTORE_PERMISSIONS: Readonly<Record<Kind, Permission>> = {
  group: "organization.edit",
  user: "organization.edit",
  device: "device.edit",
  admin: "admin.manage",
};
