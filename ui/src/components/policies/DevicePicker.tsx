import { SearchX } from "lucide-react";
import { useState } from "react";
import { NO_FILTERS } from "~/components/lists/filters";
import { type RowWindow, useRowWindows } from "~/components/lists/useRowWindows";
import { Problem } from "~/components/Problem";
import { useT } from "~/i18n/i18n";
import type { DeviceId, DeviceRow, Platform } from "~/ipc/generated";
import { query as asking } from "~/ipc/query";
import { EmptyState } from "~/kit/EmptyState";
import { SearchField } from "~/kit/TextField";
import { WindowTable } from "~/kit/WindowTable";
import styles from "./Policies.module.css";

const UNSORTED = { by: "name", descending: false } as const;

export interface DevicePickerProps {
  readonly chosen: DeviceId | null;
  readonly onChoose: (id: DeviceId) => void;
  /** Only these; all where nothing is said. */
  readonly platforms?: readonly Platform[];
}

/** One device, searched for as one types. */
export function DevicePicker({ chosen, onChoose, platforms = [] }: DevicePickerProps) {
  const t = useT();
  const [text, setText] = useState("");
  const request = {
    node: { kind: "organization" },
    below: true,
    query: text.trim(),
    platforms: [...platforms],
    filters: NO_FILTERS,
    sort: "name",
    descending: false,
  } as const;
  const { source, failure, isStale } = useRowWindows<DeviceRow, RowWindow<DeviceRow>>(
    (from, count) => asking("devices_rows", { ...request, platforms: [...platforms], from, count }),
    JSON.stringify(request),
  );
  return (
    <div className={styles["picker"]}>
      <SearchField label={t("devices.search")} value={text} onChange={setText} />
      {failure ? <Problem failure={failure} /> : null}
      <div className={styles["pickerList"]}>
        <WindowTable<DeviceRow, "name">
          label={t("devices.list")}
          columns={[
            { id: "name", title: t("lists.name"), min: 140, cell: ({ device }) => device.name },
            { id: "place", title: t("lists.group"), min: 120, cell: (row) => row.group_name || t("common.unassigned") },
            { id: "user", title: t("lists.user"), min: 100, cell: (row) => row.user_name },
          ]}
          source={source}
          keyOf={({ device }) => device.id}
          textOf={({ device }) => device.name}
          sorting={UNSORTED}
          onSort={() => {}}
          selected={chosen ? [chosen] : []}
          onSelect={([id]) => (id === undefined ? undefined : onChoose(id))}
          onOpen={({ device }) => onChoose(device.id)}
          isSingle
          isStale={isStale}
          resetKey={JSON.stringify(request)}
          empty={<EmptyState icon={<SearchX />} title={t("lists.noHit")} />}
        />
      </div>
    </div>
  );
}
