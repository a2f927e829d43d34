/** Why an act cannot be done now, in words: what is out of reach stays in sight, greyed, and says why and who can help. */

import { rowId } from "~/components/places";
import type { Format } from "~/i18n/format";
import { type Translate, useI18n } from "~/i18n/i18n";
import type { AdminId, AuthorityQuestion, Permission, RowRef, Target } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { useAppState, useSession } from "~/ipc/state";
import { useBlockedReason } from "./blocked";

/** How many questions are worth asking at once: beyond that the service's own answer is soon enough. */
const ASKED = 500;
/** How many of those who could grant something are named. */
const NAMED = 3;

/** Admins as rows to ask names of, only as many as will be named. */
export function grantersAsked(admins: readonly AdminId[]): readonly RowRef[] {
  return admins.slice(0, NAMED).map((id): RowRef => ({ kind: "admin", id }));
}

/** Who could grant what is missing, in a sentence; whom to turn to if nobody in sight could. */
export function grantersText(
  t: Translate,
  format: Format,
  admins: readonly AdminId[],
  nameOf: (admin: AdminId) => string | undefined,
): string {
  const names = admins.slice(0, NAMED).map((id) => t("admins.san", { name: nameOf(id) ?? t("rejection.someAdmin") }));
  if (names.length === 0) return t("admins.askSystemAdmin");
  const list = format.list(names);
  return admins.length > NAMED
    ? t("admins.couldGrantMore", { names: list, n: admins.length - NAMED })
    : t("admins.couldGrant", { names: list });
}

/** Whose eyes the console is seen with: the signed-in admin's, or those of the one whose view is shown. */
export function useReader(): AdminId {
  const { viewing_as: other } = useAppState();
  const { admin } = useSession();
  return other ? rowId(other.row) : admin;
}

/** For each act on each target the reason why not, or null. */
export function useReasons(questions: readonly AuthorityQuestion[]): ReadonlyArray<string | null> {
  const { t, format, locale } = useI18n();
  const blocked = useBlockedReason();
  const asked = questions.slice(0, ASKED);
  const answers = useCall(
    "authority_explain",
    { questions: asked },
    { enabled: asked.length > 0 && blocked === null, keep: false },
  ).data;
  const missing = answers?.filter((answer) => !answer.allowed) ?? [];
  const needed = new Map<string, RowRef>();
  for (const { group, could_grant: admins } of missing) {
    if (group) needed.set(group, { kind: "group", id: group });
    for (const row of grantersAsked(admins)) needed.set(rowId(row), row);
  }
  const rows = [...needed.values()];
  const labels = useCall("rows_labels", { rows }, { enabled: rows.length > 0 }).data ?? [];
  const permissions = useCall("permissions_list", {}, { enabled: missing.length > 0 }).data ?? [];
  const nameOf = (id: string) => labels.find((label) => rowId(label.row) === id)?.name;
  return questions.map((_, index) => {
    if (blocked !== null) return blocked;
    const answer = answers?.[index];
    if (!answer || answer.allowed) return null;
    const reason = t("rejection.permission_missing", {
      permission:
        permissions.find((entry) => entry.permission === answer.permission)?.name[locale] ?? answer.permission,
      group: answer.group ? (nameOf(answer.group) ?? t("rejection.someGroup")) : t("rejection.wholeOrganization"),
    });
    return t("admins.reasonAndWho", { reason, who: grantersText(t, format, answer.could_grant, nameOf) });
  });
}

/** The first reason why an act cannot be done to all of these, or null. */
export function useReason(permission: Permission, targets: readonly Target[]): string | null {
  const questions = targets.slice(0, ASKED).map((target) => ({ permission, target }));
  return useReasons(questions).find((reason) => reason !== null) ?? null;
}

/** Why an act can be done nowhere at all, or null if there is some place for it. */
export function useNowhereReason(permission: Permission): string | null {
  const { t, format, locale } = useI18n();
  const blocked = useBlockedReason();
  const me = useCall("admins_get", { id: useReader() }).data?.admin;
  const permissions = useCall("permissions_list", {}).data ?? [];
  const isMissing = me !== undefined && !me.grants.some((grant) => grant.permissions.includes(permission));
  const question: AuthorityQuestion = { permission, target: { kind: "organization" } };
  const granters =
    useCall("authority_explain", { questions: [question] }, { enabled: isMissing && blocked === null }).data?.[0]
      ?.could_grant ?? [];
  const rows = [...grantersAsked(granters)];
  const labels = useCall("rows_labels", { rows }, { enabled: rows.length > 0 }).data ?? [];
  if (blocked !== null) return blocked;
  if (!isMissing) return null;
  const name = permissions.find((entry) => entry.permission === permission)?.name[locale] ?? permission;
  return t("admins.reasonAndWho", {
    reason: t("lists.permissionNowhere", { permission: name }),
    who: grantersText(t, format, granters, (id) => labels.find((label) => rowId(label.row) === id)?.name),
  });
}
