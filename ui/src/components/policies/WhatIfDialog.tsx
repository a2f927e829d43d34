import { useState } from "react";
import { NodeTree } from "~/components/lists/NodeTree";
import { Problem } from "~/components/Problem";
import { useT } from "~/i18n/i18n";
import type { Change, EffectiveView, OrgNode, Place, PolicyId, PolicySectionView, PolicyTarget } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { Dialog, LeaveButton } from "~/kit/Dialog";
import { LoadingArea } from "~/kit/Spinner";
import { Tabs } from "~/kit/Tabs";
import { DifferenceTable } from "./DifferenceTable";
import { differences } from "./differences";
import styles from "./Policies.module.css";
import { PolicyPicker } from "./PolicyPicker";

export interface WhatIfDialogProps {
  readonly target: PolicyTarget;
  readonly name: string;
  readonly now: EffectiveView;
  /** What is assigned here now. */
  readonly current: PolicyId | null;
  readonly catalogue: readonly PolicySectionView[];
  readonly onClose: () => void;
}

type Tab = "policy" | "place";

/** What would hold if another policy were assigned here, or if it lay elsewhere. Nothing is changed. */
export function WhatIfDialog({ target, name, now, current, catalogue, onClose }: WhatIfDialogProps) {
  const t = useT();
  const [tab, setTab] = useState<Tab>("policy");
  const [policy, setPolicy] = useState<PolicyId | null>(null);
  const [place, setPlace] = useState<OrgNode | null>(null);
  const changes = tab === "policy" ? assigning(target, policy, current) : placing(target, place);
  const { data, error } = useCall(
    "policies_effective",
    { target, changes: [...changes] },
    { enabled: changes.length > 0, keep: false },
  );
  const rows = data ? differences(now.effective, data.effective) : [];
  return (
    <Dialog
      help="policies-what-if"
      isOpen
      onClose={onClose}
      title={t("policies.whatIfTitle", { name })}
      size="l"
      footer={<LeaveButton>{t("common.close")}</LeaveButton>}
    >
      <p className={styles["quiet"]}>{t("policies.whatIfHelp")}</p>
      <Tabs<Tab>
        label={t("policies.whatIfKind")}
        value={tab}
        onChange={setTab}
        tabs={[
          { id: "policy", label: t("policies.whatIfPolicy") },
          { id: "place", label: t("policies.whatIfPlace") },
        ]}
      >
        {tab === "policy" ? (
          <PolicyPicker chosen={policy ?? current} onChoose={({ id }) => setPolicy(id)} />
        ) : (
          <NodeTree
            label={t("lists.placeTree")}
            mode="one"
            takesFocus={false}
            showUsers={target.kind === "device"}
            isChosen={(node) => "id" in node && place !== null && "id" in place && node.id === place.id}
            canChoose={(node) =>
              (node.kind === "group" && node.id !== target.id) || (node.kind === "user" && target.kind === "device")
            }
            onChoose={setPlace}
          />
        )}
      </Tabs>
      {error ? <Problem failure={error} /> : null}
      {changes.length > 0 && !data && !error ? <LoadingArea /> : null}
      {data ? (
        <section aria-label={t("policies.whatIfResult")}>
          <p role="status">{t("policies.whatIfCount", { n: rows.length })}</p>
          {rows.length > 0 ? (
            <DifferenceTable
              label={t("policies.whatIfResult")}
              rows={rows}
              left={t("policies.whatIfNow")}
              right={t("policies.whatIfThen")}
              catalogue={catalogue}
            />
          ) : null}
        </section>
      ) : null}
    </Dialog>
  );
}

function assigning(target: PolicyTarget, policy: PolicyId | null, current: PolicyId | null): readonly Change[] {
  if (policy === null || policy === current) return [];
  const assign: Change = { type: "policy_assign", id: policy, target };
  return current === null ? [assign] : [{ type: "policy_unassign", target }, assign];
}

function placing(target: PolicyTarget, node: OrgNode | null): readonly Change[] {
  if (node === null || !("id" in node)) return [];
  if (target.kind === "group")
    return node.kind === "group" ? [{ type: "group_move", id: target.id, parent: node.id }] : [];
  if (target.kind === "user")
    return node.kind === "group" ? [{ type: "user_move", id: target.id, group: node.id }] : [];
  const place: Place = node;
  return target.kind === "device" ? [{ type: "device_place", id: target.id, place }] : [];
}
