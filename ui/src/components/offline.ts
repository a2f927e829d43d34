import { useI18n } from "~/i18n/i18n";
import { useAppState, useOnline } from "~/ipc/state";

/** Why nothing can be changed at all, or null: the service is out of reach, or the view shown is another admin's. */
export function useOfflineReason(): string | null {
  const { t } = useI18n();
  const online = useOnline();
  const { viewing_as: other } = useAppState();
  if (!online) return t("common.offlineReason");
  return other ? t("admins.viewingReason") : null;
}
