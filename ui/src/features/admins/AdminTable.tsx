import { CircleCheck, CirclePause, SearchX, UserCog } from "lucide-react";
import { useMemo } from "react";
import listStyles from "~/components/lists/Lists.module.css";
import { RowList, type RowListProps } from "~/components/lists/RowList";
import { useT } from "~/i18n/i18n";
import type { Admin, SortKey } from "~/ipc/generated";
import { query as asking } from "~/ipc/query";
import { useSession } from "~/ipc/state";
import { Badge } from "~/kit/Badge";
import { EmptyState } from "~/kit/EmptyState";
import type { Column } from "~/kit/WindowTableParts";
import { ScopeSummary } from "./GrantWords";

/** Whether an admin can sign in: a picture and a word. */
export function AdminState({ suspended }: { readonly suspended: boolean }) {
  const t = useT();
  return suspended ? (
    <Badge tone="warning" icon={<CirclePause aria-hidden="true" />}>
      {t("admins.suspended")}
    </Badge>
  ) : (
    <Badge tone="ok" icon={<CircleCheck aria-hidden="true" />}>
      {t("admins.active")}
    </Badge>
  );
}

export interface AdminTableProps extends RowListProps<Admin> {
  readonly query: string;
}

/** Admins, by how their name is read. */
export function AdminTable({ query, ...list }: AdminTableProps) {
  const t = useT();
  const { admin: me } = useSession();
  const columns = useMemo(
    (): ReadonlyArray<Column<Admin, SortKey>> => [
      {
        id: "name",
        title: t("admins.name"),
        sort: "name",
        min: 190,
        grow: 1.2,
        cell: (admin) => (
          <span className={listStyles["withIcon"]}>
            <UserCog aria-hidden="true" />
            <span className={listStyles["text"]}>{admin.name}</span>
            <span className={listStyles["faint"]}>{admin.id === me ? t("admins.you") : admin.yomigana}</span>
          </span>
        ),
      },
      {
        id: "account",
        title: t("admins.account"),
        sort: "account",
        min: 110,
        grow: 0.6,
        cell: (admin) => admin.account,
      },
      {
        id: "scope",
        title: t("admins.scope"),
        min: 140,
        grow: 0.8,
        cell: (admin) => <ScopeSummary grants={admin.grants} />,
      },
      {
        id: "state",
        title: t("admins.state"),
        min: 96,
        grow: 0.2,
        cell: (admin) => <AdminState suspended={admin.suspended} />,
      },
      {
        id: "mail",
        title: t("lists.mail"),
        min: 200,
        grow: 1.2,
        cell: (admin) => <span className={listStyles["second"]}>{admin.mail}</span>,
      },
    ],
    [t, me],
  );
  const trimmed = query.trim();
  return (
    <RowList
      {...list}
      columns={columns}
      request={trimmed}
      ask={(sorting) => (from, count) =>
        asking("admins_rows", { query: trimmed, sort: sorting.by, descending: sorting.descending, from, count })
      }
      keyOf={(admin) => admin.id}
      textOf={(admin) => admin.name}
      empty={
        trimmed !== "" ? (
          <EmptyState icon={<SearchX />} title={t("lists.noHit")}>
            {t("lists.noHitHint")}
          </EmptyState>
        ) : (
          <EmptyState icon={<UserCog />} title={t("admins.none")}>
            {t("admins.noneHint")}
          </EmptyState>
        )
      }
    />
  );
}
