import { eventTime } from "~/components/status/eventTime";
import { useI18n } from "~/i18n/i18n";
import type { StatusEvent } from "~/ipc/generated";
import { Badge } from "~/kit/Badge";
import styles from "./Status.module.css";
import { KINDS } from "./statusWords";

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
      {events.map((event) => {
        const { icon: Icon, tone, text } = KINDS[event.kind];
        return (
          <li key={event.id} className={styles["event"]}>
            <p className={styles["eventHead"]}>
              <Badge tone={tone} icon={<Icon aria-hidden="true" />}>
                {t(text)}
              </Badge>
              <span className={styles["eventTitle"]}>{event.title[locale]}</span>
            </p>
            <p>{eventTime(event, now, words)}</p>
            {event.affects.length > 0 ? (
              <p className={styles["quiet"]}>
                {t("status.affects", { parts: format.list(event.affects.map(({ name }) => name[locale])) })}
              </p>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
