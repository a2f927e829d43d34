import { NoticeKindBadge } from "~/components/notices/noticeLooks";
import { eventTime } from "~/components/status/eventTime";
import { useI18n } from "~/i18n/i18n";
import type { StatusEvent } from "~/ipc/generated";
import styles from "./Status.module.css";

export interface EventListProps {
  readonly label: string;
  readonly events: readonly StatusEvent[];
  readonly now: number;
}

/** Maintenance and incidents: what, when, and which parts do not work meanwhile. */
export function EventList({ label, events, now }: EventListProps) {
  const words = useI18n();
  const { t, format, locale } = words;
  return (
    <ul aria-label={label} className={styles["events"]} data-selectable="">
      {events.map((event) => (
        <li key={event.id} className={styles["event"]}>
          <p className={styles["eventHead"]}>
            <NoticeKindBadge kind={event.kind} />
            <span className={styles["eventTitle"]}>{event.title[locale]}</span>
          </p>
          <p>{eventTime(event, now, words)}</p>
          {event.affects.length > 0 ? (
            <p className={styles["quiet"]}>
              {t("status.affects", { parts: format.list(event.affects.map(({ name }) => name[locale])) })}
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
