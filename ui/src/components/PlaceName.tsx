import { useState } from "react";
import { useI18n } from "~/i18n/i18n";
import type { GroupId } from "~/ipc/generated";
import { useCall } from "~/ipc/query";

/** A group by its name; where it lies is asked for only once somebody points at it. Null is the whole organization. */
export function PlaceName({ group, name }: { readonly group: GroupId | null; readonly name: string | null }) {
  const { t } = useI18n();
  const [pointed, setPointed] = useState(false);
  const path = useCall("groups_get", { id: group ?? "" }, { enabled: pointed && group !== null, keep: false }).data
    ?.path;
  if (group === null) return t("admins.wholeOrganization");
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at a name only fetches its hint, nothing is done
    <span onMouseEnter={() => setPointed(true)} title={path?.map((step) => step.name).join(" / ")}>
      {name ?? t("rejection.someGroup")}
    </span>
  );
}
