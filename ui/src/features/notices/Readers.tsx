import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Problem } from "~/components/Problem";
import { useNowhereReason } from "~/components/reasons";
import { useI18n } from "~/i18n/i18n";
import type { AdminId, NoticeReader, NoticeView } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { useAppState, useOnline, useViewingAs } from "~/ipc/state";
import { Button } from "~/kit/Button";
import { LoadingArea } from "~/kit/Spinner";
import { takeFocus } from "~/util/takeFocus";
import styles from "./Notices.module.css";

export interface ReadersProps {
  readonly notice: NoticeView;
  /** Whether the notice has stood in sight for a moment: the service is not asked about those that are walked over. */
  readonly isSettled: boolean;
}

/** More than these are shown when asked for. */
const SHOWN = 50;

/** Which admins have read a notice, for whoever manages admins; anybody else reads here what it takes. */
export function Readers({ notice, isSettled }: ReadersProps) {
  const { t } = useI18n();
  return (
    <section className={styles["readers"]} aria-label={t("notices.readers")}>
      <h3>{t("notices.readers")}</h3>
      <Answer key={notice.id} notice={notice} isSettled={isSettled} />
    </section>
  );
}

function Answer({ notice, isSettled }: ReadersProps) {
  const { id, read_at: readHere } = notice;
  const { t } = useI18n();
  const online = useOnline();
  const isOther = useViewingAs() !== null;
  const me = useAppState().session?.admin ?? null;
  const missing = useNowhereReason("admin.manage");
  const reason = isOther ? t("notices.readers.viewing") : online ? missing : t("notices.readers.offline");
  const { data, error, refetch } = useCall(
    "notices_readers",
    { id },
    { enabled: isSettled && reason === null, keep: false, forget: true },
  );
  if (reason !== null) return <p className={styles["quiet"]}>{reason}</p>;
  if (error?.body.code === "forbidden") return <p className={styles["quiet"]}>{t("notices.readers.forbidden")}</p>;
  if (error) {
    return <Problem failure={error} onRetry={() => void refetch()} />;
  }
  if (!data) return <LoadingArea />;
  if (data.items.length === 0) return <p className={styles["quiet"]}>{t("notices.readers.none")}</p>;
  // That it was read here may not have reached the service yet when it was asked.
  const readers = data.items.map((one) => (one.admin === me ? { ...one, read_at: one.read_at ?? readHere } : one));
  return <Table readers={readers} />;
}

function Table({ readers }: { readonly readers: readonly NoticeReader[] }) {
  const { t, format } = useI18n();
  /** The first of those that were shown when asked for. */
  const [from, setFrom] = useState<AdminId | null>(null);
  const read = readers.filter((one) => one.read_at !== null);
  // Who is still to be told stands first.
  const ordered = [...readers.filter((one) => one.read_at === null), ...read];
  const shown = from === null ? ordered.slice(0, SHOWN) : ordered;
  return (
    <>
      <p>{t("notices.readers.count", { n: readers.length, read: read.length })}</p>
      <table className={styles["readerTable"]} aria-label={t("notices.readers")}>
        <thead>
          <tr>
            <th scope="col">{t("notices.readers.name")}</th>
            <th scope="col">{t("notices.readers.when")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ admin, name, read_at: at }) => (
            <tr key={admin}>
              <th scope="row">
                <Link to="/admins" search={{ selected: admin }} ref={admin === from ? takeFocus : null}>
                  {name}
                </Link>
              </th>
              <td>
                {at === null ? (
                  <strong>{t("notices.readers.notYet")}</strong>
                ) : (
                  <time dateTime={at}>{format.dateTime(at)}</time>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < ordered.length ? (
        <div>
          <Button size="s" onPress={() => setFrom(ordered[SHOWN]?.admin ?? null)}>
            {t("notices.readers.more", { n: ordered.length - shown.length })}
          </Button>
        </div>
      ) : null}
    </>
  );
}
