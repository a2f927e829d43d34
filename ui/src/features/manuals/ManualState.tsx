import { useQueryClient } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useI18n } from "~/i18n/i18n";
import type { MessageKey } from "~/i18n/messages";
import type { ManualProblem } from "~/ipc/generated";
import { queryKey, useAct, useCall } from "~/ipc/query";
import { IconButton } from "~/kit/Button";
import styles from "./Manuals.module.css";

const PROBLEM_TEXTS = {
  not_reached: "manuals.problem.not_reached",
  wrong_signature: "manuals.problem.wrong_signature",
  changed: "manuals.problem.changed",
  older: "manuals.problem.older",
  unsafe_content: "manuals.problem.unsafe_content",
  too_large: "manuals.problem.too_large",
  disk_failed: "manuals.problem.disk_failed",
  none_published: "manuals.problem.none_published",
  no_key: "manuals.problem.no_key",
} as const satisfies Record<ManualProblem, MessageKey>;

/** Which manual this is, and how it stands to the service's. */
export function ManualState() {
  const { t, format } = useI18n();
  const queries = useQueryClient();
  const state = useCall("manuals_state", {}).data;
  const refresh = useAct("manuals_refresh");
  if (!state) return null;
  const { version, shipped, fetching, checked_at: checked, problem } = state;
  return (
    <footer className={styles["foot"]}>
      <div className={styles["footText"]} role="status">
        {version ? (
          <p>
            {t("manuals.version", { version })}
            {shipped ? t("manuals.shipped") : null}
          </p>
        ) : null}
        {fetching ? (
          <p>{t("manuals.fetching", { percent: Math.floor((100 * fetching.done) / Math.max(1, fetching.of)) })}</p>
        ) : problem ? (
          <p>{t(PROBLEM_TEXTS[problem])}</p>
        ) : checked ? (
          <p>{t("manuals.checked", { when: format.relative(checked) })}</p>
        ) : null}
      </div>
      <IconButton
        size="s"
        label={t("manuals.refresh")}
        icon={<RefreshCw />}
        isPending={refresh.isPending}
        onPress={() =>
          refresh.mutate({}, { onSuccess: (next) => queries.setQueryData(queryKey("manuals_state", {}), next) })
        }
      />
    </footer>
  );
}
