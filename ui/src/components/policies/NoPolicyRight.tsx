import { ShieldOff } from "lucide-react";
import { useT } from "~/i18n/i18n";
import { EmptyState } from "~/kit/EmptyState";

/** Stands where policies would be, for whoever may not see any. */
export function NoPolicyRight() {
  const t = useT();
  return (
    <EmptyState icon={<ShieldOff />} title={t("policies.noRight")}>
      {t("policies.noRightHint")}
    </EmptyState>
  );
}
