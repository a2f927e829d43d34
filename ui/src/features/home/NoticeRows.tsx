import { Link } from "@tanstack/react-router";
import { Bell, TriangleAlert, Wrench } from "lucide-react";
import type { ReactNode } from "react";
import type { Agenda } from "~/components/notices/agenda";
import { bannerText } from "~/components/notices/banner";
import { plannedMinutes } from "~/components/notices/notices";
import { durationText } from "~/components/settingsWords";
import { useI18n } from "~/i18n/i18n";
import type { NoticeView } from "~/ipc/generated";
import styles from "./Home.module.css";

export interface NoticeRowsProps {
  readonly agenda: Agenda;
  readonly unread: number;
  /** By the console's clock. */
  readonly now: number;
}

/** Planned work beyond this is counted. */
const PLANNED = 3;

/** What of the notices needs somebody: what does not work, work under way or planned, what is to be read. */
export function NoticeRows({ agenda, unread, now }: NoticeRowsProps) {
  const i18n = useI18n();
  const { t, format } = i18n;
  const { incidents, during, before } = agenda;
  const planned = before.slice(0, PLANNED);
  return (
    <>
      {incidents.map((notice) => (
        <Row key={notice.id} notice={notice} tone="warning" icon={<TriangleAlert aria-hidden="true" />}>
          {bannerText(i18n, { notice, phase: "incident" }, now)}
        </Row>
      ))}
      {during.map((notice) => (
        <Row key={notice.id} notice={notice} tone="warning" icon={<Wrench aria-hidden="true" />}>
          {bannerText(i18n, { notice, phase: "during" }, now)}
        </Row>
      ))}
      {planned.map((notice) => (
        <Row key={notice.id} notice={notice} tone="notice" icon={<Wrench aria-hidden="true" />}>
          {t("notices.home.before", {
            when: format.moment(notice.starts_at ?? ""),
            duration: durationText(t, format, plannedMinutes(notice) ?? 0),
          })}
        </Row>
      ))}
      {before.length > PLANNED ? (
        <li data-tone="notice">
          <Wrench aria-hidden="true" />
          <p>{t("notices.home.more", { n: before.length - PLANNED })}</p>
          <Link to="/notices" search={{ filter: "maintenance" }} className={styles["action"]}>
            {t("notices.home.all")}
          </Link>
        </li>
      ) : null}
      {unread > 0 ? (
        <li data-tone="notice">
          <Bell aria-hidden="true" />
          <p>{t("notices.home.unread", { n: unread })}</p>
          <Link to="/notices" search={{ filter: "unread" }} className={styles["action"]}>
            {t("notices.home.read")}
          </Link>
        </li>
      ) : null}
    </>
  );
}

interface RowProps {
  readonly notice: NoticeView;
  readonly tone: "notice" | "warning";
  readonly icon: ReactNode;
  readonly children: ReactNode;
}

function Row({ notice, tone, icon, children }: RowProps) {
  const { t, locale } = useI18n();
  const title = notice.title[locale];
  return (
    <li data-tone={tone}>
      {icon}
      <div>
        <p>{children}</p>
        <p className={styles["quiet"]}>{title}</p>
      </div>
      <Link
        to="/notices"
        search={{ selected: notice.id }}
        className={styles["action"]}
        aria-label={t("notices.home.detailsOf", { title })}
      >
        {t("notices.home.details")}
      </Link>
    </li>
  );
}
