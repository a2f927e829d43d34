import { Activity, ShieldCheck, Stethoscope } from "lucide-react";
import { useEffect } from "react";
import { Section } from "~/components/Section";
import { RefreshButton, StatusFoot, StatusTrouble } from "~/components/status/StatusFoot";
import { useServiceWay } from "~/components/status/serviceScreens";
import { componentsNow, outage, sortEvents } from "~/components/status/statusEvents";
import { overallSentence } from "~/components/status/statusSentence";
import { type Status, useStatus } from "~/components/status/useStatus";
import { useI18n, useT } from "~/i18n/i18n";
import type { ComponentStatus, StatusDocument } from "~/ipc/generated";
import { useLoadedState } from "~/ipc/state";
import { Badge } from "~/kit/Badge";
import { Banner } from "~/kit/Banner";
import { Button } from "~/kit/Button";
import { EmptyState } from "~/kit/EmptyState";
import { LoadingArea } from "~/kit/Spinner";
import { useStable } from "~/util/useStable";
import { EventList } from "./EventList";
import { History } from "./History";
import styles from "./Status.module.css";
import { LEVELS, OVERALL_ICONS } from "./statusWords";

/** What somebody looks at is asked for anew when it is older than this. */
const FRESH_MS = 60_000;
/** The same while the service is out of reach: what was known before is not known any more. */
const FRESH_OFFLINE_MS = 5_000;

/** How the service is: all of it in a sentence, each part, what goes on, what comes, what was. */
export function StatusView() {
  const t = useT();
  const status = useStatus();
  const document = status.state?.document ?? null;
  const checked = status.state?.checked_at ?? null;
  const isOffline = useLoadedState().state?.sync.status === "offline";
  const patience = isOffline ? FRESH_OFFLINE_MS : FRESH_MS;
  const isOld = status.state !== null && (checked === null || status.now - Date.parse(checked) > patience);
  const refresh = useStable(status.refresh);
  useEffect(() => {
    if (isOld) refresh();
  }, [isOld, refresh]);
  if (!status.state && !status.failure) return <LoadingArea label={t("status.loading")} />;
  if (!document) {
    return (
      <>
        <StatusTrouble status={status} />
        <EmptyState
          icon={<Activity />}
          title={t("status.none")}
          actions={
            <>
              <RefreshButton status={status} />
              <ConnectionButton />
            </>
          }
        >
          {t("status.noneText")}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <Overall status={status} />
      <StatusTrouble status={status} />
      {isOffline && !outage(document, status.now) ? (
        // Where nothing bad is said of the service, it is likely to lie between the two.
        <Banner tone="notice">{t("status.unreachedHere")}</Banner>
      ) : null}
      <Events document={document} now={status.now} />
      <StatusFoot status={status} />
    </>
  );
}

function ConnectionButton() {
  const t = useT();
  const open = useServiceWay();
  return (
    <Button size="s" icon={<Stethoscope />} onPress={() => open("connection")}>
      {t("connection.open")}
    </Button>
  );
}

function Overall({ status }: { readonly status: Status }) {
  const words = useI18n();
  const { t } = words;
  const open = useServiceWay();
  const sentence = status.state ? overallSentence(status.state, status.now, words) : null;
  if (!sentence) return null;
  const Icon = OVERALL_ICONS[sentence.tone];
  return (
    <div className={styles["overall"]} data-tone={sentence.tone}>
      <Icon aria-hidden="true" />
      <p role="status" className={styles["sentence"]}>
        {sentence.text}
      </p>
      <div className={styles["acts"]}>
        <RefreshButton status={status} />
        <ConnectionButton />
        <Button size="s" icon={<ShieldCheck />} onPress={() => open("trust")}>
          {t("app.screen.trust")}
        </Button>
      </div>
    </div>
  );
}

function Events({ document, now }: { readonly document: StatusDocument; readonly now: number }) {
  const t = useT();
  const { goingOn, coming, history } = sortEvents(document, now);
  return (
    <>
      {goingOn.length > 0 ? (
        <Section title={t("status.goingOn")}>
          <EventList label={t("status.goingOn")} events={goingOn} now={now} />
        </Section>
      ) : null}
      {document.components.length > 0 ? (
        <Section title={t("status.components")}>
          <Components components={componentsNow(document, now)} now={now} />
        </Section>
      ) : null}
      <Section title={t("status.coming")}>
        {coming.length > 0 ? (
          <EventList label={t("status.coming")} events={coming} now={now} />
        ) : (
          <p className={styles["quiet"]}>{t("status.comingNone")}</p>
        )}
      </Section>
      <History days={history} now={now} />
    </>
  );
}

function Components({ components, now }: { readonly components: readonly ComponentStatus[]; readonly now: number }) {
  const { t, format, locale } = useI18n();
  return (
    <ul aria-label={t("status.components")} className={styles["components"]} data-selectable="">
      {components.map(({ component, level, since }) => {
        const { icon: Icon, tone, text } = LEVELS[level];
        return (
          <li key={component.id}>
            <span className={styles["part"]}>{component.name[locale]}</span>
            <Badge tone={tone} icon={<Icon aria-hidden="true" />}>
              {t(text)}
            </Badge>
            <span className={styles["since"]}>{t("status.since", { when: format.when(since, now) })}</span>
          </li>
        );
      })}
    </ul>
  );
}
