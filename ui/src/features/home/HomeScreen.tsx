import { Link } from "@tanstack/react-router";
import { CircleCheck, CloudOff, FolderTree, MonitorX } from "lucide-react";
import type { ReactNode } from "react";
import { agendaAt } from "~/components/notices/agenda";
import { useNotices } from "~/components/notices/useNotices";
import { nodeText } from "~/components/places";
import { useI18n } from "~/i18n/i18n";
import type { SyncState } from "~/ipc/generated";
import { useAppState } from "~/ipc/state";
import styles from "./Home.module.css";
import { LastChanges } from "./LastChanges";
import { NoticeRows } from "./NoticeRows";
import { Platforms } from "./Platforms";

const UNASSIGNED = { to: "/organization", search: { node: nodeText({ kind: "unassigned" }) } } as const;

/** What needs somebody now, what there is, and what happened last. */
export function HomeScreen() {
  const { t } = useI18n();
  const { sync } = useAppState();
  return (
    <div className={styles["screen"]}>
      <Now sync={sync} />
      <Numbers sync={sync} />
      <div className={styles["columns"]}>
        <Card title={t("home.platforms")}>
          <Platforms />
        </Card>
        <Card title={t("home.changes")} end={<Link to="/history">{t("home.allChanges")}</Link>}>
          <LastChanges />
        </Card>
      </div>
      <Freshness sync={sync} />
    </div>
  );
}

function Card({
  title,
  end,
  children,
}: {
  readonly title: string;
  readonly end?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles["card"]} aria-label={title}>
      <header className={styles["cardHead"]}>
        <h2>{title}</h2>
        {end}
      </header>
      {children}
    </section>
  );
}

function Now({ sync }: { readonly sync: SyncState }) {
  const { t } = useI18n();
  const { items, unread, now } = useNotices();
  const agenda = agendaAt(items, now);
  const offline = sync.status === "offline";
  const isNew = sync.whole && sync.counts.groups === 0 && sync.counts.devices === 0;
  const isQuiet = unread === 0 && Object.values(agenda).every((notices) => notices.length === 0);
  return (
    <Card title={t("home.now")}>
      <ul className={styles["now"]}>
        {offline ? (
          <li data-tone="warning">
            <CloudOff aria-hidden="true" />
            <p>{t("home.offline")}</p>
          </li>
        ) : null}
        <NoticeRows agenda={agenda} unread={unread} now={now} />
        {isNew ? (
          <li data-tone="notice">
            <FolderTree aria-hidden="true" />
            <div>
              <p>{t("home.new")}</p>
              <p className={styles["quiet"]}>{t("home.newHint")}</p>
            </div>
            <Link to="/organization" className={styles["action"]}>
              {t("home.newGroups")}
            </Link>
            <Link to="/import" className={styles["action"]}>
              {t("imports.fromFile")}
            </Link>
          </li>
        ) : null}
        {sync.unassigned > 0 ? (
          <li data-tone="notice">
            <MonitorX aria-hidden="true" />
            <div>
              <p>{t("home.unassigned", { n: sync.unassigned })}</p>
              <p className={styles["quiet"]}>{t("home.unassignedHint")}</p>
            </div>
            <Link {...UNASSIGNED} className={styles["action"]}>
              {t("home.assign")}
            </Link>
          </li>
        ) : null}
        {!offline && !isNew && sync.unassigned === 0 && isQuiet ? (
          <li data-tone="ok">
            <CircleCheck aria-hidden="true" />
            <p>{t("home.nothing")}</p>
          </li>
        ) : null}
      </ul>
    </Card>
  );
}

function Numbers({ sync }: { readonly sync: SyncState }) {
  const { t, format } = useI18n();
  const numbers = [
    { label: t("home.groups"), value: sync.counts.groups, to: { to: "/organization" } },
    { label: t("home.users"), value: sync.counts.users, to: { to: "/organization" } },
    { label: t("home.devices"), value: sync.counts.devices, to: { to: "/devices" } },
    { label: t("home.unassignedCount"), value: sync.unassigned, to: UNASSIGNED },
    { label: t("home.admins"), value: sync.admins, to: { to: "/admins" } },
  ] as const;
  return (
    <section aria-label={t("home.counts")}>
      <ul className={styles["numbers"]}>
        {numbers.map(({ label, value, to }) => (
          <li key={label}>
            <Link {...to} className={styles["number"]}>
              <span>{label}</span>
              <strong>{format.number(value)}</strong>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Freshness({ sync }: { readonly sync: SyncState }) {
  const { t, format } = useI18n();
  return (
    <section aria-label={t("home.sync")} className={styles["quiet"]}>
      {t(sync.whole ? "home.scope.whole" : "home.scope.part")}
      {sync.synced_at ? (
        <>
          {" · "}
          {t("home.synced", { age: format.relative(sync.synced_at), revision: format.number(sync.revision) })}
        </>
      ) : null}
    </section>
  );
}
