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

/** The same where there is little room and its system stands beside it. */
export const PLATFORM_KINDS: Readonly<Record<Platform, MessageKey & `common.platform${string}`>> = {
  ...PLATFORM_NAMES,
  windows_linked_clone: "common.platformKind.windows_linked_clone",
  windows_on_demand: "common.platformKind.windows_on_demand",
  windows_stand_alone: "common.platformKind.windows_stand_alone",
};
