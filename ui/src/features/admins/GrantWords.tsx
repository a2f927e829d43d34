import { PathLinks } from "~/components/lists/PathLinks";
import { useI18n } from "~/i18n/i18n";
import type { Grant, GroupId } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import styles from "./Admins.module.css";
import { SECTION_KEYS } from "./GrantBlock";
import { type Catalogue, reachOf, SECTION_NAMES, SECTIONS } from "./grants";

/** More groups than this are counted instead of listed. */
const LISTED = 8;

/** What an admin may do and where, read out grant by grant. */
export function GrantWords({ grants }: { readonly grants: readonly Grant[] }) {
  const { t } = useI18n();
  const catalogue = useCall("permissions_list", {}).data ?? [];
  if (grants.length === 0) return <p className={styles["faint"]}>{t("admins.noGrants")}</p>;
  return (
    <ul className={styles["words"]}>
      {grants.map((grant) => (
        <li key={JSON.stringify(grant)} className={styles["word"]}>
          <ScopeWords grant={grant} />
          <PermissionWords grant={grant} catalogue={catalogue} />
        </li>
      ))}
    </ul>
  );
}

function ScopeWords({ grant: { scope } }: { readonly grant: Grant }) {
  const { t } = useI18n();
  if (scope.kind === "organization") return <p className={styles["scope"]}>{t("admins.wholeOrganization")}</p>;
  return (
    <div className={styles["scope"]}>
      {scope.groups.slice(0, LISTED).map((id) => (
        <GroupPath key={id} id={id} />
      ))}
      {scope.groups.length > LISTED ? <p>{t("admins.moreGroups", { n: scope.groups.length - LISTED })}</p> : null}
    </div>
  );
}

function GroupPath({ id }: { readonly id: GroupId }) {
  const { t } = useI18n();
  const path = useCall("groups_get", { id }, { keep: false }).data?.path;
  return <div>{path ? <PathLinks path={path} /> : t("rejection.someGroup")}</div>;
}

function PermissionWords({ grant, catalogue }: { readonly grant: Grant; readonly catalogue: Catalogue }) {
  const { t, locale, format } = useI18n();
  const held = catalogue.filter((entry) => grant.permissions.includes(entry.permission));
  if (held.length > 0 && held.length === catalogue.length) {
    return <p className={styles["permissions"]}>{t("admins.everything")}</p>;
  }
  return (
    <>
      {SECTION_NAMES.map((section) => {
        const inside: readonly string[] = SECTIONS[section];
        const names = held.filter((entry) => inside.includes(entry.permission)).map((entry) => entry.name[locale]);
        return names.length > 0 ? (
          <p key={section} className={styles["permissions"]}>
            <b>{t(SECTION_KEYS[section])}</b> {format.list(names)}
          </p>
        ) : null;
      })}
    </>
  );
}

/** Where an admin has authority, in a few words. */
export function ScopeSummary({ grants }: { readonly grants: readonly Grant[] }) {
  const { t } = useI18n();
  const { whole, groups } = reachOf(grants);
  const [first] = groups;
  const label = useCall(
    "rows_labels",
    { rows: first === undefined || whole ? [] : [{ kind: "group", id: first }] },
    { enabled: first !== undefined && !whole, keep: false },
  ).data?.[0]?.name;
  if (whole) return t("admins.wholeOrganization");
  if (first === undefined) return <span className={styles["faint"]}>{t("common.none")}</span>;
  const name = label ?? t("rejection.someGroup");
  return groups.length > 1 ? t("admins.scopeMore", { name, n: groups.length - 1 }) : name;
}
