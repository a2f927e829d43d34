import type { Field, SortKey } from "~/ipc/generated";

/** What a file holds of the column that is sorted by this. Fields that a kind does not have are left out by Rust. */
const FIELDS: Readonly<Record<SortKey, readonly Field[]>> = {
  name: ["name", "yomigana"],
  place: ["group"],
  platform: ["platform"],
  serial: ["serial"],
  asset_number: ["asset_number"],
  employee_number: ["employee_number"],
  account: ["account"],
  os: ["os"],
  address: ["address"],
  last_contact: ["last_contact"],
  state: ["state", "suspended", "valid_from", "valid_until"],
  mail: ["mail"],
  title: ["title"],
  user: ["user"],
  devices: [],
  free1: ["free1"],
  free2: ["free2"],
  free3: ["free3"],
  free4: ["free4"],
  free5: ["free5"],
};

/** The columns of a list as they go into a file. */
export function shownFields(columns: ReadonlyArray<{ readonly sort?: SortKey }>): readonly Field[] {
  return columns.flatMap(({ sort }) => (sort ? FIELDS[sort] : []));
}
