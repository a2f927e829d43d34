import { useI18n, useT } from "~/i18n/i18n";
import type { AuthorityQuestion, RowRef } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { useOnline } from "~/ipc/state";

/** Why each act cannot be done now, in the order of the questions; null where it can. */
export function useReasons(questions: readonly AuthorityQuestion[]): readonly (string | null)[] {
  const { t, locale } = useI18n();
  const online = useOnline();
  const answers = useCall("authority_explain", { questions: [...questions] }, { enabled: questions.length > 0 }).data;
  const denied = (answers ?? []).filter((answer) => !answer.allowed);
  const rows = denied.flatMap((answer): RowRef[] => (answer.group ? [{ kind: "group", id: answer.group }] : []));
  const labels = useCall("rows_labels", { rows }, { enabled: rows.length > 0 }).data ?? [];
  const permissions = useCall("permissions_list", {}, { enabled: denied.length > 0 }).data ?? [];
  return questions.map((question, index) => {
    if (!online) return t("common.offlineReason");
    const answer = answers?.[index];
    if (!answer || answer.allowed) return null;
    const permission =
      permissions.find((entry) => entry.permission === question.permission)?.name[locale] ?? question.permission;
    const group = answer.group
      ? (labels.find((label) => label.row.id === answer.group)?.name ?? t("rejection.someGroup"))
      : t("rejection.wholeOrganization");
    return t("rejection.permission_missing", { permission, group });
  });
}

/** Why nothing can be changed at all. */
export function useOfflineReason(): string | null {
  const t = useT();
  return useOnline() ? null : t("common.offlineReason");
}
