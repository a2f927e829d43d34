import { SearchX, User as UserIcon } from "lucide-react";
import { useMemo } from "react";
import { useI18n } from "~/i18n/i18n";
import type { ListFilters, OrgNode, SortKey, UserRow } from "~/ipc/generated";
import { query as asking, useCall } from "~/ipc/query";
import { EmptyState } from "~/kit/EmptyState";
import type { Column } from "~/kit/WindowTableParts";
import { rowCount } from "../effectText";
import { isFiltered, listKey, NO_FILTERS } from "./filters";
import { freeColumns } from "./freeColumns";
import styles from "./Lists.module.css";
import { RowList, type RowListProps } from "./RowList";

/** Type of the ids that dragged users carry. */
export const USER_DRAG = "application/x-cloudone-user";

export interface UserTableProps extends RowListProps<UserRow> {
  /** Where. */
  readonly node: OrgNode;
  /** Also those in sub-groups. */
  readonly below: boolean;
  readonly query: string;
  /** What else narrows it. */
  readonly filters?: ListFilters;
}

/** Every column there is; the free fields by the names that the company gives them. */
export function useUserColumns(): ReadonlyArray<Column<UserRow, SortKey>> {
  const { t, format } = useI18n();
  const labels = useCall("settings_get", {}).data?.user_labels;
  return useMemo(
    (): ReadonlyArray<Column<UserRow, SortKey>> => [
      {
        id: "name",
        title: t("lists.name"),
        sort: "name",
        min: 180,
        grow: 1.4,
        cell: ({ user }) => (
          <span className={styles["withIcon"]}>
            <UserIcon aria-hidden="true" />
            <span className={styles["text"]}>{user.name}</span>
            <span className={styles["faint"]}>{user.yomigana}</span>
          </span>
        ),
      },
      {
        id: "number",
        title: t("lists.employeeNumber"),
        sort: "employee_number",
        min: 84,
        grow: 0.3,
        cell: ({ user }) => user.employee_number,
      },
      { id: "group", title: t("lists.group"), sort: "place", min: 108, grow: 1, cell: (row) => row.group_name },
      {
        id: "title",
        title: t("lists.jobTitle"),
        sort: "title",
        min: 68,
        grow: 0.3,
        cell: ({ user }) => <span className={styles["second"]}>{user.title}</span>,
      },
      {
        id: "mail",
        title: t("lists.mail"),
        sort: "mail",
        min: 190,
        grow: 1.2,
        cell: ({ user }) => <span className={styles["second"]}>{user.mail}</span>,
      },
      {
        id: "devices",
        title: t("lists.devices"),
        sort: "devices",
        min: 92,
        grow: 0.1,
        isNumber: true,
        cell: (row) => format.number(row.devices),
      },
      ...freeColumns<UserRow>(labels, ({ user }) => user.free),
    ],
    [t, format, labels],
  );
}

/** Users: sorted by how their name is read, selected and dragged. */
export function UserTable({ node, below, query, filters = NO_FILTERS, empty, ...list }: UserTableProps) {
  const { t } = useI18n();
  const columns = useUserColumns();
  const trimmed = query.trim();
  const request = { node, below, query: trimmed, platforms: [], filters };
  return (
    <RowList
      {...list}
      list="users"
      columns={columns}
      request={listKey(request)}
      ask={(sorting) => (from, count) =>
        asking("users_rows", { ...request, sort: sorting.by, descending: sorting.descending, from, count })
      }
      exported={({ by, descending }) => ({
        what: "users",
        query: { ...request, sort: by, descending, from: 0, count: 0 },
      })}
      keyOf={(row) => row.user.id}
      textOf={(row) => row.user.name}
      dragType={USER_DRAG}
      dragText={(n) => rowCount(t, "user", n)}
      findIn={({ by, descending }) => ({
        kind: "users",
        query: { ...request, sort: by, descending, from: 0, count: 0 },
      })}
      empty={
        empty ??
        (trimmed !== "" || isFiltered(filters) ? (
          <EmptyState icon={<SearchX />} title={t("lists.noHit")}>
            {t("lists.noHitHint")}
          </EmptyState>
        ) : (
          <EmptyState icon={<UserIcon />} title={t("lists.noUsers")}>
            {t("lists.noUsersHint")}
          </EmptyState>
        ))
      }
    />
  );
}
