import { useNavigate } from "@tanstack/react-router";
import { MonitorSmartphone } from "lucide-react";
import { useState } from "react";
import { type RowWindow, useRowWindows } from "~/components/lists/useRowWindows";
import { Problem } from "~/components/Problem";
import { placeOf } from "~/components/places";
import { valueText } from "~/components/policies/policyValues";
import { useI18n } from "~/i18n/i18n";
import type { DeviceRow, PolicyItemView, PolicyValue } from "~/ipc/generated";
import { query as asking } from "~/ipc/query";
import { Dialog } from "~/kit/Dialog";
import { EmptyState } from "~/kit/EmptyState";
import { WindowTable } from "~/kit/WindowTable";
import styles from "./Policies.module.css";

/** A value of an item, in whose devices one is interested. */
export interface ValueAsked {
  readonly section: string;
  readonly item: PolicyItemView;
  readonly value: PolicyValue;
}

const UNSORTED = { by: "name", descending: false } as const;

export interface DevicesWithDialogProps {
  readonly asked: ValueAsked;
  readonly onClose: () => void;
}

/** The devices on which an item has a value now, whichever policy gives it to them. */
export function DevicesWithDialog({ asked: { section, item, value }, onClose }: DevicesWithDialogProps) {
  const i18n = useI18n();
  const { t, locale } = i18n;
  const navigate = useNavigate();
  const [selected, setSelected] = useState<readonly string[]>([]);
  const request = { section, item: item.key, value };
  const { source, failure } = useRowWindows<DeviceRow, RowWindow<DeviceRow>>(
    (from, count) => asking("policies_devices", { ...request, from, count }),
    JSON.stringify(request),
  );
  const what = t("policies.itemIs", { item: item.label[locale], value: valueText(i18n, item, value) });
  return (
    <Dialog help="policies-devices-with" isOpen onClose={onClose} title={t("policies.devicesWith")} size="l">
      <p>{what}</p>
      <p role="status" className={styles["quiet"]}>
        {source.total === null ? null : t("policies.devicesWithCount", { n: source.total })}
      </p>
      {failure ? <Problem failure={failure} /> : null}
      <div className={styles["dialogList"]}>
        <WindowTable<DeviceRow, "name">
          label={t("policies.devicesWith")}
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
          selected={selected}
          onSelect={setSelected}
          onOpen={({ device }) => void navigate(placeOf({ kind: "device", id: device.id }))}
          isSingle
          resetKey={JSON.stringify(request)}
          empty={<EmptyState icon={<MonitorSmartphone />} title={t("policies.noDeviceWith")} />}
        />
      </div>
    </Dialog>
  );
}
