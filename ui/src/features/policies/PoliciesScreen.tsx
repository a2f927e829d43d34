import { Plus } from "lucide-react";
import { useRef, useState } from "react";
import { useActs } from "~/components/acts";
import { Problem } from "~/components/Problem";
import { NoPolicyRight } from "~/components/policies/NoPolicyRight";
import { useMayReadPolicies } from "~/components/policies/useMayReadPolicies";
import { usePolicyCatalogue } from "~/components/policies/usePolicyCatalogue";
import { useNowhereReason } from "~/components/reasons";
import { useT } from "~/i18n/i18n";
import { useCall } from "~/ipc/query";
import { Button } from "~/kit/Button";
import { LoadingArea } from "~/kit/Spinner";
import { BasePane } from "./BasePane";
import { CoverageView } from "./CoverageView";
import { CreateDialog } from "./CreateDialog";
import { IndividualPane } from "./IndividualPane";
import styles from "./Policies.module.css";
import { PolicyFiles } from "./PolicyFiles";
import { PolicyList } from "./PolicyList";
import { usePoliciesPlace } from "./usePoliciesPlace";
import { ViolationPane } from "./ViolationPane";

/** The company's policies: what holds where nothing else is said, what is different for some, and for emergencies. */
export function PoliciesScreen() {
  const t = useT();
  const [place, go] = usePoliciesPlace();
  const [isCreating, setCreating] = useState(false);
  const pane = useRef<HTMLElement>(null);
  const mayRead = useMayReadPolicies();
  const catalogue = usePolicyCatalogue();
  const { data: list, error } = useCall("policies_list", {}, { enabled: mayRead });
  const createReason = useNowhereReason("policy.edit");
  const chosen = place.policy ?? "base";
  useActs([
    {
      id: "policies.create",
      label: t("policies.create"),
      disabledReason: createReason,
      onAction: () => setCreating(true),
    },
    {
      id: "policies.coverage",
      label: t("policies.coverage"),
      onAction: () => go({ view: "coverage" }, "step"),
    },
  ]);
  if (!mayRead) return <NoPolicyRight />;
  if (error && !list) return <Problem failure={error} />;
  const isCoverage = place.view === "coverage";
  return (
    <div className={styles["screen"]}>
      <div className={styles["aside"]}>
        <div className={styles["asideActs"]}>
          <Button icon={<Plus />} disabledReason={createReason} onPress={() => setCreating(true)}>
            {t("policies.create")}
          </Button>
          <Button
            variant="quiet"
            aria-pressed={isCoverage}
            onPress={() => go({ view: isCoverage ? null : "coverage" }, "step")}
          >
            {t("policies.coverage")}
          </Button>
          <PolicyFiles list={list} />
        </div>
        <PolicyList
          list={list}
          chosen={isCoverage ? "" : chosen}
          onChoose={(policy) => go({ policy, view: null, tab: null, section: place.section ?? null }, "instead")}
          onOpen={() => pane.current?.focus()}
        />
      </div>
      <section ref={pane} tabIndex={-1} className={styles["pane"]} aria-label={t("policies.pane")}>
        {isCoverage ? (
          <CoverageView
            policies={list?.policies}
            onPolicy={(policy) => go({ view: null, policy, tab: null }, "step")}
          />
        ) : catalogue.length === 0 || !list ? (
          <LoadingArea />
        ) : chosen === "base" ? (
          <BasePane catalogue={catalogue} />
        ) : chosen === "violation" ? (
          <ViolationPane catalogue={catalogue} />
        ) : (
          <IndividualPane
            key={chosen}
            id={chosen}
            catalogue={catalogue}
            onCreated={(policy) => go({ policy, view: null, tab: null }, "step")}
            onDeleted={() => go({ policy: null, tab: null }, "instead")}
          />
        )}
      </section>
      {isCreating ? (
        <CreateDialog
          copyOf={null}
          onClose={() => setCreating(false)}
          onCreated={(policy) => go({ policy, view: null, tab: null }, "step")}
        />
      ) : null}
    </div>
  );
}
