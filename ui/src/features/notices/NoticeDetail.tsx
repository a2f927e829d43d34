import { type Fact, Facts } from "~/components/lists/Facts";
import { NoticeKindBadge, NoticeStateBadges } from "~/components/notices/noticeLooks";
import { paragraphs, plannedMinutes } from "~/components/notices/notices";
import { Problem } from "~/components/Problem";
import { durationText } from "~/components/settingsWords";
import { type I18n, useI18n } from "~/i18n/i18n";
import type { NoticeView } from "~/ipc/generated";
import { Banner } from "~/kit/Banner";
import { CalendarButton } from "./CalendarButton";
import styles from "./Notices.module.css";
import { Readers } from "./Readers";
import { useReading } from "./useReading";

/** One notice: what it says, when it is, what it touches, who has read it. */
export function NoticeDetail({ notice }: { readonly notice: NoticeView }) {
  const i18n = useI18n();
  const { t, locale } = i18n;
  const { isSettled, failure } = useReading(notice);
  const { correction, emergency } = notice;
  return (
    <article className={styles["detail"]}>
      <header className={styles["detailHead"]}>
        <p className={styles["badges"]}>
          <NoticeKindBadge kind={notice.kind} />
          <NoticeStateBadges notice={notice} />
        </p>
        <h2 data-selectable="">{notice.title[locale]}</h2>
      </header>
      {failure ? <Problem failure={failure} /> : null}
      {emergency ? (
        <Banner tone="warning" live={false} title={t("notices.emergency")}>
          <p data-selectable="">{emergency[locale]}</p>
        </Banner>
      ) : null}
      {correction ? (
        <Banner tone="notice" live={false} title={t("notices.correction")}>
          <p data-selectable="">{correction[locale]}</p>
        </Banner>
      ) : null}
      <div className={styles["facts"]}>
        <Facts facts={factsOf(notice, i18n)} />
      </div>
      {notice.kind === "maintenance" ? <CalendarButton notice={notice} /> : null}
      <div className={styles["body"]} data-selectable="">
        {paragraphs(notice.body[locale]).map((text, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of a text keep their order, and may be the same
          <p key={at}>{text}</p>
        ))}
      </div>
      <Readers notice={notice} isSettled={isSettled} />
    </article>
  );
}

function factsOf(notice: NoticeView, { t, format, locale }: I18n): readonly Fact[] {
  const moment = (id: string, label: string, iso: string | null): readonly Fact[] =>
    iso === null ? [] : [{ id, label, value: <time dateTime={iso}>{format.moment(iso)}</time> }];
  // Once it is over, when it ended says more than how long it should have taken.
  const minutes = notice.ended_at === null ? plannedMinutes(notice) : null;
  const touches = notice.affects.map(({ name }) => name[locale]);
  return [
    ...moment("begins", t("notices.begins"), notice.starts_at),
    ...moment("ends", t("notices.ends"), notice.ends_at),
    ...(minutes === null
      ? []
      : [{ id: "duration", label: t("notices.duration"), value: durationText(t, format, minutes) }]),
    ...moment("ended", t("notices.ended"), notice.ended_at),
    ...(touches.length === 0 && notice.kind !== "maintenance"
      ? []
      : [
          {
            id: "affects",
            label: t("notices.affects"),
            value: touches.length === 0 ? t("notices.affectsNothing") : format.list(touches),
          },
        ]),
    ...moment("published", t("notices.published"), notice.published_at),
    ...moment("corrected", t("notices.corrected"), notice.corrected_at),
  ];
}
