import { Link } from "@tanstack/react-router";
import { ShieldAlert, ShieldCheck } from "lucide-react";
import { useState } from "react";
import { useOffer } from "~/components/effectOffer";
import { useMemorySource } from "~/components/lists/memorySource";
import { placeOf } from "~/components/places";
import { ActivateDialog } from "~/components/policies/ActivateDialog";
import { useNowhereReason, useReason } from "~/components/reasons";
import { useI18n } from "~/i18n/i18n";
import type { ActiveViolation, Change, Target } from "~/ipc/generated";
import { Button } from "~/kit/Button";
import { EmptyState } from "~/kit/EmptyState";
import { WindowTable } from "~/kit/WindowTable";
import styles from "./Policies.module.css";

const UNSORTED = { by: "name", descending: false } as const;

/** The phones on which the violation policy is active, by when it ends. */
export function ActiveTab({ active }: { readonly active: readonly ActiveViolation[] }) {
  const { t, format } = useI18n();
  const { offer, dialog } = useOffer();
  const [ids, select] = useState<readonly string[]>([]);
  const [isActivating, setActivating] = useState(false);
  const source = useMemorySource(active);
  const chosen = active.filter(({ violation }) => ids.includes(violation.device));
  const denied = useReason(
    "policy.violation",
    chosen.map(({ violation }): Target => ({ kind: "row", id: { kind: "device", id: violation.device } })),
  );
  const activateReason = useNowhereReason("policy.violation");
  const lift = () =>
    offer({
      changes: chosen.map(({ violation }): Change => ({ type: "violation_lift", device: violation.device })),
      help: "policies-lift",
      title: t("policies.liftTitle"),
      text: t("policies.lifted", { n: chosen.length }),
      confirmLabel: t("policies.liftNow"),
      ask: "always",
      onDone: () => select([]),
    });
  return (
    <div className={styles["main"]}>
      <div className={styles["bar"]}>
        <p className={styles["quiet"]}>{t("policies.activeHelp")}</p>
        <Button size="s" disabledReason={chosen.length === 0 ? t("policies.chooseActive") : denied} onPress={lift}>
          {t("policies.lift")}
        </Button>
        <Button
          size="s"
          variant="primary"
          icon={<ShieldAlert />}
          disabledReason={activateReason}
          onPress={() => setActivating(true)}
        >
          {t("policies.activate")}
        </Button>
      </div>
      <WindowTable<ActiveViolation, "name">
        label={t("policies.activeList")}
        columns={[
          {
            id: "device",
            title: t("policies.targetDevice"),
            min: 140,
            cell: ({ violation, device_name: name }) => (
              <Link {...placeOf({ kind: "device", id: violation.device })} draggable={false} tabIndex={-1}>
                {name}
              </Link>
            ),
          },
          {
            id: "until",
            title: t("policies.until"),
            min: 140,
            cell: ({ violation: { until } }) => (
              <time dateTime={until} title={format.exact(until)}>
                {format.dateTime(until)}
              </time>
            ),
          },
          { id: "reason", title: t("history.reason"), min: 160, grow: 2, cell: ({ violation }) => violation.reason },
          {
            id: "by",
            title: t("policies.activatedBy"),
            min: 100,
            cell: ({ by_name: name, violation }) =>
              name ?? (violation.by ? t("rejection.someAdmin") : t("policies.byService")),
          },
        ]}
        source={source}
        keyOf={({ violation }) => violation.device}
        textOf={({ device_name: name }) => name}
        sorting={UNSORTED}
        onSort={() => {}}
        selected={ids}
        onSelect={select}
        onOpen={({ violation }) => select([violation.device])}
        resetKey=""
        empty={
          <EmptyState icon={<ShieldCheck />} title={t("policies.noneActive")}>
            {t("policies.noneActiveHint")}
          </EmptyState>
        }
      />
      {dialog}
      {isActivating ? (
        <ActivateDialog
          device={null}
          onClose={() => setActivating(false)}
          onPick={(change) => {
            setActivating(false);
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
