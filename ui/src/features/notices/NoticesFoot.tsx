import { RefreshCw } from "lucide-react";
import { useAcceptNotices } from "~/components/notices/useNotices";
import { showFailure } from "~/components/undo";
import { useI18n } from "~/i18n/i18n";
import type { NoticesState } from "~/ipc/generated";
import { useAct } from "~/ipc/query";
import { useOnline } from "~/ipc/state";
import { IconButton } from "~/kit/Button";
import styles from "./Notices.module.css";

export interface NoticesFootProps {
  readonly state: NoticesState;
  /** By the console's clock. */
  readonly now: number;
}

/** How old what is shown is, and the way to ask again. */
export function NoticesFoot({ state, now }: NoticesFootProps) {
  const { t, format } = useI18n();
  const online = useOnline();
  const accept = useAcceptNotices();
  const refresh = useAct("notices_refresh");
  const at = state.fetched_at;
  const age = at === null ? null : format.relative(at, now);
  return (
    <footer className={styles["foot"]}>
      {/* Not live: its age is told anew every minute. */}
      <p className={styles["footText"]}>
        {age === null
          ? t(online ? "notices.fetching" : "notices.neverOffline")
          : t(online ? "notices.checked" : "notices.checkedOffline", { age })}
      </p>
      <IconButton
        size="s"
        label={t("notices.refresh")}
        icon={<RefreshCw />}
        isPending={refresh.isPending}
        onPress={() => refresh.mutate({}, { onSuccess: accept, onError: (failure) => showFailure(t, failure) })}
      />
    </footer>
  );
}
