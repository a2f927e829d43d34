import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { type DeviceFilter, filterText, parseFilter } from "./deviceFilter";
import { firstView, useListMemory } from "./views";

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
  const [memory] = useListMemory("devices");
  // An address that asks for something is followed; an empty one opens the list as its owner likes it.
  const isOpened = useRef(false);
  useEffect(() => {
    if (isOpened.current) return;
    isOpened.current = true;
    const view = firstView(memory);
    if (view && !text && !selected) set(parseFilter(view.filter));
  });
  return [parseFilter(text), set];
}
