/** Devices of which as little is known as can be, for tests. */

import type { Device, DeviceRow } from "~/ipc/generated";

export const device = (id: string, over: Partial<Device> = {}): Device => ({
  id,
  name: `PC-${id}`,
  place: { kind: "unassigned" },
  platform: "macos",
  os: "",
  serial: "",
  asset_number: "",
  address: "",
  state: "active",
  last_contact: null,
  free: ["", "", "", "", ""],
  ...over,
});

export const deviceRow = (of: Device, over: Partial<DeviceRow> = {}): DeviceRow => ({
  device: of,
  user_name: "",
  group_name: "",
  ...over,
});
