import { Link } from "@tanstack/react-router";
import { Folder, MonitorSmartphone, Plus, SearchX, User, Waypoints } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { useOffer } from "~/components/effectOffer";
import { type RowWindow, useRowWindows } from "~/components/lists/useRowWindows";
import { Problem } from "~/components/Problem";
import { placeOf, rowKey, targetOf } from "~/components/places";
import { TargetDialog } from "~/components/policies/TargetDialog";
import { useNowhereReason, useReason } from "~/components/reasons";
import { onActKey } from "~/components/rowKeys";
import { useI18n } from "~/i18n/i18n";
import type { Change, Policy, PolicyAssignment, PolicyTarget, Target } from "~/ipc/generated";
import { query as asking } from "~/ipc/query";
import { Button } from "~/kit/Button";
import { EmptyState } from "~/kit/EmptyState";
import { SearchField } from "~/kit/TextField";
import { WindowTable } from "~/kit/WindowTable";
import styles from "./Policies.module.css";

const ICONS = { group: Folder, user: User, device: MonitorSmartphone } as const;
const UNSORTED = { by: "name", descending: false } as const;

/** What an individual policy is assigned to: added to, and taken away from. */
export function AssignmentsTab({ policy }: { readonly policy: Policy }) {
  const { t, format } = useI18n();
  const { offer, dialog } = useOffer();
  const [ids, select] = useState<readonly string[]>([]);
  const [isAdding, setAdding] = useState(false);
  const [text, setText] = useState("");
  const request = { id: policy.id, query: text.trim() };
  const { source, failure, isStale } = useRowWindows<PolicyAssignment, RowWindow<PolicyAssignment>>(
    (from, count) => asking("policies_assignments", { ...request, from, count }),
    JSON.stringify(request),
  );
  const chosen = ids.flatMap((key) => targetOf(key) ?? []);
  const addReason = useNowhereReason("policy.assign");
  const denied = useReason(
    "policy.assign",
    chosen.map((target): Target => ({ kind: "row", id: target })),
  );
  const takeReason = chosen.length === 0 ? t("policies.chooseTargets") : denied;
  const take = () => {
    offer({
      changes: chosen.map((target): Change => ({ type: "policy_unassign", target })),
      help: "policies-unassign",
      title: t("policies.unassignTitle", { name: policy.name }),
      text: t("policies.unassigned", { name: policy.name, n: chosen.length }),
      confirmLabel: t("policies.unassignNow"),
      ask: "always",
      onDone: () => select([]),
    });
  };
  return (
    <div className={styles["main"]}>
      <div className={styles["bar"]}>
        <p className={styles["quiet"]}>{t("policies.assignmentsHelp")}</p>
        <Button size="s" disabledReason={takeReason} shortcut="delete" onPress={take}>
          {t("policies.unassign")}
        </Button>
        <Button size="s" variant="primary" icon={<Plus />} disabledReason={addReason} onPress={() => setAdding(true)}>
          {t("policies.assignAdd")}
        </Button>
      </div>
      <div className={styles["find"]}>
        <SearchField
          label={t("policies.searchAssignments")}
          value={text}
          onChange={(next) => {
            setText(next);
            // What is out of sight is not taken away along with the rest.
            select([]);
          }}
        />
      </div>
      {failure ? <Problem failure={failure} /> : null}
      <WindowTable<PolicyAssignment, "name">
        label={t("policies.assignmentsOf", { name: policy.name })}
        columns={[
          {
            id: "target",
            title: t("policies.target"),
            min: 180,
            cell: ({ target, name }) => {
              const Icon = ICONS[target.kind];
              return (
                <span className={styles["listCell"]}>
                  <Icon aria-hidden="true" />
                  <Link {...placeOf(target)} draggable={false} tabIndex={-1}>
                    {name}
                  </Link>
                </span>
              );
            },
          },
          {
            id: "path",
            title: t("policies.targetPath"),
            min: 160,
            cell: ({ path }) => <span className={styles["quiet"]}>{path.map((step) => step.name).join(" / ")}</span>,
          },
          {
            id: "devices",
            title: t("policies.targetDevices"),
            min: 96,
            grow: 0.3,
            isNumber: true,
            cell: ({ devices }) => format.number(devices),
          },
        ]}
        source={source}
        keyOf={({ target }) => rowKey(target)}
        textOf={({ name }) => name}
        sorting={UNSORTED}
        onSort={() => {}}
        selected={ids}
        onSelect={select}
        onOpen={({ target }) => select([rowKey(target)])}
        onRowKey={(event: KeyboardEvent) =>
          onActKey(event, {
            delete: { label: t("policies.unassign"), disabledReason: takeReason, onAction: take },
          })
        }
        isStale={isStale}
        resetKey={JSON.stringify(request)}
        empty={
          request.query ? (
            <EmptyState icon={<SearchX />} title={t("lists.noHit")} />
          ) : (
            <EmptyState icon={<Waypoints />} title={t("policies.noAssignments")}>
              {t("policies.noAssignmentsHint")}
            </EmptyState>
          )
        }
      />
      {dialog}
      {isAdding ? (
        <TargetDialog
          policy={policy}
          onClose={() => setAdding(false)}
          onPick={(target: PolicyTarget, name, replaced) => {
            setAdding(false);
            offer({
              changes: [
                ...(replaced ? [{ type: "policy_unassign", target } as const] : []),
                { type: "policy_assign", id: policy.id, target },
              ],
              help: "policies-assign",
              title: t("policies.assignTitle", { name: policy.name }),
              text: t("policies.assignDone", { name: policy.name, target: name }),
              confirmLabel: t("policies.assignNow"),
              ask: "always",
            });
          }}
        />
      ) : null}
    </div>
  );
}
