import { ShieldAlert, ShieldCheck } from "lucide-react";
import { useState } from "react";
import { useBlockedReason } from "~/components/blocked";
import { useT } from "~/i18n/i18n";
import { useCall } from "~/ipc/query";
import { useSession } from "~/ipc/state";
import { Badge } from "~/kit/Badge";
import { Banner } from "~/kit/Banner";
import { Button } from "~/kit/Button";
import styles from "./Account.module.css";
import { FactorDialog, NewCodesDialog, RemoveFactorDialog } from "./FactorDialogs";

type Open = "add" | "remove" | "codes" | null;

/** Whether there is a second factor, and everything that can be done about it. */
export function FactorSection() {
  const t = useT();
  const { has_factor: hasFactor, admin } = useSession();
  const blocked = useBlockedReason();
  const duty = useCall("settings_get", {}).data?.mfa ?? "off";
  const needs = useCall("admins_access", {}, { enabled: blocked === null }).data?.find(
    (one) => one.admin === admin,
  )?.needs_factor;
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <>
      <p className={styles["state"]}>
        {hasFactor ? (
          <Badge tone="ok" icon={<ShieldCheck aria-hidden="true" />}>
            {t("account.factor.on")}
          </Badge>
        ) : (
          <Badge tone="neutral" icon={<ShieldAlert aria-hidden="true" />}>
            {t("account.factor.off")}
          </Badge>
        )}
        <span className={styles["quiet"]}>{t(hasFactor ? "account.factor.onText" : "account.factor.offText")}</span>
      </p>
      {!hasFactor && duty === "recommended" ? (
        <Banner tone="notice" live={false}>
          {t("account.factor.recommended")}
        </Banner>
      ) : null}
      <div className={styles["buttons"]}>
        {hasFactor ? (
          <>
            <Button disabledReason={blocked} onPress={() => setOpen("codes")}>
              {t("account.codes.new")}
            </Button>
            <Button disabledReason={blocked} onPress={() => setOpen("remove")}>
              {t("account.factor.remove")}
            </Button>
          </>
        ) : (
          <Button variant="primary" disabledReason={blocked} onPress={() => setOpen("add")}>
            {t("account.factor.add")}
          </Button>
        )}
      </div>
      {open === "add" ? <FactorDialog onClose={close} /> : null}
      {open === "remove" ? <RemoveFactorDialog isBound={needs ?? false} onClose={close} /> : null}
      {open === "codes" ? <NewCodesDialog onClose={close} /> : null}
    </>
  );
}
