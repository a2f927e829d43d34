import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { Problem } from "~/components/Problem";
import { useReason } from "~/components/reasons";
import { useI18n } from "~/i18n/i18n";
import type { PolicySectionView } from "~/ipc/generated";
import { queryKey, useCall } from "~/ipc/query";
import { LoadingArea } from "~/kit/Spinner";
import { Tabs } from "~/kit/Tabs";
import { ActiveTab } from "./ActiveTab";
import { HistoryTab } from "./HistoryTab";
import { PaneHead } from "./PaneHead";
import type { Edited } from "./policyDraft";
import { SettingsTab } from "./SettingsTab";
import { usePoliciesPlace } from "./usePoliciesPlace";

const EVERYWHERE = [{ kind: "organization" }] as const;
type Tab = "active" | "settings" | "history";

/** The policy for phones in an emergency: where it is active, and what it says. */
export function ViolationPane({ catalogue }: { readonly catalogue: readonly PolicySectionView[] }) {
  const { t, format } = useI18n();
  const queries = useQueryClient();
  const [place, go] = usePoliciesPlace();
  const { data: detail, error } = useCall("violation_policy_get", {});
  const reason = useReason("policy.violation", EVERYWHERE);
  const policy = detail?.policy;
  const edited = useMemo((): Edited | null => (policy ? { kind: "violation", policy } : null), [policy]);
  const tab: Tab = place.tab === "settings" || place.tab === "history" ? place.tab : "active";
  if (error && !detail) return <Problem failure={error} />;
  if (!detail || !edited) return <LoadingArea />;
  return (
    <>
      <PaneHead title={t("policies.violation")} note={t("policies.violationHelp")} />
      <Tabs<Tab>
        label={t("policies.tabs")}
        value={tab}
        onChange={(next) => go({ tab: next }, "instead")}
        tabs={[
          { id: "active", label: t("policies.tab.active"), count: format.number(detail.active.length) },
          { id: "settings", label: t("policies.tab.settings") },
          { id: "history", label: t("details.historyTab") },
        ]}
      >
        {tab === "active" ? <ActiveTab active={detail.active} /> : null}
        {tab === "settings" ? (
          <SettingsTab
            catalogue={catalogue}
            edited={edited}
            name={t("policies.violation")}
            reason={reason}
            onSaved={({ effect }) => {
              const after = effect.rows.violation_policy?.after;
              if (after) queries.setQueryData(queryKey("violation_policy_get", {}), { ...detail, policy: after });
            }}
          />
        ) : null}
        {tab === "history" ? (
          <HistoryTab
            row={{ kind: "violation_policy" }}
            catalogue={catalogue}
            edited={edited}
            name={t("policies.violation")}
            reason={reason}
          />
        ) : null}
      </Tabs>
    </>
  );
}
