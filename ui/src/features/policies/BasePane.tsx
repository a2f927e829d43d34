import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { Problem } from "~/components/Problem";
import { useReason } from "~/components/reasons";
import { useT } from "~/i18n/i18n";
import type { PolicySectionView } from "~/ipc/generated";
import { queryKey, useCall } from "~/ipc/query";
import { LoadingArea } from "~/kit/Spinner";
import { Tabs } from "~/kit/Tabs";
import { HistoryTab } from "./HistoryTab";
import { PaneHead } from "./PaneHead";
import { PermitTab } from "./PermitTab";
import type { Edited } from "./policyDraft";
import { SettingsTab } from "./SettingsTab";
import { usePoliciesPlace } from "./usePoliciesPlace";

const EVERYWHERE = [{ kind: "organization" }] as const;
type Tab = "settings" | "permit" | "history";

/** The base policy: its items, and what individual policies may change of it. */
export function BasePane({ catalogue }: { readonly catalogue: readonly PolicySectionView[] }) {
  const t = useT();
  const queries = useQueryClient();
  const [place, go] = usePoliciesPlace();
  const { data: base, error } = useCall("base_policy_get", {});
  const reason = useReason("policy.base", EVERYWHERE);
  const edited = useMemo((): Edited | null => (base ? { kind: "base", base } : null), [base]);
  const tab: Tab = place.tab === "permit" || place.tab === "history" ? place.tab : "settings";
  if (error && !base) return <Problem failure={error} />;
  if (!base || !edited) return <LoadingArea />;
  return (
    <>
      <PaneHead title={t("policies.base")} note={t("policies.baseHelp")} />
      <Tabs<Tab>
        label={t("policies.tabs")}
        value={tab}
        onChange={(next) => go({ tab: next }, "instead")}
        tabs={[
          { id: "settings", label: t("policies.tab.settings") },
          { id: "permit", label: t("policies.tab.permit") },
          { id: "history", label: t("details.historyTab") },
        ]}
      >
        {tab === "settings" ? (
          <SettingsTab
            catalogue={catalogue}
            edited={edited}
            name={t("policies.base")}
            reason={reason}
            onSaved={({ effect }) => {
              const after = effect.rows.base_policy?.after;
              if (after) queries.setQueryData(queryKey("base_policy_get", {}), after);
            }}
          />
        ) : null}
        {tab === "permit" ? <PermitTab catalogue={catalogue} base={base} reason={reason} /> : null}
        {tab === "history" ? (
          <HistoryTab
            row={{ kind: "base_policy" }}
            catalogue={catalogue}
            edited={edited}
            name={t("policies.base")}
            reason={reason}
          />
        ) : null}
      </Tabs>
    </>
  );
}
