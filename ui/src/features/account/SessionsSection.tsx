import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { clientText } from "~/components/clientText";
import { Problem } from "~/components/Problem";
import { useI18n } from "~/i18n/i18n";
import { call, type IpcFailure, toFailure } from "~/ipc/client";
import type { SessionInfo } from "~/ipc/generated";
import { queryKey, useCall } from "~/ipc/query";
import { useOnline, useViewingAs } from "~/ipc/state";
import { Badge } from "~/kit/Badge";
import { Button } from "~/kit/Button";
import { LoadingArea } from "~/kit/Spinner";
import { showToast } from "~/kit/toasts";
import styles from "./Account.module.css";

const OWN = { admin: null };

/** Where one is signed in, this window first, and the way to end it there. */
export function SessionsSection() {
  const { t } = useI18n();
  const online = useOnline();
  const viewing = useViewingAs();
  const asks = online && !viewing;
  const list = useCall("sessions_list", OWN, { enabled: asks });
  const ending = useEnding();
  const queries = useQueryClient();
  // Signing in elsewhere changes no row, so nothing tells of it: whoever looks is shown what holds now.
  useEffect(() => void queries.invalidateQueries({ queryKey: queryKey("sessions_list", OWN) }), [queries]);
  if (viewing) return <p className={styles["quiet"]}>{t("account.sessions.viewing")}</p>;
  if (!online) return <p className={styles["quiet"]}>{t("account.sessions.offline")}</p>;
  if (list.error) {
    return (
      <Problem
        failure={list.error}
        actions={<Button onPress={() => void list.refetch()}>{t("common.retry")}</Button>}
      />
    );
  }
  if (!list.data) return <LoadingArea />;
  const sessions = [...list.data].sort(
    (a, b) => Number(b.current) - Number(a.current) || b.last_used_at.localeCompare(a.last_used_at),
  );
  const others = sessions.filter((one) => !one.current);
  return (
    <>
      {ending.failure ? <Problem failure={ending.failure} /> : null}
      <SessionTable sessions={sessions} onEnd={(one) => void ending.end([one])} busy={ending.busy} />
      {others.length === 0 ? <p className={styles["quiet"]}>{t("account.sessions.onlyThis")}</p> : null}
      {others.length > 0 ? (
        <div className={styles["buttons"]}>
          <Button isPending={ending.busy === "all"} onPress={() => void ending.end(others)}>
            {t("account.sessions.endOthers")}
          </Button>
        </div>
      ) : null}
    </>
  );
}

/** Ends sessions one after the other; what has ended by itself meanwhile is what was wanted. */
function useEnding() {
  const { t } = useI18n();
  const queries = useQueryClient();
  const [busy, setBusy] = useState<string | null>(null);
  const [failure, setFailure] = useState<IpcFailure | null>(null);
  const end = async (sessions: readonly SessionInfo[]) => {
    if (busy !== null) return;
    const [first] = sessions;
    setBusy(sessions.length === 1 && first ? first.id : "all");
    setFailure(null);
    try {
      for (const { id } of sessions) {
        try {
          await call("sessions_end", { id });
        } catch (thrown) {
          if (toFailure(thrown).body.code !== "not_found") throw thrown;
        }
      }
      const n = sessions.length;
      showToast({ text: n === 1 ? t("account.sessions.ended") : t("account.sessions.endedMany", { n }) });
    } catch (thrown) {
      setFailure(toFailure(thrown));
    } finally {
      setBusy(null);
      void queries.invalidateQueries({ queryKey: queryKey("sessions_list", OWN) });
    }
  };
  return { end, busy, failure };
}

interface SessionTableProps {
  readonly sessions: readonly SessionInfo[];
  readonly onEnd: (session: SessionInfo) => void;
  readonly busy: string | null;
}

function SessionTable({ sessions, onEnd, busy }: SessionTableProps) {
  const { t, format } = useI18n();
  return (
    <div className={styles["scroll"]}>
      <table className={styles["sessions"]} aria-label={t("account.sessions.list")}>
        <thead>
          <tr>
            <th scope="col">{t("account.sessions.program")}</th>
            <th scope="col">{t("account.sessions.address")}</th>
            <th scope="col">{t("account.sessions.began")}</th>
            <th scope="col">{t("account.sessions.used")}</th>
            <th scope="col">
              <span className="visually-hidden">{t("account.sessions.act")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((one) => {
            const program = clientText(t, one.client);
            return (
              <tr key={one.id}>
                <th scope="row">{program}</th>
                <td data-selectable="">{one.address}</td>
                <td>{format.dateTime(one.created_at)}</td>
                <td title={format.exact(one.last_used_at)}>{format.relative(one.last_used_at)}</td>
                <td className={styles["end"]}>
                  {one.current ? (
                    <Badge tone="accent">{t("account.sessions.current")}</Badge>
                  ) : (
                    <Button
                      size="s"
                      isPending={busy === one.id}
                      aria-label={t("account.sessions.endOne", { program, address: one.address })}
                      onPress={() => onEnd(one)}
                    >
                      {t("account.sessions.end")}
                    </Button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
