import { LogOut } from "lucide-react";
import { useState } from "react";
import shared from "~/components/lists/ListScreen.module.css";
import { Problem } from "~/components/Problem";
import { SessionTable } from "~/components/SessionTable";
import { useRefreshAccess, useSessions, useSessionsEnd } from "~/components/sessions";
import { useSubmission } from "~/components/submit";
import { useT } from "~/i18n/i18n";
import { call } from "~/ipc/client";
import type { Admin } from "~/ipc/generated";
import { Button } from "~/kit/Button";
import { ConfirmDialog } from "~/kit/Dialog";
import { LoadingArea } from "~/kit/Spinner";
import { showToast } from "~/kit/toasts";
import styles from "./Admins.module.css";

export interface SessionsProps {
  readonly admin: Admin;
  readonly isOwn: boolean;
  /** Why another admin's sessions cannot be ended. */
  readonly reason: string | null;
}

/** Where an admin is signed in: each can be ended, or all of them. One's own are dealt with on the account's screen. */
export function Sessions({ admin, isOwn, reason }: SessionsProps) {
  const t = useT();
  const refresh = useRefreshAccess();
  const [isAsking, setAsking] = useState(false);
  const { sessions, failure } = useSessions(isOwn ? null : admin.id);
  const ending = useSessionsEnd();
  const endAll = useSubmission(async () => {
    await call("admins_sessions_end", { id: admin.id });
    setAsking(false);
    refresh();
    showToast({ text: t("admins.sessionsEnded", { name: admin.name }) });
  });
  const count = sessions?.length ?? 0;
  const shownReason = isOwn ? t("admins.ownSessions") : reason;
  return (
    <section className={styles["sessions"]}>
      <h3 className={shared["sectionTitle"]}>{t("admins.sessions", { n: count })}</h3>
      {failure ? <Problem failure={failure} /> : null}
      {ending.failure ? <Problem failure={ending.failure} /> : null}
      {!sessions && !failure ? <LoadingArea /> : null}
      {sessions && count === 0 ? <p className={styles["faint"]}>{t("admins.noSessions")}</p> : null}
      {sessions && count > 0 ? (
        <>
          <SessionTable
            sessions={sessions}
            reason={shownReason}
            busy={ending.busy}
            onEnd={(one) => ending.end([one])}
          />
          <div>
            <Button size="s" icon={<LogOut />} disabledReason={shownReason} onPress={() => setAsking(true)}>
              {t("admins.endAll")}
            </Button>
          </div>
        </>
      ) : null}
      <ConfirmDialog
        help="admins-sessions-end"
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t("admins.endAllTitle", { name: admin.name })}
        confirmLabel={t("admins.endAll")}
        cancelLabel={t("common.cancel")}
        onConfirm={endAll.submit}
        isBusy={endAll.busy}
      >
        {endAll.failure ? <Problem failure={endAll.failure} /> : null}
        <p>{t("admins.endAllText", { n: count })}</p>
      </ConfirmDialog>
    </section>
  );
}
