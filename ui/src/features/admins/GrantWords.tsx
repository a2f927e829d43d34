import { PathLinks } from "~/components/lists/PathLinks";
import { useI18n } from "~/i18n/i18n";
import type { MessageKey } from "~/i18n/messages";
import type { Grant, GroupId } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import styles from "./Admins.module.css";
import { SECTION_KEYS } from "./GrantBlock";
import { type Catalogue, reachOf, SECTION_NAMES, SECTIONS } from "./grants";
import { type Kind, kindOf } from "./presets";

/** More groups than this are counted instead of listed. */
const LISTED = 8;

export interface GrantWordsProps {
  readonly grants: readonly Grant[];
  /** Without links: in front of a form, where following one would lose what was typed. */
  readonly isPlain?: boolean;
}

/** What an admin may do and where, read out grant by grant. */
export function GrantWords({ grants, isPlain = false }: GrantWordsProps) {
  const { t } = useI18n();
  const catalogue = useCall("permissions_list", {}).data ?? [];
  if (grants.length === 0) return <p className={styles["faint"]}>{t("admins.noGrants")}</p>;
  return (
    <ul className={styles["words"]}>
      {grants.map((grant, index) => (
        <li key={JSON.stringify(grant)} className={styles["word"]}>
          <p className={styles["number"]}>{t("admins.grantTitle", { n: index + 1 })}</p>
          <ScopeWords grant={grant} isPlain={isPlain} />
          <PermissionWords grant={grant} catalogue={catalogue} />
        </li>
      ))}
    </ul>
  );
}

function ScopeWords({ grant: { scope }, isPlain }: { readonly grant: Grant; readonly isPlain: boolean }) {
  const { t } = useI18n();
  if (scope.kind === "organization") return <p className={styles["scope"]}>{t("admins.wholeOrganization")}</p>;
  return (
    <div className={styles["scope"]}>
      {scope.groups.slice(0, LISTED).map((id) => (
        <GroupPath key={id} id={id} isPlain={isPlain} />
      ))}
      {scope.groups.length > LISTED ? <p>{t("admins.moreGroups", { n: scope.groups.length - LISTED })}</p> : null}
    </div>
  );
}

function GroupPath({ id, isPlain }: { readonly id: GroupId; readonly isPlain: boolean }) {
  const { t } = useI18n();
  const path = useCall("groups_get", { id }, { keep: false }).data?.path;
  if (!path) return <div>{t("rejection.someGroup")}</div>;
  return <div>{isPlain ? path.map((step) => step.name).join(" / ") : <PathLinks path={path} />}</div>;
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

const KIND_KEYS = {
  system: "admins.kind.system",
  systemWithoutLogs: "admins.kind.systemWithoutLogs",
  group: "admins.kind.group",
  none: "admins.noGrants",
} as const satisfies Record<Exclude<Kind, "custom"> | "none", MessageKey>;

/** What an admin is, in the words of the presets, or how many grants there are. */
export function KindWords({ grants, catalogue }: { readonly grants: readonly Grant[]; readonly catalogue: Catalogue }) {
  const { t } = useI18n();
  const kind = kindOf(grants, catalogue);
  if (kind === "custom") return t("admins.grantCount", { n: grants.length });
  return kind === "none" ? <span className={styles["faint"]}>{t(KIND_KEYS[kind])}</span> : t(KIND_KEYS[kind]);
}

export interface ScopeSummaryProps {
  readonly grants: readonly Grant[];
  /** Name of the first group that the grants name, where it is known. */
  readonly firstGroup: string | null;
}

/** Where an admin has authority, in a few words. */
export function ScopeSummary({ grants, firstGroup }: ScopeSummaryProps) {
  const { t } = useI18n();
  const { whole, groups } = reachOf(grants);
  if (whole) return t("admins.wholeOrganization");
  if (groups.length === 0) return <span className={styles["faint"]}>{t("common.none")}</span>;
  const name = firstGroup ?? t("rejection.someGroup");
  return groups.length > 1 ? t("admins.scopeMore", { name, n: groups.length - 1 }) : name;
}
