import { useState } from "react";
import { Section } from "~/components/Section";
import type { HistoryDay } from "~/components/status/statusEvents";
import { useI18n } from "~/i18n/i18n";
import { Button } from "~/kit/Button";
import { takeFocus } from "~/util/takeFocus";
import { EventList } from "./EventList";
import styles from "./Status.module.css";

/** As many events as anybody looks through at first. */
const FIRST = 50;

/** What was, day by day. */
export function History({ days, now }: { readonly days: readonly HistoryDay[]; readonly now: number }) {
  const { t, format } = useI18n();
  /** The first day of those that were shown when asked for. */
  const [from, setFrom] = useState<string | null>(null);
  const shown = from === null ? firstDays(days) : days;
  return (
    <Section title={t("status.history")}>
      {days.length === 0 ? <p className={styles["quiet"]}>{t("status.historyNone")}</p> : null}
      {shown.map(({ day, at, events }) => (
        <div key={day} className={styles["day"]}>
          <h3 tabIndex={-1} ref={day === from ? takeFocus : null}>
            {format.day(at)}
          </h3>
          <EventList label={format.day(at)} events={events} now={now} />
        </div>
      ))}
      {shown.length < days.length ? (
        <div>
          <Button size="s" onPress={() => setFrom(days[shown.length]?.day ?? null)}>
            {t("status.historyMore")}
          </Button>
        </div>
      ) : null}
    </Section>
  );
}

/** Whole days, until there are enough events. */
function firstDays(days: readonly HistoryDay[]): readonly HistoryDay[] {
  let count = 0;
  return days.filter(({ events }) => {
    const isShown = count < FIRST;
    count += events.length;
    return isShown;
  });
}
