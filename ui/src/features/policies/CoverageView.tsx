import { Link } from "@tanstack/react-router";
import { Network } from "lucide-react";
import { Problem } from "~/components/Problem";
import { placeOf, rowKey } from "~/components/places";
import { useI18n } from "~/i18n/i18n";
import type { CoverageGroup, PolicyId, PolicySummary } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { EmptyState } from "~/kit/EmptyState";
import { LoadingArea } from "~/kit/Spinner";
import { PaneHead } from "./PaneHead";
import styles from "./Policies.module.css";

export interface CoverageViewProps {
  readonly policies: readonly PolicySummary[] | undefined;
  readonly onPolicy: (id: PolicyId) => void;
}

/** Where something other than the base policy decides: group by group, with how many devices that reaches. */
export function CoverageView({ policies, onPolicy }: CoverageViewProps) {
  const { t, format } = useI18n();
  const { data: groups, error } = useCall("policies_coverage", {});
  if (error && !groups) return <Problem failure={error} />;
  if (!groups) return <LoadingArea />;
  const most = Math.max(1, ...groups.map((group) => group.devices));
  const nameOf = (id: PolicyId) => policies?.find((policy) => policy.id === id)?.name ?? t("history.value.unknownRow");
  const groupName = (id: string) =>
    groups.find(({ group }) => group.row.kind === "group" && group.row.id === id)?.group.name ??
    t("rejection.someGroup");
  return (
    <>
      <PaneHead title={t("policies.coverage")} note={t("policies.coverageHelp")} />
      {groups.length === 0 ? (
        <EmptyState icon={<Network />} title={t("policies.noCoverage")}>
          {t("policies.noCoverageHint")}
        </EmptyState>
      ) : (
        <div className={styles["scroll"]}>
          <table className={styles["coverage"]} aria-label={t("policies.coverage")}>
            <thead>
              <tr>
                <th scope="col">{t("lists.group")}</th>
                <th scope="col">{t("policies.coveragePolicy")}</th>
                <th scope="col">{t("policies.targetDevices")}</th>
                <th scope="col">{t("policies.exceptions")}</th>
              </tr>
            </thead>
            <tbody>
              {groups.map((row) => (
                <tr key={rowKey(row.group.row)} data-own={row.assigned ? "" : undefined}>
                  <th scope="row" style={{ paddingInlineStart: 8 + Math.min(row.depth, 12) * 16 }}>
                    <Link {...placeOf(row.group.row)} draggable={false}>
                      {row.group.name}
                    </Link>
                  </th>
                  <td>
                    <Deciding row={row} nameOf={nameOf} groupName={groupName} onPolicy={onPolicy} />
                  </td>
                  <td>
                    <span className={styles["barCell"]}>
                      <span
                        className={styles["plot"]}
                        data-own={row.assigned ? "" : undefined}
                        style={{ inlineSize: `${(row.devices / most) * 100}%` }}
                        aria-hidden="true"
                      />
                      <span>{format.number(row.devices)}</span>
                    </span>
                  </td>
                  <td>{exceptions(row)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );

  function exceptions({ excepted_users: users, excepted_devices: devices }: CoverageGroup) {
    const parts = [
      users > 0 ? t("policies.assigned.users", { n: users }) : "",
      devices > 0 ? t("policies.assigned.devices", { n: devices }) : "",
    ].filter(Boolean);
    return parts.length > 0 ? format.list(parts) : "–";
  }
}

interface DecidingProps {
  readonly row: CoverageGroup;
  readonly nameOf: (id: PolicyId) => string;
  readonly groupName: (id: string) => string;
  readonly onPolicy: (id: PolicyId) => void;
}

function Deciding({ row: { assigned, inherited }, nameOf, groupName, onPolicy }: DecidingProps) {
  const { t } = useI18n();
  if (assigned) {
    return (
      <button type="button" className={styles["linkButton"]} onClick={() => onPolicy(assigned)}>
        {nameOf(assigned)}
      </button>
    );
  }
  return (
    <span className={styles["quiet"]}>
      {inherited
        ? t("policies.inherited", { policy: nameOf(inherited.policy), group: groupName(inherited.from) })
        : t("policies.base")}
    </span>
  );
}
