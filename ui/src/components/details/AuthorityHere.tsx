import { Link } from "@tanstack/react-router";
import { UserCog } from "lucide-react";
import { Problem } from "~/components/Problem";
import { placeOf, rowId } from "~/components/places";
import { useI18n } from "~/i18n/i18n";
import type { AuthorityHolder, Grant, PermissionEntry, RowRef } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { EmptyState } from "~/kit/EmptyState";
import { LoadingArea } from "~/kit/Spinner";
import styles from "./Details.module.css";

/** Who of the admins in sight may do what to a row, and by which grants. */
export function AuthorityHere({ row }: { readonly row: RowRef }) {
  const { t } = useI18n();
  const { data, error } = useCall("authority_here", { over: row }, { keep: false });
  const catalogue = useCall("permissions_list", {}).data ?? [];
  if (error) return <Problem failure={error} />;
  if (!data) return <LoadingArea />;
  if (data.length === 0) {
    return (
      <EmptyState icon={<UserCog />} title={t("details.nobody")}>
        {t("details.nobodyHint")}
      </EmptyState>
    );
  }
  return (
    <>
      <p className={styles["quiet"]}>{t("details.authorityHelp")}</p>
      <ul aria-label={t("details.authority")} className={styles["holders"]}>
        {data.map((holder) => (
          <Holder key={rowId(holder.admin.row)} holder={holder} catalogue={catalogue} />
        ))}
      </ul>
    </>
  );
}

interface HolderProps {
  readonly holder: AuthorityHolder;
  readonly catalogue: readonly PermissionEntry[];
}

function Holder({ holder: { admin, permissions, grants }, catalogue }: HolderProps) {
  const { t, locale, format } = useI18n();
  const held = catalogue.filter((entry) => permissions.includes(entry.permission));
  const isAll = held.length > 0 && held.length === catalogue.length;
  return (
    <li className={styles["holder"]}>
      <Link {...placeOf(admin.row)} draggable={false} className={styles["name"] ?? ""}>
        {admin.name}
      </Link>
      <p>{isAll ? t("details.everything") : format.list(held.map((entry) => entry.name[locale]))}</p>
      <p className={styles["quiet"]}>
        <By grants={grants} />
      </p>
    </li>
  );
}

/** The scopes of the grants: why the admin may do something here. */
function By({ grants }: { readonly grants: readonly Grant[] }) {
  const { t, format } = useI18n();
  const groups = grants.flatMap(({ scope }) => (scope.kind === "groups" ? scope.groups : []));
  const rows = [...new Set(groups)].map((id): RowRef => ({ kind: "group", id }));
  const labels = useCall("rows_labels", { rows }, { enabled: rows.length > 0 }).data ?? [];
  const names = labels.map((label) => label.name);
  const whole = grants.some(({ scope }) => scope.kind === "organization");
  const hidden = rows.length - labels.length;
  const places = [
    ...(whole ? [t("history.value.wholeOrganization")] : []),
    ...names,
    ...(hidden > 0 ? [t("details.hiddenGroups", { n: hidden })] : []),
  ];
  return t("details.by", { places: format.list(places) });
}
