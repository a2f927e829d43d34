import { CircleCheck, CircleSlash } from "lucide-react";
import type { MapCell } from "~/components/AuthorityTable";
import { Problem } from "~/components/Problem";
import { rowId } from "~/components/places";
import { grantersAsked, grantersText } from "~/components/reasons";
import { useI18n } from "~/i18n/i18n";
import type { AdminId, GrantVerdict, RowRef } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { LoadingArea } from "~/kit/Spinner";
import styles from "./Why.module.css";

/** More groups of a scope than this are counted instead of named. */
const NAMED = 3;

export interface WhyProps {
  readonly admin: AdminId;
  readonly name: string;
  readonly cell: MapCell;
}

/** Why an admin may do something somewhere, by which grant; or what is missing, and who could give it. */
export function Why({ admin, name, cell: { group, permission } }: WhyProps) {
  const { t, format, locale } = useI18n();
  const answer = useCall(
    "authority_explain_of",
    {
      admin,
      permission,
      target: group === null ? { kind: "organization" } : { kind: "row", id: { kind: "group", id: group } },
    },
    { keep: false },
  );
  const found = answer.data;
  const needed = new Map<string, RowRef>();
  const add = (row: RowRef) => needed.set(rowId(row), row);
  if (group !== null) add({ kind: "group", id: group });
  for (const { grant } of found?.grants ?? []) {
    if (grant.scope.kind === "groups") for (const id of grant.scope.groups.slice(0, NAMED)) add({ kind: "group", id });
  }
  for (const row of grantersAsked(found?.could_grant ?? [])) add(row);
  const rows = [...needed.values()];
  const labels = useCall("rows_labels", { rows }, { enabled: rows.length > 0 }).data ?? [];
  const entry = useCall("permissions_list", {}).data?.find((one) => one.permission === permission);
  const nameOf = (id: string) => labels.find((label) => rowId(label.row) === id)?.name;

  const place = group === null ? t("rejection.wholeOrganization") : (nameOf(group) ?? t("rejection.someGroup"));
  const question = t("admins.why.title", { name, place, permission: entry?.name[locale] ?? permission });
  if (answer.error) return <Problem failure={answer.error} />;
  if (!found) return <LoadingArea />;

  const scopeText = ({ grant: { scope } }: GrantVerdict) => {
    if (scope.kind === "organization") return t("admins.wholeOrganization");
    const list = format.list(scope.groups.slice(0, NAMED).map((id) => nameOf(id) ?? t("rejection.someGroup")));
    return scope.groups.length > NAMED ? t("admins.scopeMore", { name: list, n: scope.groups.length - NAMED }) : list;
  };
  const verdictText = (verdict: GrantVerdict) => {
    const values = { n: verdict.index + 1, scope: scopeText(verdict) };
    if (verdict.permission && verdict.scope) {
      return t(found.allowed ? "admins.why.allows" : "admins.why.wouldAllow", values);
    }
    if (verdict.permission) return t("admins.why.lacksScope", values);
    return t(verdict.scope ? "admins.why.lacksPermission" : "admins.why.lacksBoth", values);
  };
  return (
    <section className={styles["why"]} aria-live="polite">
      <p className={styles["answer"]} data-allowed={found.allowed ? "" : undefined}>
        {found.allowed ? <CircleCheck aria-hidden="true" /> : <CircleSlash aria-hidden="true" />}
        {t(found.allowed ? "admins.why.yes" : "admins.why.no")}
      </p>
      <p className={styles["question"]}>{question}</p>
      <ul className={styles["list"]}>
        {found.suspended ? <li>{t("admins.why.suspended")}</li> : null}
        {found.grants.length === 0 && !found.suspended ? <li>{t("admins.why.noGrant")}</li> : null}
        {found.grants.map((verdict) => (
          <li key={verdict.index}>{verdictText(verdict)}</li>
        ))}
      </ul>
      {found.allowed || found.suspended ? null : (
        <p>
          {found.could_grant.length > 0
            ? grantersText(t, format, found.could_grant, nameOf)
            : t("admins.why.askWholeManager")}
        </p>
      )}
    </section>
  );
}
