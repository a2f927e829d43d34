import { useQueryClient } from "@tanstack/react-query";
import { errorText } from "~/i18n/errorText";
import { useT } from "~/i18n/i18n";
import type { ErrorCode } from "~/ipc/generated";
import { useAct } from "~/ipc/query";
import { accept } from "~/ipc/state";
import { Banner } from "~/kit/Banner";
import { Button } from "~/kit/Button";
import styles from "./Form.module.css";

/** What may be mended without signing in again: the session that was kept is still there. */
const PASSING: ReadonlySet<ErrorCode> = new Set(["disk_failed", "keyring_refused", "keyring_unavailable"]);

/** Why the last session is over, or could not be taken up. */
export function Ended({ code }: { readonly code: ErrorCode }) {
  const t = useT();
  const queries = useQueryClient();
  const retry = useAct("connection_retry");
  const isPassing = PASSING.has(code);
  const wasKept = isPassing || code === "kept_unreadable";
  return (
    <Banner
      tone={wasKept ? "warning" : "notice"}
      title={t(wasKept ? "session.notResumedTitle" : "session.endedTitle")}
      className={styles["banner"] ?? ""}
    >
      <p>{errorText(t, { code, message: "", request_id: "", fields: [], rejections: [] })}</p>
      {isPassing ? (
        <Button
          size="s"
          className={styles["retry"]}
          isPending={retry.isPending}
          onPress={() => retry.mutate({}, { onSuccess: (state) => accept(queries, state) })}
        >
          {t("common.retry")}
        </Button>
      ) : null}
    </Banner>
  );
}
