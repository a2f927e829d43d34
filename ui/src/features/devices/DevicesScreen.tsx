import { Plus } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { useActs } from "~/components/acts";
import { FilesMenu } from "~/components/exports/FilesMenu";
import { DeviceFilterBar } from "~/components/lists/DeviceFilterBar";
import { DeviceTable, useDeviceColumns } from "~/components/lists/DeviceTable";
import { filtersOf, filterText, parseFilter } from "~/components/lists/deviceFilter";
import { listKey, wholeList } from "~/components/lists/filters";
import { type InspectorHandle, ListScreen } from "~/components/lists/ListScreen";
import { useAddressFilter } from "~/components/lists/useAddressFilter";
import { useAddressSelection } from "~/components/lists/useAddressSelection";
import { useAllBut } from "~/components/lists/useAllBut";
import { ViewsMenu } from "~/components/lists/ViewsMenu";
import { useNowhereReason } from "~/components/reasons";
import { onActKey } from "~/components/rowKeys";
import { useT } from "~/i18n/i18n";
import type { OrgNode } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { Button } from "~/kit/Button";
import { SearchField } from "~/kit/TextField";
import type { TableHandle } from "~/kit/WindowTable";
import { useShortcut } from "~/util/useShortcut";
import { DeviceInspector } from "./DeviceInspector";
import { useDeviceActs } from "./useDeviceActs";

const FILES = ["devices", "placements"] as const;
const WHOLE: OrgNode = { kind: "organization" };

/** Every device in sight: found, looked at, registered, edited, moved and deleted. */
export function DevicesScreen() {
  const t = useT();
  const [text, setText] = useState("");
  const [filter, setFilter] = useAddressFilter();
  const columns = useDeviceColumns();
  const [selected, select] = useAddressSelection("/devices");
  const table = useRef<TableHandle>(null);
  const inspector = useRef<InspectorHandle>(null);
  const search = useRef<HTMLInputElement>(null);

  const filters = filtersOf(filter, Date.now());
  const list = wholeList({ node: WHOLE, below: true, query: text, platforms: [...filter.platforms], filters });
  const hits = useCall("devices_rows", list).data;
  const [except, setExcept] = useAllBut(listKey(list));
  const pick = (ids: readonly string[]) => {
    setExcept(null);
    select(ids);
  };
  const pickAllBut = (ids: readonly string[]) => {
    select([]);
    setExcept(ids);
  };

  const one = selected.length === 1 ? (selected[0] ?? null) : null;
  const { data, error } = useCall("devices_get", { id: one ?? "" }, { enabled: one !== null });
  // The last answer stays while the next is on its way, and acts must not be done to the wrong device.
  const detail = data?.device.id === one ? data : undefined;
  const all = except ? { pick: "all_but" as const, query: list, except: [...except] } : null;
  const n = except ? Math.max(0, (hits?.total ?? 0) - except.length) : selected.length;
  const acts = useDeviceActs({ selected, all, n }, detail, pick);
  const registerReason = useNowhereReason("device.edit");

  useShortcut("mod+f", () => search.current?.focus());
  useActs([
    { id: "devices.register", label: t("devices.register"), disabledReason: registerReason, onAction: acts.register },
    { id: "devices.edit", label: t("devices.editAct"), disabledReason: acts.editReason, onAction: acts.edit },
    {
      id: "devices.selectAll",
      label: t("lists.selectAll", { n: hits?.total ?? 0 }),
      shortcut: "mod+a",
      onAction: () => pickAllBut([]),
    },
    {
      id: "devices.field",
      label: t("lists.editField"),
      disabledReason: acts.editFieldReason,
      onAction: acts.editField,
    },
    { id: "devices.move", label: t("devices.moveAct"), disabledReason: acts.moveReason, onAction: acts.move },
    { id: "devices.compare", label: t("policies.compare"), disabledReason: acts.compareReason, onAction: acts.compare },
    { id: "devices.delete", label: t("devices.deleteAct"), disabledReason: acts.deleteReason, onAction: acts.delete },
  ]);
  const onRowKey = (event: KeyboardEvent) => {
    if (n === 0) return false;
    const edit =
      n > 1
        ? { label: t("lists.editField"), disabledReason: acts.editFieldReason, onAction: acts.editField }
        : { label: t("devices.editAct"), disabledReason: acts.editReason, onAction: acts.edit };
    const remove = { label: t("devices.deleteAct"), disabledReason: acts.deleteReason, onAction: acts.delete };
    return onActKey(event, { edit, delete: remove });
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
            <ViewsMenu
              list="devices"
              columns={columns}
              filter={filterText(filter) ?? ""}
              onFilter={(text) => setFilter(parseFilter(text))}
            />
            <Button variant="primary" icon={<Plus />} disabledReason={registerReason} onPress={acts.register}>
              {t("devices.register")}
            </Button>
          </>
        }
        filters={<DeviceFilterBar filter={filter} onChange={setFilter} window={hits} />}
        list={
          <DeviceTable
            label={t("devices.list")}
            node={WHOLE}
            below
            query={text}
            platforms={filter.platforms}
            filters={filters}
            selected={selected}
            onSelect={pick}
            allBut={except}
            onAllBut={pickAllBut}
            onOpen={(row) => {
              pick([row.device.id]);
              inspector.current?.focus();
            }}
            onRowKey={onRowKey}
            handle={table}
          />
        }
        inspectorLabel={t("devices.inspector")}
        isInspectorIdle={n === 0}
        inspector={<DeviceInspector n={n} detail={detail} failure={one === null ? null : error} acts={acts} />}
      />
      {acts.dialogs}
    </>
  );
}
