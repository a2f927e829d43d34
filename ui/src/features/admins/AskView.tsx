import { Users } from "lucide-react";
import type { ReactNode } from "react";
import { AdminPicker } from "~/components/AdminPicker";
import type { MapCell } from "~/components/AuthorityTable";
import { NodeTree } from "~/components/lists/NodeTree";
import { PlaceName } from "~/components/PlaceName";
import { Problem } from "~/components/Problem";
import { rowId } from "~/components/places";
import { useI18n } from "~/i18n/i18n";
import type { AdminId, Permission, RowRef } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { Banner } from "~/kit/Banner";
import { EmptyState } from "~/kit/EmptyState";
import { Select } from "~/kit/Select";
import { LoadingArea } from "~/kit/Spinner";
import styles from "./Ask.module.css";
import { useAdminsPlace } from "./useAdminsPlace";
import { Why } from "./Why";

/** What is asked about before anything is chosen. */
const USUAL: Permission = "device.view";

export interface AskViewProps {
  readonly switcher: ReactNode;
  /** Whether the reader sees other admins than themself. */
  readonly seesOthers: boolean;
}

/** Who may do what where; and of any admin in sight, why or why not. */
export function AskView({ switcher, seesOthers }: AskViewProps) {
  const { t, locale } = useI18n();
  const catalogue = useCall("permissions_list", {}).data;
  const [{ permission: asked, group = null, admin = null }, go] = useAdminsPlace();
  const entry = catalogue?.find((one) => one.permission === asked);
  const permission: Permission = entry?.permission ?? USUAL;
  const cell: MapCell = { permission, group };
  const described = entry ?? catalogue?.find((one) => one.permission === permission);
  const choose = (id: AdminId) => go({ admin: id }, "instead");
  const rows: RowRef[] = [];
  if (admin !== null) rows.push({ kind: "admin", id: admin });
  if (group !== null) rows.push({ kind: "group", id: group });
  const labels = useCall("rows_labels", { rows }, { enabled: rows.length > 0 }).data ?? [];
  const nameOf = (id: string) => labels.find((label) => rowId(label.row) === id)?.name ?? null;
  return (
    <div className={styles["screen"]}>
      <div className={styles["bar"]}>{switcher}</div>
      <div className={styles["split"]}>
        <section className={styles["question"]} aria-label={t("admins.ask.question")}>
          {catalogue ? (
            <Select
              label={t("admins.permission")}
              value={permission}
              onChange={(next) => go({ permission: next }, "instead")}
              description={described?.allows[locale]}
              options={catalogue.map((one) => ({ id: one.permission, label: one.name[locale] }))}
            />
          ) : (
            <LoadingArea />
          )}
          <h3>{t("admins.ask.place")}</h3>
          <p>
            <PlaceName group={group} name={group === null ? null : nameOf(group)} />
          </p>
          <NodeTree
            label={t("admins.ask.place")}
            mode="one"
            showUsers={false}
            isChosen={(one) =>
              one.kind === "group" ? one.id === group : one.kind === "organization" && group === null
            }
            canChoose={(one) => one.kind === "group" || one.kind === "organization"}
            onChoose={(one) => go({ group: one.kind === "group" ? one.id : null }, "instead")}
          />
          {described && !described.group_scoped && group !== null ? (
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
          <Who cell={cell} chosen={admin} onChoose={choose} />
        </section>
        <section className={styles["answer"]} aria-label={t("admins.ask.why")}>
          <h3>{t("admins.ask.why")}</h3>
          <AdminPicker label={t("admins.list")} chosen={admin} onChoose={({ id }) => choose(id)} />
          {admin ? (
            <Why admin={admin} name={nameOf(admin) ?? t("rejection.someAdmin")} cell={cell} />
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
  readonly onChoose: (admin: AdminId) => void;
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
          const name = labels.find((label) => rowId(label.row) === admin)?.name ?? t("rejection.someAdmin");
          return (
            <li key={admin}>
              <button
                type="button"
                aria-pressed={chosen === admin}
                className={styles["person"]}
                onClick={() => onChoose(admin)}
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
