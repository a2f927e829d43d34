import type { DeviceState } from "~/ipc/generated";
import type { MessageKey } from "./messages";

/** What has become of a device, in a word. */
export const DEVICE_STATE_NAMES: Readonly<Record<DeviceState, MessageKey & `common.deviceState.${DeviceState}`>> = {
  active: "common.deviceState.active",
  in_stock: "common.deviceState.in_stock",
  repair: "common.deviceState.repair",
  lost: "common.deviceState.lost",
  retired: "common.deviceState.retired",
};

/** Every state, in the order of a device's life. */
export const DEVICE_STATES = Object.keys(DEVICE_STATE_NAMES) as readonly DeviceState[];
