import { useNavigate, useSearch } from "@tanstack/react-router";
import { type DeviceFilter, filterText, parseFilter } from "./deviceFilter";

/** What the list of devices is narrowed by: it stands in the address, so that links lead to narrowed lists. */
export function useAddressFilter(): readonly [filter: DeviceFilter, set: (filter: DeviceFilter) => void] {
  const navigate = useNavigate();
  const { selected, filter: text } = useSearch({ strict: false });
  const set = (next: DeviceFilter) => {
    const filter = filterText(next);
    void navigate({
      to: "/devices",
      search: { ...(selected ? { selected } : {}), ...(filter ? { filter } : {}) },
      replace: true,
    });
  };
  return [parseFilter(text), set];
}
