/** Why nothing can be changed at all, whoever one is: no connection, or another admin's eyes. */

import { useI18n } from "~/i18n/i18n";
import { useOnline, useViewingAs } from "~/ipc/state";

/** The reason in words, or null. */
export function useBlockedReason(): string | null {
  const { t } = useI18n();
  const online = useOnline();
  const viewing = useViewingAs();
  if (viewing) return t("common.viewingReason");
  return online ? null : t("common.offlineReason");
}
