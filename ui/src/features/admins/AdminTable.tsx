import { SearchX, ShieldCheck, ShieldOff, UserCog } from "lucide-react";
import { useMemo } from "react";
import { freeColumns } from "~/components/lists/freeColumns";
import listStyles from "~/components/lists/Lists.module.css";
import { RowList, type RowListProps } from "~/components/lists/RowList";
import { rowId } from "~/components/places";
import { useReader } from "~/components/reasons";
import { useI18n } from "~/i18n/i18n";
import { call } from "~/ipc/client";
import type { Admin, AdminQuery, GroupId, RowRef, SortKey } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { EmptyState } from "~/kit/EmptyState";
import type { Column } from "~/kit/WindowTableParts";
import { AdminState } from "./AdminState";
import { KindWords, ScopeSummary } from "./GrantWords";
import { reachOf } from "./grants";
import type { Access } from "./useAccess";

/** An admin in the list, with the name of the first group they manage. */
export interface AdminListRow {
  readonly admin: Admin;
  readonly firstGroup: string | null;
}

export interface AdminTableProps extends RowListProps<AdminListRow> {
  readonly query: string;
  readonly access: Access;
}

function firstGroupOf({ grants }: Admin): GroupId | null {
  const { whole, groups } = reachOf(grants);
  return whole ? null : (groups[0] ?? null);
}

/** A window of the list, with the names that its rows show: two questions for a window, whatever its length. */
async function rowsOf(request: AdminQuery) {
  const window = await call("admins_rows", request);
  const groups = new Set(window.rows.map(firstGroupOf).filter((group) => group !== null));
  const rows = [...groups].map((id): RowRef => ({ kind: "group", id }));
  const labels = rows.length > 0 ? await call("rows_labels", { rows }) : [];
  const names = new Map(labels.map((label) => [rowId(label.row), label.name]));
  return {
    ...window,
    rows: window.rows.map((admin): AdminListRow => {
      const group = firstGroupOf(admin);
      return { admin, firstGroup: group === null ? null : (names.get(group) ?? null) };
    }),
  };
}

/** Every column there is; the free fields by the names that the company gives them. */
export function useAdminColumns(access: Access): ReadonlyArray<Column<AdminListRow, SortKey>> {
  const { t, format } = useI18n();
  const reader = useReader();
  const catalogue = useCall("permissions_list", {}).data;
  const labels = useCall("settings_get", {}).data?.admin_labels;
  return useMemo(
    (): ReadonlyArray<Column<AdminListRow, SortKey>> => [
      {
        id: "name",
        title: t("admins.name"),
        sort: "name",
        min: 150,
        grow: 1.2,
        cell: ({ admin }) => (
          <span className={listStyles["withIcon"]}>
            <UserCog aria-hidden="true" />
            <span className={listStyles["text"]}>{admin.name}</span>
            <span className={listStyles["faint"]}>{admin.id === reader ? t("admins.you") : admin.yomigana}</span>
          </span>
        ),
      },
      {
        id: "account",
        title: t("admins.account"),
        sort: "account",
        min: 84,
        grow: 0.6,
        cell: ({ admin }) => admin.account,
      },
      {
        id: "kind",
        title: t("admins.kindColumn"),
        min: 104,
        grow: 0.6,
        cell: ({ admin }) => <KindWords grants={admin.grants} catalogue={catalogue ?? []} />,
      },
      {
        id: "scope",
        title: t("admins.scope"),
        min: 100,
        grow: 0.8,
        cell: ({ admin, firstGroup }) => <ScopeSummary grants={admin.grants} firstGroup={firstGroup} />,
      },
      {
        id: "state",
        title: t("admins.state"),
        sort: "state",
        min: 142,
        grow: 0.2,
        cell: ({ admin }) => <AdminState admin={admin} access={access.of(admin.id)} />,
      },
      {
        id: "factor",
        title: t("admins.factor"),
        min: 104,
        grow: 0.2,
        cell: ({ admin }) => <FactorWords access={access.of(admin.id)} />,
      },
      {
        id: "lastSignIn",
        title: t("admins.lastSignIn"),
        min: 120,
        grow: 0.4,
        cell: ({ admin }) => {
          const known = access.of(admin.id);
          if (!known) return <span className={listStyles["faint"]}>–</span>;
          return known.last_sign_in_at ? format.relative(known.last_sign_in_at) : t("admins.neverSignedIn");
        },
      },
      {
        id: "mail",
        title: t("lists.mail"),
        sort: "mail",
        min: 150,
        grow: 0.8,
        isExtra: true,
        cell: ({ admin }) => <span className={listStyles["second"]}>{admin.mail}</span>,
      },
      ...freeColumns<AdminListRow>(labels, ({ admin }) => admin.free),
    ],
    [t, format, reader, catalogue, access, labels],
  );
}

/** Admins, by how their name is read. */
export function AdminTable({ query, access, ...list }: AdminTableProps) {
  const { t } = useI18n();
  const columns = useAdminColumns(access);
  const trimmed = query.trim();
  return (
    <RowList
      {...list}
      list="admins"
      columns={columns}
      request={trimmed}
      ask={(sorting) => (from, count) => {
        const request = { query: trimmed, sort: sorting.by, descending: sorting.descending, from, count };
        return { queryKey: ["admins_rows", request, "named"], queryFn: () => rowsOf(request) };
      }}
      exported={({ by, descending }) => ({
        what: "admins",
        query: { query: trimmed, sort: by, descending, from: 0, count: 0 },
      })}
      findIn={({ by, descending }) => ({
        kind: "admins",
        query: { query: trimmed, sort: by, descending, from: 0, count: 0 },
      })}
      keyOf={({ admin }) => admin.id}
      textOf={({ admin }) => admin.name}
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

/** Whether there is a second factor: a picture and a word; a dash where that may not be known. */
function FactorWords({ access }: { readonly access: ReturnType<Access["of"]> }) {
  const { t } = useI18n();
  if (!access) return <span className={listStyles["faint"]}>–</span>;
  return (
    <span className={listStyles["withIcon"]}>
      {access.has_factor ? <ShieldCheck aria-hidden="true" /> : <ShieldOff aria-hidden="true" />}
      {t(access.has_factor ? "account.factor.on" : access.needs_factor ? "admins.factorMissing" : "account.factor.off")}
    </span>
  );
}
