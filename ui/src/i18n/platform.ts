import type { Platform } from "~/ipc/generated";
import type { MessageKey } from "./messages";

/** What a platform is called. */
export const PLATFORM_NAMES: Readonly<Record<Platform, MessageKey & `common.platform.${Platform}`>> = {
  windows_standard: "common.platform.windows_standard",
  windows_linked_clone: "common.platform.windows_linked_clone",
  windows_on_demand: "common.platform.windows_on_demand",
  windows_stand_alone: "common.platform.windows_stand_alone",
  macos: "common.platform.macos",
  ios: "common.platform.ios",
  android: "common.platform.android",
};
