import { Link } from "@tanstack/react-router";
import { ShieldAlert } from "lucide-react";
import { useState } from "react";
import { useOffer } from "~/components/effectOffer";
import { Problem } from "~/components/Problem";
import { placeOf } from "~/components/places";
import { useReason } from "~/components/reasons";
import { useI18n } from "~/i18n/i18n";
import type { MessageKey } from "~/i18n/messages";
import type { Platform, PolicyId, PolicyTarget } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { Banner } from "~/kit/Banner";
import { Button } from "~/kit/Button";
import { LoadingArea } from "~/kit/Spinner";
import { ActivateDialog, SMART } from "./ActivateDialog";
import { EffectiveSections } from "./EffectiveSections";
import { NoPolicyRight } from "./NoPolicyRight";
import styles from "./Policies.module.css";
import { PolicyPickDialog } from "./PolicyPickDialog";
import { useMayReadPolicies } from "./useMayReadPolicies";
import { usePolicyCatalogue } from "./usePolicyCatalogue";
import { WhatIfDialog } from "./WhatIfDialog";

export interface PolicyHereProps {
  readonly target: PolicyTarget;
  /** What it is called. */
  readonly name: string;
  /** Of a device. */
  readonly platform?: Platform;
}

type Asked = "assign" | "activate" | "whatIf";
const NO_CHANGES: never[] = [];
const NONE_KEYS = {
  group: "policies.hereNone.group",
  user: "policies.hereNone.user",
  device: "policies.hereNone.device",
} as const satisfies Record<PolicyTarget["kind"], MessageKey>;
const HELP_KEYS = {
  group: "policies.effectiveHelp.group",
  user: "policies.effectiveHelp.user",
  device: "policies.effectiveHelp.device",
} as const satisfies Record<PolicyTarget["kind"], MessageKey>;

/** Which policy is assigned to a group, a user or a device itself, and what holds there in the end and why. */
export function PolicyHere({ target, name, platform }: PolicyHereProps) {
  const { t, format } = useI18n();
  const catalogue = usePolicyCatalogue();
  const { offer, dialog } = useOffer();
  const [asked, setAsked] = useState<Asked | null>(null);
  const mayRead = useMayReadPolicies();
  const here = useCall("policies_assigned", { target }, { keep: false, enabled: mayRead });
  const view = useCall("policies_effective", { target, changes: NO_CHANGES }, { keep: false, enabled: mayRead });
  const assignReason = useReason("policy.assign", [{ kind: "row", id: target }]);
  const violationReason = useReason("policy.violation", [{ kind: "row", id: target }]);
  if (!mayRead) return <NoPolicyRight />;
  const failure = here.error ?? view.error;
  if (failure) return <Problem failure={failure} />;
  if (!here.data || !view.data || catalogue.length === 0) return <LoadingArea />;
  const { policy, violation } = here.data;
  const isSmart = platform !== undefined && SMART.includes(platform);
  const assign = (id: PolicyId, policyName: string) => {
    setAsked(null);
    offer({
      changes: [
        ...(policy ? [{ type: "policy_unassign", target } as const] : []),
        { type: "policy_assign", id, target },
      ],
      help: "policies-assign",
      title: t("policies.assignTitle", { name: policyName }),
      text: t("policies.assignDone", { name: policyName, target: name }),
      confirmLabel: t("policies.assignNow"),
      ask: "always",
    });
  };
  const unassign = () => {
    if (!policy) return;
    offer({
      changes: [{ type: "policy_unassign", target }],
      help: "policies-unassign",
      title: t("policies.unassignTitle", { name: policy.name }),
      text: t("policies.unassigned", { name: policy.name, n: 1 }),
      confirmLabel: t("policies.unassignNow"),
      ask: "always",
    });
  };
  const lift = () => {
    if (target.kind !== "device") return;
    offer({
      changes: [{ type: "violation_lift", device: target.id }],
      help: "policies-lift",
      title: t("policies.liftTitle"),
      text: t("policies.lifted", { n: 1 }),
      confirmLabel: t("policies.liftNow"),
      ask: "always",
    });
  };
  return (
    <div className={styles["here"]}>
      {violation ? (
        <Banner
          tone="warning"
          live={false}
          title={t("policies.violationActive", { until: format.dateTime(violation.until) })}
          actions={
            <Button size="s" disabledReason={violationReason} onPress={lift}>
              {t("policies.lift")}
            </Button>
          }
        >
          {violation.reason}
        </Banner>
      ) : null}
      <section aria-label={t("policies.hereTitle")}>
        <h3 className={styles["hereTitle"]}>{t("policies.hereTitle")}</h3>
        <p>
          {policy ? (
            <Link {...placeOf(policy.row)} draggable={false}>
              {policy.name}
            </Link>
          ) : (
            t(NONE_KEYS[target.kind])
          )}
        </p>
        <div className={styles["buttons"]}>
          <Button size="s" disabledReason={assignReason} onPress={() => setAsked("assign")}>
            {t(policy ? "policies.replace" : "policies.assign")}
          </Button>
          {policy ? (
            <Button size="s" disabledReason={assignReason} onPress={unassign}>
              {t("policies.unassign")}
            </Button>
          ) : null}
          {isSmart && !violation ? (
            <Button
              size="s"
              icon={<ShieldAlert />}
              disabledReason={violationReason}
              onPress={() => setAsked("activate")}
            >
              {t("policies.activate")}
            </Button>
          ) : null}
          <Button size="s" onPress={() => setAsked("whatIf")}>
            {t("policies.whatIf")}
          </Button>
        </div>
      </section>
      <section aria-label={t("policies.effective")}>
        <h3 className={styles["hereTitle"]}>{t("policies.effective")}</h3>
        <p className={styles["quiet"]}>{t(HELP_KEYS[target.kind])}</p>
        <EffectiveSections view={view.data} catalogue={catalogue} />
      </section>
      {dialog}
      {asked === "assign" ? (
        <PolicyPickDialog
          title={t("policies.assignHere", { target: name })}
          confirmLabel={t("policies.assignNext")}
          current={policy?.row.kind === "policy" ? policy.row.id : null}
          onClose={() => setAsked(null)}
          onPick={assign}
        />
      ) : null}
      {asked === "whatIf" ? (
        <WhatIfDialog
          target={target}
          name={name}
          now={view.data}
          current={policy?.row.kind === "policy" ? policy.row.id : null}
          catalogue={catalogue}
          onClose={() => setAsked(null)}
        />
      ) : null}
      {asked === "activate" && target.kind === "device" ? (
        <ActivateDialog
          device={target.id}
          onClose={() => setAsked(null)}
          onPick={(change) => {
            setAsked(null);
            offer({
              changes: [change],
              help: "policies-activate",
              title: t("policies.activateTitle"),
              text: t("policies.activated"),
              confirmLabel: t("policies.activateNow"),
              ask: "always",
            });
          }}
        />
      ) : null}
    </div>
  );
}
