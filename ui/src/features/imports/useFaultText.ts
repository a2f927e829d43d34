import { useCallback } from "react";
import { useI18n } from "~/i18n/i18n";
import type { ImportFault } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { faultText } from "./importWords";

const NONE: readonly never[] = [];

/** What is wrong with a cell or a row, in words with the names that belong into them. */
export function useFaultText(): (fault: ImportFault) => string {
  const { t, locale } = useI18n();
  const permissions = useCall("permissions_list", {}).data ?? NONE;
  return useCallback(
    (fault) =>
      faultText(t, fault, {
        permission: (key) => permissions.find((entry) => entry.permission === key)?.name[locale] ?? key,
      }),
    [t, locale, permissions],
  );
}
