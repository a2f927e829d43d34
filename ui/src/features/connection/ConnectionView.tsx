import { useQueryClient } from "@tanstack/react-query";
import { Activity, CircleAlert, CircleCheck, RotateCw, Stethoscope, TriangleAlert } from "lucide-react";
import { useRef } from "react";
import { CopyButton } from "~/components/CopyButton";
import { Problem } from "~/components/Problem";
import { useServiceWay } from "~/components/status/serviceScreens";
import { useOutage, useTick } from "~/components/status/useStatus";
import { useI18n, useT } from "~/i18n/i18n";
import type { ConnectionCheck, ConnectionReport } from "~/ipc/generated";
import { queryKey, useCall } from "~/ipc/query";
import { useLoadedState } from "~/ipc/state";
import { Badge } from "~/kit/Badge";
import { Banner } from "~/kit/Banner";
import { Button } from "~/kit/Button";
import { EmptyState } from "~/kit/EmptyState";
import { Progress } from "~/kit/Progress";
import styles from "./Connection.module.css";
import { connectionText } from "./connectionText";
import { detailText, findingTexts, KIND_TEXTS, LEVELS, verdict } from "./connectionWords";

/** Looks at the way to the service as soon as it is opened, and says what to do about each thing found. */
export function ConnectionView() {
  const t = useT();
  const queries = useQueryClient();
  const check = useCall("connection_check", {}, { forget: true });
  const report = check.data ?? null;
  const again = () => void check.refetch();
  const stop = () => void queries.cancelQueries({ queryKey: queryKey("connection_check", {}) });
  return (
    <>
      <p className={styles["quiet"]}>{t("connection.lead")}</p>
      {check.isFetching ? <Running onStop={stop} /> : null}
      {check.error && !check.isFetching ? (
        <Problem failure={check.error} actions={<Button onPress={again}>{t("connection.again")}</Button>} />
      ) : null}
      {report ? <Report report={report} isOld={check.isFetching} onAgain={again} /> : null}
      {!report && !check.error && !check.isFetching ? (
        <EmptyState
          icon={<Stethoscope />}
          title={t("connection.stopped")}
          actions={
            <Button autoFocus onPress={again}>
              {t("connection.start")}
            </Button>
          }
        />
      ) : null}
    </>
  );
}

function Running({ onStop }: { readonly onStop: () => void }) {
  const t = useT();
  const now = useTick(1_000);
  const began = useRef(now);
  const seconds = Math.max(0, Math.round((now - began.current) / 1_000));
  return (
    <Progress
      label={t("connection.running")}
      done={seconds}
      total={null}
      count={t("connection.runningCount", { n: seconds })}
      announced={t("connection.running")}
      actions={
        <Button size="s" onPress={onStop}>
          {t("connection.stop")}
        </Button>
      }
    />
  );
}

interface ReportProps {
  readonly report: ConnectionReport;
  /** Whether a newer one is on its way. */
  readonly isOld: boolean;
  readonly onAgain: () => void;
}

const ICONS = { ok: CircleCheck, warning: TriangleAlert, danger: CircleAlert } as const;

function Report({ report, isOld, onAgain }: ReportProps) {
  const words = useI18n();
  const { t, format } = words;
  const open = useServiceWay();
  const version = useLoadedState().state?.version ?? null;
  const announced = useOutage()?.text ?? null;
  const found = verdict(report, announced !== null);
  const hasFailed = report.checks.some(({ level }) => level === "failed");
  const Icon = ICONS[found.tone];
  return (
    <section aria-label={t("connection.list")} aria-busy={isOld} className={styles["report"]}>
      <header className={styles["verdict"]} data-tone={found.tone}>
        <Icon aria-hidden="true" />
        <p role="status" className={styles["sentence"]}>
          {isOld ? null : t(found.text)}
        </p>
        <div className={styles["acts"]}>
          <Button size="s" icon={<RotateCw />} isPending={isOld} onPress={onAgain}>
            {t("connection.again")}
          </Button>
          <CopyButton
            size="s"
            label={t("connection.copy")}
            text={connectionText(report, { version, announced }, words)}
          />
          <Button size="s" icon={<Activity />} onPress={() => open("status")}>
            {t("app.screen.status")}
          </Button>
        </div>
      </header>
      {announced && hasFailed ? <Banner tone="notice">{announced}</Banner> : null}
      <ol aria-label={t("connection.list")} className={styles["checks"]}>
        {report.checks.map((check) => (
          <Check key={check.kind} check={check} />
        ))}
      </ol>
      <dl className={styles["facts"]} data-selectable="">
        <dt>{t("connection.server")}</dt>
        <dd>{report.server}</dd>
        <dt>{t("connection.at")}</dt>
        <dd>{format.exact(report.at)}</dd>
      </dl>
    </section>
  );
}

function Check({ check }: { readonly check: ConnectionCheck }) {
  const words = useI18n();
  const { t, format } = words;
  const { icon: Icon, tone, text } = LEVELS[check.level];
  const { found, todo } = findingTexts(check);
  return (
    <li className={styles["check"]} data-level={check.level}>
      <p className={styles["head"]}>
        <span className={styles["kind"]}>{t(KIND_TEXTS[check.kind])}</span>
        <Badge tone={tone} icon={<Icon aria-hidden="true" />}>
          {t(text)}
        </Badge>
        {check.level === "skipped" ? null : (
          <span className={styles["took"]}>{t("connection.took", { ms: format.number(check.took_ms) })}</span>
        )}
      </p>
      <div className={styles["found"]} data-selectable="">
        <p>{t(found)}</p>
        {todo && check.level !== "fine" ? <p className={styles["todo"]}>{t(todo)}</p> : null}
        {todo && check.level === "fine" ? <p className={styles["quiet"]}>{t(todo)}</p> : null}
        {check.detail ? <p className={styles["detail"]}>{detailText(check, words)}</p> : null}
      </div>
    </li>
  );
}
