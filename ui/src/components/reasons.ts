/** Why an act cannot be done now, in words: what is out of reach stays in sight, greyed, and says why. */

import { useI18n } from "~/i18n/i18n";
import type { AuthorityQuestion, Permission, RowRef, Target } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { useOnline, useSession } from "~/ipc/state";

/** How many questions are worth asking at once: beyond that the service's own answer is soon enough. */
const ASKED = 500;

/** For each act on each target the reason why not, or null. Offline nothing can be changed. */
export function useReasons(questions: readonly AuthorityQuestion[]): ReadonlyArray<string | null> {
  const { t, locale } = useI18n();
  const online = useOnline();
  const asked = questions.slice(0, ASKED);
  const answers = useCall(
    "authority_explain",
    { questions: asked },
    { enabled: asked.length > 0 && online, keep: false },
  ).data;
  const missing = answers?.filter((answer) => !answer.allowed) ?? [];
  const rows = [...new Set(missing.flatMap((answer) => (answer.group ? [answer.group] : [])))].map(
    (id): RowRef => ({ kind: "group", id }),
  );
  const labels = useCall("rows_labels", { rows }, { enabled: rows.length > 0 }).data ?? [];
  const permissions = useCall("permissions_list", {}, { enabled: missing.length > 0 }).data ?? [];
  return questions.map((_, index) => {
    if (!online) return t("common.offlineReason");
    const answer = answers?.[index];
    if (!answer || answer.allowed) return null;
    return t("rejection.permission_missing", {
      permission:
        permissions.find((entry) => entry.permission === answer.permission)?.name[locale] ?? answer.permission,
      group: answer.group
        ? (labels.find((label) => label.row.id === answer.group)?.name ?? t("rejection.someGroup"))
        : t("rejection.wholeOrganization"),
    });
  });
}

/** Why nothing can be changed at all, or null. */
export function useOfflineReason(): string | null {
  const { t } = useI18n();
  return useOnline() ? null : t("common.offlineReason");
}

/** The first reason why an act cannot be done to all of these, or null. */
export function useReason(permission: Permission, targets: readonly Target[]): string | null {
  const questions = targets.slice(0, ASKED).map((target) => ({ permission, target }));
  return useReasons(questions).find((reason) => reason !== null) ?? null;
}

/** Why an act can be done nowhere at all, or null if there is some place for it. */
export function useNowhereReason(permission: Permission): string | null {
  const { t, locale } = useI18n();
  const online = useOnline();
  const me = useCall("admins_get", { id: useSession().admin }).data;
  const permissions = useCall("permissions_list", {}).data ?? [];
  if (!online) return t("common.offlineReason");
  if (!me || me.grants.some((grant) => grant.permissions.includes(permission))) return null;
  const name = permissions.find((entry) => entry.permission === permission)?.name[locale] ?? permission;
  return t("lists.permissionNowhere", { permission: name });
}
