import { useQueryClient } from "@tanstack/react-query";
import { CloudOff } from "lucide-react";
import { useEffect, useState } from "react";
import { useI18n } from "~/i18n/i18n";
import type { SyncState } from "~/ipc/generated";
import { useAct } from "~/ipc/query";
import { accept } from "~/ipc/state";
import { Button } from "~/kit/Button";
import styles from "./OfflineLine.module.css";

/** One quiet line with the age of what is shown. Everything readable stays readable. */
export function OfflineLine({ sync }: { readonly sync: SyncState }) {
  const { t, format } = useI18n();
  const queries = useQueryClient();
  const retry = useAct("connection_retry");
  const now = useMinutes();
  return (
    <div role="status" className={styles["line"]}>
      <CloudOff aria-hidden="true" />
      <span className={styles["text"]}>
        {sync.synced_at
          ? t("app.sync.offlineLine", { age: format.relative(sync.synced_at, now) })
          : t("app.sync.offlineNever")}
      </span>
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

/** The time, told anew every half minute. */
function useMinutes(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
