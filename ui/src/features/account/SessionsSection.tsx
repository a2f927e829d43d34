import { Problem } from "~/components/Problem";
import { SessionTable } from "~/components/SessionTable";
import { useSessions, useSessionsEnd } from "~/components/sessions";
import { useT } from "~/i18n/i18n";
import { useOnline, useViewingAs } from "~/ipc/state";
import { Button } from "~/kit/Button";
import { LoadingArea } from "~/kit/Spinner";
import styles from "./Account.module.css";

/** Where one is signed in, this window first, and the way to end it there. */
export function SessionsSection() {
  const t = useT();
  const online = useOnline();
  const viewing = useViewingAs();
  const { sessions, failure, retry } = useSessions(null, online && !viewing);
  const ending = useSessionsEnd();
  if (viewing) return <p className={styles["quiet"]}>{t("account.sessions.viewing")}</p>;
  if (!online) return <p className={styles["quiet"]}>{t("account.sessions.offline")}</p>;
  if (failure) return <Problem failure={failure} onRetry={retry} />;
  if (!sessions) return <LoadingArea />;
  const others = sessions.filter((one) => !one.current);
  return (
    <>
      {ending.failure ? <Problem failure={ending.failure} /> : null}
      <SessionTable sessions={sessions} reason={null} busy={ending.busy} onEnd={(one) => ending.end([one])} />
      {others.length === 0 ? <p className={styles["quiet"]}>{t("account.sessions.onlyThis")}</p> : null}
      {others.length > 0 ? (
        <div className={styles["buttons"]}>
          <Button isPending={ending.busy === "all"} onPress={() => ending.end(others)}>
            {t("account.sessions.endOthers")}
          </Button>
        </div>
      ) : null}
    </>
  );
}
