import { DEVICE_STATE_NAMES, DEVICE_STATES } from "~/i18n/deviceState";
import { useT } from "~/i18n/i18n";
import { PLATFORM_NAMES } from "~/i18n/platform";
import type { DeviceWindow } from "~/ipc/generated";
import { useAppState } from "~/ipc/state";
import { ALL_DEVICES, CONTACT_DAYS, type DeviceFilter, PLACE_KINDS, PLACE_NAMES, toggled } from "./deviceFilter";
import { FilterBar, type FilterKind } from "./FilterBar";
import { PLATFORMS } from "./platformIcons";

export interface DeviceFilterBarProps {
  readonly filter: DeviceFilter;
  readonly onChange: (filter: DeviceFilter) => void;
  /** What the list says of itself: the numbers beside the choices. */
  readonly window: Pick<DeviceWindow, "platforms" | "facets"> | undefined;
}

/** What devices can be narrowed by. */
export function DeviceFilterBar({ filter, onChange, window }: DeviceFilterBarProps) {
  const t = useT();
  const { sync } = useAppState();
  const facets = window?.facets;
  const kinds: readonly FilterKind[] = [
    {
      id: "platform",
      label: t("lists.platform"),
      options: PLATFORMS.map((id) => ({
        id,
        label: t(PLATFORM_NAMES[id]),
        count: window && (window.platforms.find((one) => one.platform === id)?.count ?? 0),
        isOn: filter.platforms.includes(id),
        onToggle: () => onChange({ ...filter, platforms: toggled(filter.platforms, id) }),
      })),
    },
    {
      id: "state",
      label: t("lists.state"),
      options: DEVICE_STATES.map((id) => ({
        id,
        label: t(DEVICE_STATE_NAMES[id]),
        count: facets && (facets.states.find((one) => one.state === id)?.count ?? 0),
        isOn: filter.states.includes(id),
        onToggle: () => onChange({ ...filter, states: toggled(filter.states, id) }),
      })),
    },
    {
      id: "place",
      label: t("lists.placeTree"),
      options: PLACE_KINDS.map((id) => ({
        id,
        label: t(PLACE_NAMES[id]),
        count: facets && (facets.places.find((one) => one.place === id)?.count ?? 0),
        isOn: filter.places.includes(id),
        onToggle: () => onChange({ ...filter, places: toggled(filter.places, id) }),
        disabledReason: id === "unassigned" && !sync.whole ? t("devices.unassignedReason") : null,
      })),
    },
    {
      id: "contact",
      label: t("lists.lastContact"),
      options: [
        ...CONTACT_DAYS.map((days, index) => ({
          id: String(days),
          label: t("lists.contactOlder", { days }),
          count: facets?.marks[index],
          isOn: filter.days === days,
          onToggle: () => onChange({ ...filter, days: filter.days === days ? null : days }),
        })),
        {
          id: "never",
          label: t("lists.never"),
          count: facets?.never,
          isOn: filter.never,
          onToggle: () => onChange({ ...filter, never: !filter.never }),
        },
      ],
    },
  ];
  return <FilterBar kinds={kinds} onClear={() => onChange(ALL_DEVICES)} />;
}

export interface UserFilterBarProps {
  readonly hasDevices: boolean | null;
  readonly onChange: (hasDevices: boolean | null) => void;
  readonly facets: { readonly with_devices: number; readonly without_devices: number } | undefined;
}

/** What users can be narrowed by. */
export function UserFilterBar({ hasDevices, onChange, facets }: UserFilterBarProps) {
  const t = useT();
  const option = (has: boolean, label: string, count: number | undefined) => ({
    id: String(has),
    label,
    count,
    isOn: hasDevices === has,
    onToggle: () => onChange(hasDevices === has ? null : has),
  });
  const kinds: readonly FilterKind[] = [
    {
      id: "devices",
      label: t("lists.devices"),
      options: [
        option(true, t("lists.withDevices"), facets?.with_devices),
        option(false, t("lists.withoutDevices"), facets?.without_devices),
      ],
    },
  ];
  return <FilterBar kinds={kinds} onClear={() => onChange(null)} />;
}
