import { rowId } from "~/components/places";
import { useReader } from "~/components/reasons";
import { useI18n } from "~/i18n/i18n";
import type { AuthorityQuestion, PermissionEntry, RowRef, Target } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { type Catalogue, type DraftGrant, fitsScope } from "./grants";

/** Beyond this many groups the engine's own answer to the plan is soon enough. */
const ASKED = 25;

/** Why each permission cannot be handed out in this draft's scope, or null. */
export function useGiveReasons(draft: DraftGrant, catalogue: Catalogue): (entry: PermissionEntry) => string | null {
  const { t, locale } = useI18n();
  const me = useCall("admins_get", { id: useReader() }).data?.admin;
  const targets: readonly Target[] =
    draft.scope === "organization"
      ? [{ kind: "organization" }]
      : draft.groups.slice(0, ASKED).map((id) => ({ kind: "row", id: { kind: "group", id } }));
  const questions = targets.flatMap((target) =>
    catalogue.map(({ permission }): AuthorityQuestion => ({ permission, target })),
  );
  const answers = useCall("authority_explain", { questions }, { enabled: questions.length > 0 }).data ?? [];
  const missing = questions.length > 0 ? answers.filter((answer) => !answer.allowed) : [];
  const rows = [...new Set(missing.flatMap((answer) => (answer.group ? [answer.group] : [])))].map(
    (id): RowRef => ({ kind: "group", id }),
  );
  const labels = useCall("rows_labels", { rows }, { enabled: rows.length > 0 }).data ?? [];

  return (entry) => {
    if (!fitsScope(draft, entry)) return t("admins.notGroupScoped");
    const permission = entry.name[locale];
    // Before a group is chosen, what one holds nowhere cannot be handed out anywhere.
    if (questions.length === 0)
      return me && !me.grants.some((grant) => grant.permissions.includes(entry.permission))
        ? t("lists.permissionNowhere", { permission })
        : null;
    const answer = missing.find((one) => one.permission === entry.permission);
    if (!answer) return null;
    return t("rejection.escalation", {
      permission,
      group: answer.group
        ? (labels.find((label) => rowId(label.row) === answer.group)?.name ?? t("rejection.someGroup"))
        : t("rejection.wholeOrganization"),
    });
  };
}
