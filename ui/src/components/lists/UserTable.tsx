import { SearchX, User as UserIcon } from "lucide-react";
import { useMemo } from "react";
import { useI18n } from "~/i18n/i18n";
import type { OrgNode, SortKey, UserRow } from "~/ipc/generated";
import { query as asking } from "~/ipc/query";
import { EmptyState } from "~/kit/EmptyState";
import type { Column } from "~/kit/WindowTableParts";
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
}

/** Users: sorted by how their name is read, selected and dragged. */
export function UserTable({ node, below, query, empty, ...list }: UserTableProps) {
  const { t, format } = useI18n();
  const columns = useMemo(
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
        min: 92,
        grow: 0.1,
        isNumber: true,
        cell: (row) => format.number(row.devices),
      },
    ],
    [t, format],
  );
  const trimmed = query.trim();
  const request = { node, below, query: trimmed, platforms: [] };
  return (
    <RowList
      {...list}
      columns={columns}
      request={request}
      ask={(sorting) => (from, count) =>
        asking("users_rows", { ...request, sort: sorting.by, descending: sorting.descending, from, count })
      }
      keyOf={(row) => row.user.id}
      textOf={(row) => row.user.name}
      dragType={USER_DRAG}
      empty={
        empty ??
        (trimmed !== "" ? (
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
