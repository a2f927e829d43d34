import { useQueryClient } from "@tanstack/react-query";
import { Copy, Pencil, Trash2 } from "lucide-react";
import { useMemo, useState } from "react";
import { useBulkOffer } from "~/components/bulkOffer";
import { RowFailure } from "~/components/RowFailure";
import { useNowhereReason, useReason } from "~/components/reasons";
import { useI18n } from "~/i18n/i18n";
import type { PolicyId, PolicySectionView, Target } from "~/ipc/generated";
import { queryKey, useCall } from "~/ipc/query";
import { Button } from "~/kit/Button";
import { LoadingArea } from "~/kit/Spinner";
import { Tabs } from "~/kit/Tabs";
import { AssignmentsTab } from "./AssignmentsTab";
import { CreateDialog, RenameDialog } from "./CreateDialog";
import { HistoryTab } from "./HistoryTab";
import { PaneHead } from "./PaneHead";
import type { Edited } from "./policyDraft";
import { SettingsTab } from "./SettingsTab";
import { usePoliciesPlace } from "./usePoliciesPlace";

export interface IndividualPaneProps {
  readonly id: PolicyId;
  readonly catalogue: readonly PolicySectionView[];
  readonly onCreated: (id: PolicyId) => void;
  readonly onDeleted: () => void;
}

type Tab = "settings" | "assignments" | "history";
type Asked = "rename" | "copy";

/** One individual policy: its sections, what it is assigned to, and what was done to it. */
export function IndividualPane({ id, catalogue, onCreated, onDeleted }: IndividualPaneProps) {
  const { t, format } = useI18n();
  const queries = useQueryClient();
  const [place, go] = usePoliciesPlace();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { offer, dialog } = useBulkOffer();
  const { data: detail, error } = useCall("policies_get", { id }, { keep: false });
  const base = useCall("base_policy_get", {}).data;
  const targets = (detail?.targets ?? []).map((target): Target => ({ kind: "row", id: target }));
  const somewhere = useReason("policy.edit", targets);
  const nowhere = useNowhereReason("policy.edit");
  const reason = nowhere ?? somewhere;
  const unassignReason = useReason("policy.assign", targets);
  const policy = detail?.policy;
  const edited = useMemo(
    (): Edited | null => (policy && base ? { kind: "individual", policy, base } : null),
    [policy, base],
  );
  if (error) return <RowFailure failure={error} />;
  if (!detail || !edited || !policy) return <LoadingArea />;
  const { groups, users, devices } = detail.assigned;
  const tab: Tab = place.tab === "assignments" || place.tab === "history" ? place.tab : "settings";
  const remove = () =>
    offer({
      draft: { type: "policy_delete", id },
      help: "policies-delete",
      title: t("policies.deleteTitle", { name: policy.name }),
      text: t("policies.deleted", { name: policy.name }),
      confirmLabel: t("common.delete"),
      tone: "danger",
      onDone: onDeleted,
    });
  return (
    <>
      <PaneHead
        title={policy.name}
        note={policy.note}
        actions={
          <>
            <Button size="s" icon={<Pencil />} disabledReason={reason} onPress={() => setAsked("rename")}>
              {t("policies.rename")}
            </Button>
            <Button size="s" icon={<Copy />} disabledReason={nowhere} onPress={() => setAsked("copy")}>
              {t("policies.copy")}
            </Button>
            <Button size="s" icon={<Trash2 />} disabledReason={reason ?? unassignReason} onPress={remove}>
              {t("common.delete")}
            </Button>
          </>
        }
      />
      <Tabs<Tab>
        label={t("policies.tabs")}
        value={tab}
        onChange={(next) => go({ tab: next }, "instead")}
        tabs={[
          { id: "settings", label: t("policies.tab.settings") },
          { id: "assignments", label: t("policies.tab.assignments"), count: format.number(groups + users + devices) },
          { id: "history", label: t("details.historyTab") },
        ]}
      >
        {tab === "settings" ? (
          <SettingsTab
            catalogue={catalogue}
            edited={edited}
            name={policy.name}
            reason={reason}
            onSaved={({ effect }) => {
              const after = effect.rows.policies?.find((one) => one.after?.id === id)?.after;
              if (after) queries.setQueryData(queryKey("policies_get", { id }), { ...detail, policy: after });
            }}
          />
        ) : null}
        {tab === "assignments" ? <AssignmentsTab policy={policy} /> : null}
        {tab === "history" ? (
          <HistoryTab
            row={{ kind: "policy", id }}
            catalogue={catalogue}
            edited={edited}
            name={policy.name}
            reason={reason}
          />
        ) : null}
      </Tabs>
      {dialog}
      {asked === "rename" ? <RenameDialog policy={policy} onClose={() => setAsked(null)} /> : null}
      {asked === "copy" ? <CreateDialog copyOf={policy} onClose={() => setAsked(null)} onCreated={onCreated} /> : null}
    </>
  );
}
