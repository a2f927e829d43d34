import { rowId } from "~/components/places";
import { useI18n } from "~/i18n/i18n";
import type { RowRef } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { Banner } from "~/kit/Banner";
import type { LeftOut } from "./copyGrants";

/** More than this is counted instead of listed. */
const LISTED = 8;

export interface CopyNoticeProps {
  /** Name of the admin whose grants were taken over. */
  readonly name: string;
  readonly leftOut: readonly LeftOut[];
}

/** Says that grants were taken over, and what of them was not. */
export function CopyNotice({ name, leftOut }: CopyNoticeProps) {
  const { t, locale } = useI18n();
  const catalogue = useCall("permissions_list", {}).data ?? [];
  const rows = [...new Set(leftOut.flatMap(({ group }) => (group === null ? [] : [group])))].map(
    (id): RowRef => ({ kind: "group", id }),
  );
  const labels = useCall("rows_labels", { rows }, { enabled: rows.length > 0 }).data ?? [];
  const placeOf = (group: LeftOut["group"]) =>
    group === null
      ? t("rejection.wholeOrganization")
      : (labels.find((label) => rowId(label.row) === group)?.name ?? t("rejection.someGroup"));
  if (leftOut.length === 0) return <Banner tone="ok">{t("admins.copiedAll", { name })}</Banner>;
  return (
    <Banner tone="warning" title={t("admins.copiedPart", { name })}>
      <ul>
        {leftOut.slice(0, LISTED).map(({ permission, group }) => {
          const place = placeOf(group);
          const entry = catalogue.find((one) => one.permission === permission);
          return (
            <li key={`${permission ?? ""} ${group ?? ""}`}>
              {permission === null
                ? t("admins.leftOutPlace", { place })
                : t("admins.leftOutPermission", { place, permission: entry?.name[locale] ?? permission })}
            </li>
          );
        })}
      </ul>
      {leftOut.length > LISTED ? <p>{t("history.moreRows", { n: leftOut.length - LISTED })}</p> : null}
    </Banner>
  );
}
