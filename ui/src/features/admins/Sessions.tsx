import { useQuery } from "@tanstack/react-query";
import { LogOut } from "lucide-react";
import { useState } from "react";
import shared from "~/components/lists/ListScreen.module.css";
import { Problem } from "~/components/Problem";
import { useSubmission } from "~/components/submit";
import { useI18n } from "~/i18n/i18n";
import { call, toFailure } from "~/ipc/client";
import type { Admin, SessionInfo } from "~/ipc/generated";
import { query } from "~/ipc/query";
import { Button } from "~/kit/Button";
import { ConfirmDialog } from "~/kit/Dialog";
import { LoadingArea } from "~/kit/Spinner";
import { showToast } from "~/kit/toasts";
import styles from "./Admins.module.css";
import { programOf } from "./program";
import { useRefreshAccess } from "./useAccess";

export interface SessionsProps {
  readonly admin: Admin;
  readonly isOwn: boolean;
  /** Why another admin's sessions cannot be ended. */
  readonly reason: string | null;
}

/** Where an admin is signed in: each can be ended, or all of them. One's own are dealt with on the account's screen. */
export function Sessions({ admin, isOwn, reason }: SessionsProps) {
  const { t } = useI18n();
  const refresh = useRefreshAccess();
  const [isAsking, setAsking] = useState(false);
  // Nothing tells that a session began or ended, so that they are asked for whenever they are looked at.
  const { data, error } = useQuery({
    ...query("sessions_list", { admin: isOwn ? null : admin.id }),
    refetchOnMount: "always",
  });
  const endAll = useSubmission(async () => {
    await call("admins_sessions_end", { id: admin.id });
    setAsking(false);
    refresh();
    showToast({ text: t("admins.sessionsEnded", { name: admin.name }) });
  });
  const count = data?.length ?? 0;
  const ownReason = isOwn ? t("admins.ownSessions") : null;
  const none = count === 0 ? t("admins.noSessions") : null;
  return (
    <section className={styles["sessions"]}>
      <h3 className={shared["sectionTitle"]}>{t("admins.sessions", { n: count })}</h3>
      {error ? <Problem failure={toFailure(error)} /> : null}
      {!data && !error ? <LoadingArea /> : null}
      {data && count === 0 ? <p className={styles["faint"]}>{t("admins.noSessions")}</p> : null}
      <ul className={styles["words"]}>
        {(data ?? []).map((session) => (
          <Session key={session.id} session={session} reason={ownReason ?? reason} onEnded={refresh} />
        ))}
      </ul>
      {count > 0 ? (
        <div>
          <Button
            size="s"
            icon={<LogOut />}
            disabledReason={ownReason ?? reason ?? none}
            onPress={() => setAsking(true)}
          >
            {t("admins.endAll")}
          </Button>
        </div>
      ) : null}
      <ConfirmDialog
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

interface SessionProps {
  readonly session: SessionInfo;
  readonly reason: string | null;
  readonly onEnded: () => void;
}

function Session({ session, reason, onEnded }: SessionProps) {
  const { t, format } = useI18n();
  const end = useSubmission(async () => {
    await call("sessions_end", { id: session.id });
    onEnded();
  });
  const program = programOf(session.client);
  return (
    <li className={styles["word"]}>
      {end.failure ? <Problem failure={end.failure} /> : null}
      <p className={styles["scope"]} title={session.client}>
        {program ? t("admins.program", program) : session.client || t("admins.programUnknown")}
        {session.current ? t("admins.thisSession") : null}
      </p>
      <p className={styles["permissions"]} data-selectable="">
        {t("admins.sessionFrom", { address: session.address, time: format.dateTime(session.created_at) })}
      </p>
      <p className={styles["permissions"]}>
        {t("admins.sessionUsed", { time: format.relative(session.last_used_at) })}
      </p>
      <div>
        <Button size="s" disabledReason={reason} isPending={end.busy} onPress={end.submit}>
          {t("admins.endOne")}
        </Button>
      </div>
    </li>
  );
}
