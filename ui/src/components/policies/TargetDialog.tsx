import { useState } from "react";
import { NodeTree } from "~/components/lists/NodeTree";
import { Problem } from "~/components/Problem";
import { useReason } from "~/components/reasons";
import { errorText } from "~/i18n/errorText";
import { useT } from "~/i18n/i18n";
import type { OrgNode, Policy, PolicyTarget } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { Banner } from "~/kit/Banner";
import { Button } from "~/kit/Button";
import { Dialog, LeaveButton } from "~/kit/Dialog";
import { Tabs } from "~/kit/Tabs";
import { DevicePicker } from "./DevicePicker";

export interface TargetDialogProps {
  readonly policy: Policy;
  /** `replaced` says that another policy is taken away from there. */
  readonly onPick: (target: PolicyTarget, name: string, replaced: boolean) => void;
  readonly onClose: () => void;
}

type Tab = "node" | "device";

/** Chooses what an individual policy is assigned to: a group, a user or a device. */
export function TargetDialog({ policy, onPick, onClose }: TargetDialogProps) {
  const t = useT();
  const [tab, setTab] = useState<Tab>("node");
  const [target, setTarget] = useState<PolicyTarget | null>(null);
  const { data: here, error: hereError } = useCall(
    "policies_assigned",
    { target: target ?? { kind: "group", id: "" } },
    { enabled: target !== null, keep: false },
  );
  const { data: labels, error: labelError } = useCall(
    "rows_labels",
    { rows: target ? [target] : [] },
    { enabled: target !== null, keep: false },
  );
  const label = labels?.[0];
  const error = target === null ? null : (hereError ?? labelError);
  const denied = useReason("policy.assign", target ? [{ kind: "row", id: target }] : []);
  const current = here?.policy ?? null;
  const isSame = current?.row.kind === "policy" && current.row.id === policy.id;
  // A target without a name has gone meanwhile.
  const isGone = labels !== undefined && !label;
  const blocked =
    target === null || isGone
      ? t("policies.chooseTarget")
      : (denied ?? (isSame ? t("policies.assignedAlready") : error ? errorText(t, error.body) : null));
  const confirm = () => {
    if (target && here && label && blocked === null) onPick(target, label.name, current !== null);
  };
  const isChosen = (node: OrgNode) => "id" in node && node.kind === target?.kind && node.id === target.id;
  return (
    <Dialog
      help="policies-target"
      isOpen
      onClose={onClose}
      title={t("policies.assignTitle", { name: policy.name })}
      footer={
        <>
          <LeaveButton>{t("common.cancel")}</LeaveButton>
          <Button
            variant="primary"
            isPending={target !== null && !error && !(here && labels)}
            disabledReason={blocked}
            onPress={confirm}
          >
            {t("policies.assignNext")}
          </Button>
        </>
      }
    >
      <Tabs<Tab>
        label={t("policies.targetKind")}
        value={tab}
        onChange={(next) => {
          setTab(next);
          setTarget(null);
        }}
        tabs={[
          { id: "node", label: t("policies.targetNode") },
          { id: "device", label: t("policies.targetDevice") },
        ]}
      >
        {tab === "node" ? (
          <NodeTree
            label={t("policies.targetTree")}
            mode="one"
            takesFocus={false}
            showUsers
            permission="policy.assign"
            isChosen={isChosen}
            canChoose={(node) => node.kind === "group" || node.kind === "user"}
            onChoose={(node) => {
              if (node.kind === "group" || node.kind === "user") setTarget(node);
            }}
            onConfirm={confirm}
          />
        ) : (
          <DevicePicker
            chosen={target?.kind === "device" ? target.id : null}
            onChoose={(id) => setTarget({ kind: "device", id })}
          />
        )}
      </Tabs>
      {error ? <Problem failure={error} /> : null}
      {current && !isSame ? <Banner tone="warning">{t("policies.replaces", { policy: current.name })}</Banner> : null}
    </Dialog>
  );
}
