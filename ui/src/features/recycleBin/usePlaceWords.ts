import { useCallback } from "react";
import { rowId } from "~/components/places";
import { useT } from "~/i18n/i18n";
import type { DeletedView, RowLabel } from "~/ipc/generated";
import { goneAbove, ownOf } from "./restore";

/** Where a deleted row lay, in words; what is gone of it stands in brackets. */
export function usePlaceWords(labels: readonly RowLabel[]): (item: DeletedView) => string {
  const t = useT();
  return useCallback(
    (item) => {
      const own = ownOf(item);
      if (own?.type === "admin_create") return "";
      if (own?.type === "device_create" && own.place.kind === "unassigned") return t("common.unassigned");
      const at = item.at === null ? null : (labels.find(({ row }) => rowId(row) === item.at)?.name ?? "");
      // A device may have lain with a user who is still there.
      const user =
        own?.type === "device_create" && own.place.kind === "user"
          ? labels.find(({ row }) => own.place.kind === "user" && rowId(row) === own.place.id)?.name
          : undefined;
      const gone = goneAbove(item).map((name) => t("recycleBin.goneToo", { name }));
      const parts = [at, ...gone, user].filter((part) => part !== null && part !== undefined && part !== "");
      return parts.length > 0 ? parts.join(" / ") : t("recycleBin.top");
    },
    [t, labels],
  );
}
