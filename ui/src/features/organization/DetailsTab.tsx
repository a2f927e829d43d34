import { Link } from "@tanstack/react-router";
import { Facts } from "~/components/lists/Facts";
import { userFacts } from "~/components/lists/rowFacts";
import { placeOf } from "~/components/places";
import { useI18n } from "~/i18n/i18n";
import type { Counts, GroupDetail, OrgNode, UserDetail } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { useAppState, useSession } from "~/ipc/state";
import { LoadingArea } from "~/kit/Spinner";
import styles from "./Organization.module.css";

export interface DetailsTabProps {
  readonly node: OrgNode;
  readonly group: GroupDetail | null;
  readonly user: UserDetail | null;
}

/** Everything about the node itself. */
export function DetailsTab({ node, group, user }: DetailsTabProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const settings = useCall("settings_get", {}).data;
  const { sync } = useAppState();
  const session = useSession();
  if (node.kind === "organization") {
    return (
      <div className={styles["details"]}>
        <Facts facts={[{ id: "company", label: t("organization.fact.company"), value: session.company_code }]} />
        <CountsTable columns={[{ label: t("organization.fact.inAll"), counts: sync.counts }]} />
      </div>
    );
  }
  if (user) {
    return (
      <div className={styles["details"]}>
        <Facts facts={userFacts(i18n, user, settings)} />
      </div>
    );
  }
  if (!group) return <LoadingArea />;
  return (
    <div className={styles["details"]}>
      <Facts facts={[{ id: "code", label: t("organization.fact.code"), value: group.group.code }]} />
      <CountsTable
        columns={[
          { label: t("organization.fact.inAll"), counts: group.counts },
          { label: t("organization.fact.direct"), counts: group.direct },
        ]}
      />
      <section>
        <h3 className={styles["cardTitle"]}>{t("organization.fact.admins")}</h3>
        {group.admins.length === 0 ? <p className={styles["quiet"]}>{t("organization.fact.noAdmins")}</p> : null}
        <ul className={styles["admins"]}>
          {group.admins.map(({ row, name }) => (
            <li key={row.id}>
              <Link {...placeOf(row)}>{name}</Link>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function CountsTable({
  columns,
}: {
  readonly columns: readonly { readonly label: string; readonly counts: Counts }[];
}) {
  const { t, format } = useI18n();
  const rows = [
    ["groups", t("organization.fact.groups")],
    ["users", t("organization.fact.users")],
    ["devices", t("organization.fact.devices")],
  ] as const;
  return (
    <table className={styles["counts"]}>
      <caption>{t("organization.fact.counts")}</caption>
      <thead>
        <tr>
          <td />
          {columns.map(({ label }) => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([key, label]) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            {columns.map((column) => (
              <td key={column.label}>{format.number(column.counts[key])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
