import { useI18n } from "~/i18n/i18n";
import type { SessionInfo } from "~/ipc/generated";
import { Badge } from "~/kit/Badge";
import { Button } from "~/kit/Button";
import { clientText } from "./clientText";
import styles from "./SessionTable.module.css";
import type { Ending } from "./sessions";

export interface SessionTableProps {
  readonly sessions: readonly SessionInfo[];
  /** Why none of them can be ended, or null. */
  readonly reason: string | null;
  readonly busy: Ending;
  readonly onEnd: (session: SessionInfo) => void;
}

/** Sessions, each with where it is, when it was used, and the way to end it. Narrow enough to stand in an inspector. */
export function SessionTable({ sessions, reason, busy, onEnd }: SessionTableProps) {
  const { t, format } = useI18n();
  return (
    <table className={styles["table"]} aria-label={t("account.sessions.list")}>
      <thead>
        <tr>
          <th scope="col">{t("account.sessions.program")}</th>
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
              <th scope="row">
                <div title={one.client}>{program}</div>
                <div className={styles["quiet"]} data-selectable="">
                  {one.address}
                </div>
              </th>
              <td>
                <div title={format.exact(one.last_used_at)}>{format.relative(one.last_used_at)}</div>
                <div className={styles["quiet"]}>
                  {t("account.sessions.since", { time: format.dateTime(one.created_at) })}
                </div>
              </td>
              <td className={styles["end"]}>
                {one.current ? (
                  <Badge tone="accent">{t("account.sessions.current")}</Badge>
                ) : (
                  <Button
                    size="s"
                    disabledReason={reason}
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
  );
}
