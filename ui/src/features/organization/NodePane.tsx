import { MousePointerClick } from "lucide-react";
import { type KeyboardEvent, memo, type Ref, useState } from "react";
import { useActs } from "~/components/acts";
import { AuthorityHere } from "~/components/details/AuthorityHere";
import { RowHistory } from "~/components/details/RowHistory";
import { nodeText } from "~/components/places";
import { PolicyHere } from "~/components/policies/PolicyHere";
import { RowFailure } from "~/components/RowFailure";
import { useI18n } from "~/i18n/i18n";
import type { Counts, OrgNode, RowLabel, RowRef } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { useAppState, useSession } from "~/ipc/state";
import { Button } from "~/kit/Button";
import { EmptyState } from "~/kit/EmptyState";
import { type TabItem, Tabs } from "~/kit/Tabs";
import { matchesShortcut } from "~/util/keys";
import { DetailsTab } from "./DetailsTab";
import type { Load } from "./move";
import { NodeHeader } from "./NodeHeader";
import { NodeRows } from "./NodeRows";
import styles from "./Organization.module.css";
import { type NodeDoing, useNodeActs } from "./useNodeActs";

type Tab = "devices" | "users" | "details" | "policies" | "authority" | "history";

export interface NodePaneProps extends NodeDoing {
  readonly ref: Ref<HTMLElement>;
  readonly node: OrgNode | null;
  readonly name: string;
  readonly onCut: (load: Load) => void;
}

/** What is in the chosen node. Not drawn anew while the tree moves on; then once. */
export const NodePane = memo(Pane);

function Pane({ ref, node, name, onCut, ...doing }: NodePaneProps) {
  const { onReveal, onDialog } = doing;
  const { t, format } = useI18n();
  const { sync } = useAppState();
  const [wanted, setWanted] = useState<Tab>("devices");
  const [selected, setSelected] = useState<Load | null>(null);
  const groupId = node?.kind === "group" ? node.id : null;
  const userId = node?.kind === "user" ? node.id : null;
  const group = useCall("groups_get", { id: groupId ?? "" }, { enabled: groupId !== null, keep: false });
  const user = useCall("users_get", { id: userId ?? "" }, { enabled: userId !== null, keep: false });
  const acts = useNodeActs({ node, name, ...doing });
  useActs(acts.map((act) => ({ ...act, id: `organization:${act.id}` })));
  const failure = group.error ?? user.error;
  const row: RowRef | null = node?.kind === "group" || node?.kind === "user" ? node : null;
  if (!node) {
    return (
      <section ref={ref} tabIndex={-1} className={styles["pane"]}>
        <EmptyState icon={<MousePointerClick />} title={t("organization.choose")} />
      </section>
    );
  }
  const counts: Counts | null =
    node.kind === "organization"
      ? sync.counts
      : node.kind === "unassigned"
        ? { groups: 0, users: 0, devices: sync.unassigned }
        : node.kind === "user"
          ? user.data
            ? { groups: 0, users: 0, devices: user.data.devices.length }
            : null
          : (group.data?.counts ?? null);
  const number = (value: number | undefined) => (value === undefined ? {} : { count: format.number(value) });
  const all: readonly TabItem<Tab>[] = [
    { id: "devices", label: t("organization.tab.devices"), ...number(counts?.devices) },
    { id: "users", label: t("organization.tab.users"), ...number(counts?.users) },
    { id: "details", label: t("organization.tab.details") },
    { id: "policies", label: t("policies.tabHere") },
    { id: "authority", label: t("details.authorityTab") },
    { id: "history", label: t("details.historyTab") },
  ];
  const tabs = all.filter(
    ({ id }) =>
      id === "devices" ||
      (id === "users" && (node.kind === "group" || node.kind === "organization")) ||
      (id === "details" && node.kind !== "unassigned") ||
      ((id === "policies" || id === "authority" || id === "history") && row !== null),
  );
  const tab = tabs.find(({ id }) => id === wanted)?.id ?? "devices";
  const path = group.data?.path ?? user.data?.path ?? [];
  const onKeyDown = (event: KeyboardEvent) => {
    if (!selected || !matchesShortcut(event, "mod+x") || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    onCut(selected);
  };
  return (
    <section
      ref={ref}
      tabIndex={-1}
      aria-label={t("organization.pane", { name })}
      className={styles["pane"]}
      onKeyDown={onKeyDown}
    >
      {failure ? (
        <RowFailure
          failure={failure}
          className={styles["inset"]}
          actions={<ShowAbove node={node} path={path} onShow={onReveal} />}
        />
      ) : (
        <>
          <NodeHeader node={node} name={name} path={path} acts={acts} onShow={onReveal} />
          <Tabs label={t("details.tabs")} tabs={tabs} value={tab} onChange={setWanted}>
            {tab === "details" ? (
              <DetailsTab node={node} group={group.data ?? null} user={user.data ?? null} />
            ) : (node.kind === "group" || node.kind === "user") && tab === "policies" ? (
              <div className={styles["details"]}>
                <PolicyHere key={node.id} target={node} name={name} />
              </div>
            ) : row && tab === "authority" ? (
              <div className={styles["details"]}>
                <AuthorityHere row={row} />
              </div>
            ) : row && tab === "history" ? (
              <div className={styles["details"]}>
                <RowHistory key={row.id} row={row} />
              </div>
            ) : (
              <NodeRows
                // Selection and search belong to one node and one list.
                key={`${nodeText(node)}:${tab}`}
                kind={tab === "users" ? "user" : "device"}
                node={node}
                name={name}
                onShow={onReveal}
                onDialog={onDialog}
                onSelected={setSelected}
              />
            )}
          </Tabs>
        </>
      )}
    </section>
  );
}

interface ShowAboveProps {
  readonly node: OrgNode;
  /** Where the node was last known to lie; a group's own path ends with itself. */
  readonly path: readonly RowLabel[];
  readonly onShow: (node: OrgNode) => void;
}

/** The way from a node that is gone to where it lay. */
function ShowAbove({ node, path, onShow }: ShowAboveProps) {
  const { t } = useI18n();
  const { sync } = useAppState();
  const { company_name: company } = useSession();
  const group = path.at(node.kind === "group" ? -2 : -1);
  if (group?.row.kind !== "group" && !sync.whole) return null;
  const above: OrgNode = group?.row.kind === "group" ? group.row : { kind: "organization" };
  return <Button onPress={() => onShow(above)}>{t("organization.showAbove", { name: group?.name ?? company })}</Button>;
}
