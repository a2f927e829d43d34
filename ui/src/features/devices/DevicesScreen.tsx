import { Plus } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { useActs } from "~/components/acts";
import { FilesMenu } from "~/components/exports/FilesMenu";
import { DeviceTable } from "~/components/lists/DeviceTable";
import { FilterChip, type InspectorHandle, ListScreen } from "~/components/lists/ListScreen";
import { PLATFORMS } from "~/components/lists/platformIcons";
import { useAddressSelection } from "~/components/lists/useAddressSelection";
import { useNowhereReason } from "~/components/reasons";
import { useI18n } from "~/i18n/i18n";
import { PLATFORM_NAMES } from "~/i18n/platform";
import type { OrgNode, Platform } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { useAppState } from "~/ipc/state";
import { Button } from "~/kit/Button";
import { SearchField } from "~/kit/TextField";
import type { TableHandle } from "~/kit/WindowTable";
import { matchesShortcut } from "~/util/keys";
import { useShortcut } from "~/util/useShortcut";
import { DeviceInspector } from "./DeviceInspector";
import { useDeviceActs } from "./useDeviceActs";

const FILES = ["devices", "placements"] as const;

/** Every device in sight: found, looked at, registered, edited, moved and deleted. */
export function DevicesScreen() {
  const { t, format } = useI18n();
  const { sync } = useAppState();
  const [text, setText] = useState("");
  const [platforms, setPlatforms] = useState<readonly Platform[]>([]);
  const [isUnassigned, setUnassigned] = useState(false);
  const [selected, select] = useAddressSelection("/devices");
  const table = useRef<TableHandle>(null);
  const inspector = useRef<InspectorHandle>(null);
  const search = useRef<HTMLInputElement>(null);

  const node: OrgNode = isUnassigned ? { kind: "unassigned" } : { kind: "organization" };
  const counting = {
    node,
    below: true,
    query: text.trim(),
    sort: "name",
    descending: false,
    from: 0,
    count: 0,
  } as const;
  const hits = useCall("devices_rows", { ...counting, platforms: [...platforms] }).data;
  const counts = new Map(hits?.platforms.map((one) => [one.platform, one.count]));

  const one = selected.length === 1 ? (selected[0] ?? null) : null;
  const { data, error } = useCall("devices_get", { id: one ?? "" }, { enabled: one !== null });
  // The last answer stays while the next is on its way, and acts must not be done to the wrong device.
  const detail = data?.device.id === one ? data : undefined;
  const acts = useDeviceActs(selected, detail, select);
  const registerReason = useNowhereReason("device.edit");

  useShortcut("mod+f", () => search.current?.focus());
  useActs([
    { id: "devices.register", label: t("devices.register"), disabledReason: registerReason, onAction: acts.register },
    { id: "devices.edit", label: t("devices.editAct"), disabledReason: acts.editReason, onAction: acts.edit },
    { id: "devices.move", label: t("devices.moveAct"), disabledReason: acts.moveReason, onAction: acts.move },
    { id: "devices.delete", label: t("devices.deleteAct"), disabledReason: acts.deleteReason, onAction: acts.delete },
  ]);
  const onRowKey = (event: KeyboardEvent) => {
    if (selected.length === 0) return false;
    if (matchesShortcut(event, "f2")) {
      if (acts.editReason === null) acts.edit();
      return true;
    }
    if (matchesShortcut(event, "delete") || matchesShortcut(event, "mod+backspace")) {
      if (acts.deleteReason === null) acts.delete();
      return true;
    }
    return false;
  };

  return (
    <>
      <ListScreen
        handle={inspector}
        search={
          <SearchField
            label={t("devices.search")}
            value={text}
            onChange={setText}
            onDown={() => table.current?.focus()}
            inputRef={search}
          />
        }
        count={hits ? t("devices.count", { n: hits.total }) : null}
        actions={
          <>
            <FilesMenu kinds={FILES} />
            <Button variant="primary" icon={<Plus />} disabledReason={registerReason} onPress={acts.register}>
              {t("devices.register")}
            </Button>
          </>
        }
        filters={
          <>
            <FilterChip
              label={t("devices.unassignedOnly")}
              count={format.number(sync.unassigned)}
              isOn={isUnassigned}
              onChange={setUnassigned}
              disabledReason={sync.whole ? null : t("devices.unassignedReason")}
            />
            {PLATFORMS.map((platform) => (
              <FilterChip
                key={platform}
                label={t(PLATFORM_NAMES[platform])}
                count={format.number(counts.get(platform) ?? 0)}
                isOn={platforms.includes(platform)}
                onChange={(on) =>
                  setPlatforms((before) => (on ? [...before, platform] : before.filter((other) => other !== platform)))
                }
              />
            ))}
          </>
        }
        list={
          <DeviceTable
            label={t("devices.list")}
            node={node}
            below
            query={text}
            platforms={platforms}
            selected={selected}
            onSelect={select}
            onOpen={(row) => {
              select([row.device.id]);
              inspector.current?.focus();
            }}
            onRowKey={onRowKey}
            handle={table}
          />
        }
        inspectorLabel={t("devices.inspector")}
        isInspectorIdle={selected.length === 0}
        inspector={
          <DeviceInspector selected={selected} detail={detail} failure={one === null ? null : error} acts={acts} />
        }
      />
      {acts.dialogs}
    </>
  );
}
