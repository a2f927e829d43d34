import { Users } from "lucide-react";
import { type ReactNode, useState } from "react";
import { AdminPicker } from "~/components/AdminPicker";
import type { MapCell } from "~/components/AuthorityTable";
import { NodeTree } from "~/components/lists/NodeTree";
import { Problem } from "~/components/Problem";
import { useI18n } from "~/i18n/i18n";
import type { AdminId, OrgNode, Permission, RowRef } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { Banner } from "~/kit/Banner";
import { EmptyState } from "~/kit/EmptyState";
import { Select } from "~/kit/Select";
import { LoadingArea } from "~/kit/Spinner";
import styles from "./Ask.module.css";
import { Why } from "./Why";

export interface AskViewProps {
  readonly switcher: ReactNode;
  /** Whether the reader sees other admins than themself. */
  readonly seesOthers: boolean;
}

/** Who may do what where; and of any admin in sight, why or why not. */
export function AskView({ switcher, seesOthers }: AskViewProps) {
  const { t, locale } = useI18n();
  const catalogue = useCall("permissions_list", {}).data;
  const [permission, setPermission] = useState<Permission>("device.view");
  const [node, setNode] = useState<OrgNode>({ kind: "organization" });
  const [admin, setAdmin] = useState<{ readonly id: AdminId; readonly name: string } | null>(null);
  const cell: MapCell = { permission, group: node.kind === "group" ? node.id : null };
  const entry = catalogue?.find((one) => one.permission === permission);
  return (
    <div className={styles["screen"]}>
      <div className={styles["bar"]}>{switcher}</div>
      <div className={styles["split"]}>
        <section className={styles["question"]} aria-label={t("admins.ask.question")}>
          {catalogue ? (
            <Select
              label={t("admins.permission")}
              value={permission}
              onChange={setPermission}
              description={entry?.allows[locale]}
              options={catalogue.map((one) => ({ id: one.permission, label: one.name[locale] }))}
            />
          ) : (
            <LoadingArea />
          )}
          <h3>{t("admins.ask.place")}</h3>
          <NodeTree
            label={t("admins.ask.place")}
            mode="one"
            showUsers={false}
            isChosen={(one) =>
              one.kind === node.kind && (one.kind !== "group" || (node.kind === "group" && one.id === node.id))
            }
            canChoose={(one) => one.kind === "group" || one.kind === "organization"}
            onChoose={setNode}
          />
          {entry && !entry.group_scoped && node.kind === "group" ? (
            <Banner tone="notice">{t("admins.ask.wholeOnly")}</Banner>
          ) : null}
        </section>
        <section className={styles["answer"]} aria-label={t("admins.ask.who")}>
          <h3>{t("admins.ask.who")}</h3>
          {seesOthers ? null : (
            <Banner tone="notice" live={false}>
              {t("admins.onlyYou")}
            </Banner>
          )}
          <Who cell={cell} chosen={admin?.id ?? null} onChoose={setAdmin} />
        </section>
        <section className={styles["answer"]} aria-label={t("admins.ask.why")}>
          <h3>{t("admins.ask.why")}</h3>
          <AdminPicker
            label={t("admins.list")}
            chosen={admin?.id ?? null}
            onChoose={({ id, name }) => setAdmin({ id, name })}
          />
          {admin ? (
            <Why admin={admin.id} name={admin.name} cell={cell} />
          ) : (
            <p className={styles["faint"]}>{t("admins.ask.chooseAdmin")}</p>
          )}
        </section>
      </div>
    </div>
  );
}

interface WhoProps {
  readonly cell: MapCell;
  readonly chosen: AdminId | null;
  readonly onChoose: (admin: { readonly id: AdminId; readonly name: string }) => void;
}

/** Names of those who may, each with the grants that allow it. */
function Who({ cell: { permission, group }, chosen, onChoose }: WhoProps) {
  const { t, format } = useI18n();
  const { data, error } = useCall(
    "authority_who",
    {
      permission,
      target: group === null ? { kind: "organization" } : { kind: "row", id: { kind: "group", id: group } },
    },
    { keep: false },
  );
  const rows = (data ?? []).map(({ admin }): RowRef => ({ kind: "admin", id: admin }));
  const labels = useCall("rows_labels", { rows }, { enabled: rows.length > 0 }).data ?? [];
  if (error) return <Problem failure={error} />;
  if (!data) return <LoadingArea />;
  if (data.length === 0) {
    return (
      <EmptyState icon={<Users />} title={t("admins.ask.nobody")}>
        {t("admins.ask.nobodyHint")}
      </EmptyState>
    );
  }
  return (
    <>
      <p role="status" className={styles["faint"]}>
        {t("admins.count", { n: data.length })}
      </p>
      <ul className={styles["who"]}>
        {data.map(({ admin, grants }) => {
          const name = labels.find((label) => label.row.id === admin)?.name ?? t("rejection.someAdmin");
          return (
            <li key={admin}>
              <button
                type="button"
                aria-pressed={chosen === admin}
                className={styles["person"]}
                onClick={() => onChoose({ id: admin, name })}
              >
                <span className={styles["name"]}>{name}</span>
                <span className={styles["by"]}>
                  {t("admins.ask.by", {
                    grants: format.list(grants.map((index) => t("admins.grantTitle", { n: index + 1 }))),
                  })}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
