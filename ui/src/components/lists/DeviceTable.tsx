import { MonitorSmartphone, SearchX } from "lucide-react";
import { useMemo } from "react";
import { useI18n } from "~/i18n/i18n";
import { PLATFORM_KINDS } from "~/i18n/platform";
import type { DeviceRow, OrgNode, Platform, SortKey } from "~/ipc/generated";
import { query as asking } from "~/ipc/query";
import { EmptyState } from "~/kit/EmptyState";
import type { Column } from "~/kit/WindowTableParts";
import { DeviceStateBadge } from "./DeviceStateBadge";
import styles from "./Lists.module.css";
import { PLATFORM_ICONS } from "./platformIcons";
import { RowList, type RowListProps } from "./RowList";

/** Type of the ids that dragged devices carry. */
export const DEVICE_DRAG = "application/x-cloudone-device";

export interface DeviceTableProps extends RowListProps<DeviceRow> {
  /** Where. */
  readonly node: OrgNode;
  /** Also those in sub-groups. */
  readonly below: boolean;
  readonly query: string;
  /** Only these; empty is all. */
  readonly platforms: readonly Platform[];
}

/** Devices: sorted, selected and dragged; of however many, only those in sight exist. */
export function DeviceTable({ node, below, query, platforms, empty, ...list }: DeviceTableProps) {
  const { t, format } = useI18n();
  const columns = useMemo(
    (): ReadonlyArray<Column<DeviceRow, SortKey>> => [
      {
        id: "name",
        title: t("lists.name"),
        sort: "name",
        min: 130,
        grow: 1.5,
        cell: ({ device }) => {
          const Icon = PLATFORM_ICONS[device.platform];
          return (
            <span className={styles["withIcon"]}>
              <Icon aria-hidden="true" />
              <span className={styles["text"]}>{device.name}</span>
            </span>
          );
        },
      },
      {
        id: "platform",
        title: t("lists.platform"),
        sort: "platform",
        min: 112,
        grow: 0.6,
        cell: ({ device }) => <span className={styles["second"]}>{t(PLATFORM_KINDS[device.platform])}</span>,
      },
      {
        id: "place",
        title: t("lists.group"),
        sort: "place",
        min: 110,
        grow: 1.2,
        cell: (row) =>
          row.device.place.kind === "unassigned" ? (
            <span className={styles["faint"]}>{t("common.unassigned")}</span>
          ) : (
            row.group_name
          ),
      },
      { id: "user", title: t("lists.user"), min: 86, grow: 0.8, cell: (row) => row.user_name },
      {
        id: "state",
        title: t("lists.state"),
        sort: "state",
        min: 96,
        grow: 0.3,
        cell: ({ device }) => <DeviceStateBadge state={device.state} />,
      },
      {
        id: "contact",
        title: t("lists.lastContact"),
        sort: "last_contact",
        min: 104,
        grow: 0.4,
        cell: ({ device: { last_contact: at } }) =>
          at === null ? (
            <span className={styles["faint"]}>{t("lists.never")}</span>
          ) : (
            <time dateTime={at} title={format.exact(at)}>
              {format.relative(at)}
            </time>
          ),
      },
      {
        id: "os",
        title: t("lists.os"),
        sort: "os",
        min: 104,
        cell: ({ device }) => <span className={styles["second"]}>{device.os}</span>,
      },
      {
        id: "address",
        title: t("lists.address"),
        sort: "address",
        min: 104,
        grow: 0.5,
        cell: ({ device }) => <span className={styles["second"]}>{device.address}</span>,
      },
      {
        id: "serial",
        title: t("lists.serial"),
        sort: "serial",
        min: 96,
        grow: 0.6,
        cell: ({ device }) => <span className={styles["second"]}>{device.serial}</span>,
      },
      {
        id: "asset",
        title: t("lists.assetNumber"),
        sort: "asset_number",
        min: 82,
        grow: 0.5,
        cell: ({ device }) => device.asset_number,
      },
    ],
    [t, format],
  );
  const trimmed = query.trim();
  const request = { node, below, query: trimmed, platforms: [...platforms] };
  return (
    <RowList
      {...list}
      columns={columns}
      request={request}
      ask={(sorting) => (from, count) =>
        asking("devices_rows", { ...request, sort: sorting.by, descending: sorting.descending, from, count })
      }
      keyOf={(row) => row.device.id}
      textOf={(row) => row.device.name}
      dragType={DEVICE_DRAG}
      empty={
        empty ??
        (trimmed !== "" || platforms.length > 0 ? (
          <EmptyState icon={<SearchX />} title={t("lists.noHit")}>
            {t("lists.noHitHint")}
          </EmptyState>
        ) : (
          <EmptyState icon={<MonitorSmartphone />} title={t("lists.noDevices")}>
            {t("lists.noDevicesHint")}
          </EmptyState>
        ))
      }
    />
  );
}
