import { Laptop, type LucideIcon, Monitor, MonitorCog, Smartphone, TabletSmartphone } from "lucide-react";
import type { Platform } from "~/ipc/generated";

/** The picture of a platform; its name always stands beside it. */
export const PLATFORM_ICONS: Readonly<Record<Platform, LucideIcon>> = {
  windows_standard: Monitor,
  windows_linked_clone: MonitorCog,
  windows_on_demand: MonitorCog,
  windows_stand_alone: MonitorCog,
  macos: Laptop,
  ios: TabletSmartphone,
  android: Smartphone,
};

/** Every platform, in the order in which people read them. */
export const PLATFORMS: readonly Platform[] = [
  "windows_standard",
  "windows_linked_clone",
  "windows_on_demand",
  "windows_stand_alone",
  "macos",
  "ios",
  "android",
];
