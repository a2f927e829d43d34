import { useQueryClient } from "@tanstack/react-query";
import { CloudOff } from "lucide-react";
import { ReachLinks } from "~/components/status/ReachLinks";
import { useOutage, useTick } from "~/components/status/useStatus";
import { useI18n } from "~/i18n/i18n";
import type { SyncState } from "~/ipc/generated";
import { useAct } from "~/ipc/query";
import { accept } from "~/ipc/state";
import { Button } from "~/kit/Button";
import styles from "./OfflineLine.module.css";

/** One quiet line with the age of what is shown, and with the operator's word of why. Everything readable stays readable. */
export function OfflineLine({ sync }: { readonly sync: SyncState }) {
  const { t, format } = useI18n();
  const queries = useQueryClient();
  const retry = useAct("connection_retry");
  const now = useTick();
  const why = useOutage()?.text ?? null;
  const age = sync.synced_at ? format.relative(sync.synced_at, now) : null;
  return (
    <div role="status" className={styles["line"]} data-help="status-offline">
      <CloudOff aria-hidden="true" />
      <span className={styles["text"]}>
        {why === null
          ? age === null
            ? t("app.sync.offlineNever")
            : t("app.sync.offlineLine", { age })
          : age === null
            ? why
            : t("app.sync.offlineWhy", { why, age })}
      </span>
      <ReachLinks />
      <Button
        size="s"
        isPending={retry.isPending}
        onPress={() => retry.mutate({}, { onSuccess: (state) => accept(queries, state) })}
      >
        {t("app.sync.retry")}
      </Button>
    </div>
  );
}
