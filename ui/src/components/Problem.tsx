import type { ReactNode } from "react";
import { rowId } from "~/components/places";
import { errorText, REJECTION_TEXTS, type RejectionNames } from "~/i18n/errorText";
import { useI18n } from "~/i18n/i18n";
import type { IpcFailure } from "~/ipc/client";
import type { Rejection, RowRef } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { Banner } from "~/kit/Banner";
import { Button } from "~/kit/Button";
import styles from "./Problem.module.css";

export interface ProblemProps {
  readonly failure: IpcFailure;
  /** Offers to try again. */
  readonly onRetry?: () => void;
  readonly actions?: ReactNode;
  /** Rejections already shown at their field, left out here. */
  readonly shownAtFields?: (rejection: Rejection) => boolean;
  readonly className?: string;
}

/** Why a call failed, in words, with what to do next; every broken rule is a sentence of its own. */
export function Problem({ failure, onRetry, actions, shownAtFields, className }: ProblemProps) {
  const { t } = useI18n();
  const { body } = failure;
  const rejections = shownAtFields ? body.rejections.filter((one) => !shownAtFields(one)) : body.rejections;
  const sentences = useRejectionTexts(rejections);
  const unique = [...new Set(sentences)];
  const retry = onRetry ? (
    <Button size="s" onPress={onRetry}>
      {t("common.retry")}
    </Button>
  ) : null;
  return (
    <Banner tone="danger" actions={actions ?? retry} {...(className ? { className } : {})}>
      <p>{errorText(t, body)}</p>
      {unique.length > 0 ? (
        <ul className={styles["list"]}>
          {unique.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : null}
      {body.code === "internal" && body.request_id ? (
        <p className={styles["reference"]} data-selectable="">
          {t("error.requestId", { id: body.request_id })}
        </p>
      ) : null}
    </Banner>
  );
}

/** A sentence for each rejection, in the same order, with the names it needs. */
export function useRejectionTexts(rejections: readonly Rejection[]): readonly string[] {
  const { t, locale } = useI18n();
  const rows = rejections.flatMap((one): RowRef[] => [
    ...(one.group ? [{ kind: "group", id: one.group } as const] : []),
    ...(one.admin ? [{ kind: "admin", id: one.admin } as const] : []),
  ]);
  const labels = useCall("rows_labels", { rows }, { enabled: rows.length > 0 }).data ?? [];
  const permissions = useCall("permissions_list", {}, { enabled: rejections.length > 0 }).data ?? [];
  const nameOf = (id: string | undefined) => labels.find((label) => rowId(label.row) === id)?.name;
  return rejections.map((one) => {
    const names: RejectionNames = {
      permission:
        permissions.find((entry) => entry.permission === one.permission)?.name[locale] ?? one.permission ?? "",
      group: one.group ? (nameOf(one.group) ?? t("rejection.someGroup")) : t("rejection.wholeOrganization"),
      admin: nameOf(one.admin) ?? t("rejection.someAdmin"),
    };
    const text = REJECTION_TEXTS[one.code];
    // A service newer than this console may name a rule that this table does not have.
    return text ? text(t, names) : t("error.change_rejected");
  });
}
