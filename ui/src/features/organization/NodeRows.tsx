import { Ellipsis, FolderInput, Pencil, Trash2 } from "lucide-react";
import { type KeyboardEvent, useDeferredValue, useEffect, useRef, useState } from "react";
import { rowCount } from "~/components/effectText";
import { DeviceFilterBar, UserFilterBar } from "~/components/lists/DeviceFilterBar";
import { DeviceTable, useDeviceColumns } from "~/components/lists/DeviceTable";
import { type DeviceFilter, filtersOf, filterText, parseFilter } from "~/components/lists/deviceFilter";
import { listKey, NO_FILTERS, wholeList } from "~/components/lists/filters";
import { UserTable, useUserColumns } from "~/components/lists/UserTable";
import { useAllBut } from "~/components/lists/useAllBut";
import { ViewsMenu } from "~/components/lists/ViewsMenu";
import { firstView, useListMemory } from "~/components/lists/views";
import { onActKey } from "~/components/rowKeys";
import { useI18n } from "~/i18n/i18n";
import type { OrgNode } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { Button, IconButton } from "~/kit/Button";
import { Checkbox } from "~/kit/Checkbox";
import { Menu } from "~/kit/Menu";
import { SearchField } from "~/kit/TextField";
import { shownStore } from "./clipboard";
import { Inspector } from "./Inspector";
import type { AllBut, Load } from "./move";
import styles from "./Organization.module.css";
import type { NodeDialog } from "./useNodeActs";
import { useRowActs } from "./useRowActs";

export interface NodeRowsProps {
  readonly kind: "device" | "user";
  readonly node: OrgNode;
  readonly name: string;
  readonly onShow: (node: OrgNode) => void;
  readonly onDialog: (dialog: NodeDialog) => void;
  readonly onSelected: (load: Load | null) => void;
}

