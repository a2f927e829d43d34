import { fieldText } from "~/components/policies/fieldText";
import { type I18n, useI18n } from "~/i18n/i18n";
import type { PolicySectionView } from "~/ipc/generated";
import { Banner } from "~/kit/Banner";
import { Button } from "~/kit/Button";
import type { Meeting } from "./meetings";
import styles from "./Policies.module.css";
import type { PolicyDraft } from "./usePolicyDraft";

export interface MeetingBannerProps {
  readonly catalogue: readonly PolicySectionView[];
  readonly draft: PolicyDraft;
}

/** Somebody else saved this policy meanwhile: what they changed, and where both changed the same section, the choice. */
export function MeetingBanner({ catalogue, draft }: MeetingBannerProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const taken = draft.meetings.filter(({ mine }) => mine.length === 0);
  const both = draft.meetings.filter(({ mine }) => mine.length > 0);
  if (draft.meetings.length === 0) return null;
  return (
    <Banner
      tone="warning"
      title={t("policies.moved")}
      actions={
        taken.length > 0 ? (
          <Button size="s" onPress={() => draft.acknowledge(taken.map(({ section }) => section))}>
            {t("common.draft.movedRead")}
          </Button>
        ) : null
      }
    >
      {taken.length > 0 ? (
        <>
          <p>{t("policies.movedTaken")}</p>
          <ul>
            {taken.flatMap(({ theirs }) =>
              theirs.map((name) => {
                const { label, text } = fieldText(i18n, catalogue, name);
                const [before, after] = [text(draft.since[name]), text(draft.now[name])];
                return <li key={name}>{t("history.effect.field", { label, before, after })}</li>;
              }),
            )}
          </ul>
        </>
      ) : null}
      {both.map((meeting) => (
        <Both key={meeting.section} meeting={meeting} catalogue={catalogue} draft={draft} i18n={i18n} />
      ))}
    </Banner>
  );
}

interface BothProps extends MeetingBannerProps {
  readonly meeting: Meeting;
  readonly i18n: I18n;
}

function Both({ meeting: { section, theirs, mine }, catalogue, draft, i18n }: BothProps) {
  const { t, locale } = i18n;
  const name = catalogue.find(({ key }) => key === section)?.label[locale] ?? section;
  const names = Object.keys(draft.now).filter((one) => theirs.includes(one) || mine.includes(one));
  return (
    <div className={styles["meeting"]}>
      <table>
        <caption>{t("policies.movedBoth", { section: name })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("history.item")}</th>
            <th scope="col">{t("policies.movedSince")}</th>
            <th scope="col">{t("policies.movedTheirs")}</th>
            <th scope="col">{t("policies.movedMine")}</th>
          </tr>
        </thead>
        <tbody>
          {names.map((one) => {
            const { short, text } = fieldText(i18n, catalogue, one);
            return (
              <tr key={one}>
                <th scope="row">{short}</th>
                <td>{text(draft.since[one])}</td>
                <td data-strong={theirs.includes(one) ? "" : undefined}>{text(draft.now[one])}</td>
                <td data-strong={mine.includes(one) ? "" : undefined}>{text(draft.edits[one] ?? draft.since[one])}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div className={styles["buttons"]}>
        <Button size="s" onPress={() => draft.keep(section)}>
          {t("policies.keepMine")}
        </Button>
        <Button size="s" onPress={() => draft.drop(section)}>
          {t("policies.takeTheirs")}
        </Button>
      </div>
    </div>
  );
}