/** Devices or users of a node, with what is selected beside them. */
export function NodeRows({ kind, node, name, onShow, onDialog, onSelected }: NodeRowsProps) {
  const { t, format } = useI18n();
  const [query, setQuery] = useState("");
  const [below, setBelow] = useState(true);
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [memory] = useListMemory(kind === "device" ? "devices" : "users");
  const opened = firstView(memory)?.filter ?? "";
  const [filter, setFilter] = useState<DeviceFilter>(() => parseFilter(kind === "device" ? opened : ""));
  const [hasDevices, setHasDevices] = useState<boolean | null>(() => (kind === "user" ? parseHas(opened) : null));
  const deviceColumns = useDeviceColumns();
  const userColumns = useUserColumns();
  const typed = useDeferredValue(query.trim());
  const list = { node, below: node.kind === "user" || below, query: typed };
  const filters = kind === "device" ? filtersOf(filter, Date.now()) : { ...NO_FILTERS, has_devices: hasDevices };
  const whole = wholeList({ ...list, platforms: kind === "device" ? [...filter.platforms] : [], filters });
  const [except, setExcept] = useAllBut(listKey(whole));
  const devices = useCall("devices_rows", whole, { enabled: kind === "device" }).data;
  const users = useCall("users_rows", whole, { enabled: kind === "user" }).data;
  const total = (kind === "device" ? devices : users)?.total ?? 0;
  const n = except ? Math.max(0, total - except.length) : selected.length;
  const load = loadOf(kind, selected, except && n > 0 ? { query: whole, except, n } : null);
  const acts = useRowActs(kind, load, () => select([]));
  const shape = JSON.stringify(load);
  const tell = useRef(onSelected);
  useEffect(() => {
    tell.current = onSelected;
  });
  // What is not shown any more is not selected either.
  useEffect(() => {
    tell.current(JSON.parse(shape) as Load | null);
    return () => tell.current(null);
  }, [shape]);
  const isPart = node.kind === "group" && total > 0;
  const shownShape = JSON.stringify(load ?? (isPart ? loadOf(kind, [], { query: whole, except: [], n: total }) : null));
  // What is selected is split off; where nothing is, all that the list shows.
  useEffect(() => {
    shownStore.set(JSON.parse(shownShape) as Load | null);
    return () => shownStore.set(null);
  }, [shownShape]);
  const select = (ids: readonly string[]) => {
    setExcept(null);
    setSelected(ids);
  };
  const selectAllBut = (ids: readonly string[]) => {
    setSelected([]);
    setExcept(ids);
  };
  const move = () => (load ? onDialog({ kind: "move", load, what: rowCount(t, kind, n) }) : undefined);
  const [only] = selected;
  const rows = {
    ...list,
    filters,
    selected,
    onSelect: select,
    allBut: except,
    onAllBut: selectAllBut,
    onRowKey: (event: KeyboardEvent) =>
      n > 0 &&
      onActKey(event, {
        edit: { label: t("lists.editField"), disabledReason: acts.editReason, onAction: acts.edit },
        delete: { label: t("common.delete"), disabledReason: acts.deleteReason, onAction: acts.delete },
      }),
    dragAll: load?.all ? JSON.stringify(load.all) : null,
  };
  const nested = node.kind === "group" || node.kind === "organization";
  return (
    <div className={styles["rows"]}>
      <div className={styles["list"]}>
        <div className={styles["listBar"]}>
          <SearchField
            label={t(kind === "device" ? "organization.searchDevices" : "organization.searchUsers")}
            value={query}
            onChange={setQuery}
            className={styles["listSearch"] ?? ""}
          />
          {nested ? (
            <Checkbox isSelected={below} onChange={setBelow}>
              {t("organization.below")}
            </Checkbox>
          ) : null}
          <span className={styles["gap"]} />
          <span className={styles["quiet"]} aria-live="polite">
            {n === 0
              ? null
              : except
                ? t("lists.allSelected", { n })
                : t("organization.selected", { n: format.number(n) })}
          </span>
          <Button size="s" icon={<FolderInput />} disabledReason={acts.editReason} onPress={move}>
            {t("organization.moveSelected")}
          </Button>
          <Menu
            label={t("lists.more")}
            trigger={<IconButton size="s" label={t("lists.more")} icon={<Ellipsis />} />}
            groups={[
              {
                id: "rows",
                entries: [
                  {
                    id: "field",
                    label: t("lists.editField"),
                    icon: <Pencil />,
                    disabledReason: acts.editReason,
                    onAction: acts.edit,
                  },
                  {
                    id: "delete",
                    label: t("common.delete"),
                    icon: <Trash2 />,
                    tone: "danger",
                    disabledReason: acts.deleteReason,
                    onAction: acts.delete,
                  },
                ],
              },
            ]}
          />
        </div>
        <div className={styles["listFilters"]}>
          {kind === "device" ? (
            <DeviceFilterBar filter={filter} onChange={setFilter} window={devices} />
          ) : (
            <UserFilterBar hasDevices={hasDevices} onChange={setHasDevices} facets={users?.facets} />
          )}
          <span className={styles["gap"]} />
          {kind === "device" ? (
            <ViewsMenu
              list="devices"
              columns={deviceColumns}
              filter={filterText(filter) ?? ""}
              onFilter={(text) => setFilter(parseFilter(text))}
            />
          ) : (
            <ViewsMenu
              list="users"
              columns={userColumns}
              filter={hasDevices === null ? "" : String(hasDevices)}
              onFilter={(text) => setHasDevices(parseHas(text))}
            />
          )}
        </div>
        {kind === "device" ? (
          <DeviceTable
            {...rows}
            platforms={filter.platforms}
            label={t("organization.devicesOf", { name })}
            onOpen={(row) => select([row.device.id])}
          />
        ) : (
          <UserTable
            {...rows}
            label={t("organization.usersOf", { name })}
            onOpen={(row) => onShow({ kind: "user", id: row.user.id })}
          />
        )}
      </div>
      {only && selected.length === 1 ? (
        <Inspector
          key={only}
          kind={kind}
          id={only}
          onShow={onShow}
          onDialog={onDialog}
          onMove={move}
          denied={acts.editReason}
        />
      ) : null}
      {acts.dialogs}
    </div>
  );
}

function parseHas(text: string): boolean | null {
  return text === "" ? null : text === "true";
}

function loadOf(kind: Load["kind"], ids: readonly string[], all: AllBut | null): Load | null {
  if (all) return { kind, ids: [], all };
  return ids.length > 0 ? { kind, ids } : null;
}
