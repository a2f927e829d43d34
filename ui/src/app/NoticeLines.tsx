import { Link } from "@tanstack/react-router";
import { TriangleAlert, Wrench, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { type BannerNotice, type BannerPhase, bannerKey, bannerNotices, bannerText } from "~/components/notices/banner";
import { useNotices } from "~/components/notices/useNotices";
import { useOutage } from "~/components/status/useStatus";
import { useI18n } from "~/i18n/i18n";
import type { NoticeView } from "~/ipc/generated";
import { IconButton } from "~/kit/Button";
import styles from "./NoticeLines.module.css";
import { useDismissals } from "./noticeDismissals";

const ICONS = { incident: TriangleAlert, during: Wrench, before: Wrench } as const satisfies Record<
  BannerPhase,
  unknown
>;

/** More lines than these would push the work away; the rest is counted. */
const SHOWN = 3;

/**
 * Maintenance that is near or under way, and incidents that are open: a line each over every screen. What the line of a
 * lost connection gives as the reason is told there alone.
 */
export function NoticeLines({ isOffline }: { readonly isOffline: boolean }) {
  const i18n = useI18n();
  const { t } = i18n;
  const { items, now } = useNotices();
  const { isDismissed, dismiss } = useDismissals();
  const outage = useOutage();
  const isTold = ({ id }: NoticeView) => isOffline && id === outage?.id;
  const found = bannerNotices(items, now, isDismissed).filter(({ notice }) => !isTold(notice));
  const shown = found.slice(0, SHOWN);
  const lines = useRef<HTMLElement>(null);
  const [closed, setClosed] = useState<number | null>(null);
  // The button that was pressed is gone: the focus goes on to the line in its place, or to the screen.
  useEffect(() => {
    if (closed === null) return;
    const links = lines.current?.querySelectorAll("a") ?? [];
    (links[Math.min(closed, links.length - 1)] ?? document.getElementById("main"))?.focus();
    setClosed(null);
  }, [closed]);
  return (
    <>
      <Announcer notices={shown} now={now} />
      {shown.length > 0 ? (
        <section ref={lines} aria-label={t("notices.banner")} className={styles["lines"]}>
          {shown.map((one, index) => (
            <Line
              key={bannerKey(one)}
              notice={one}
              now={now}
              onClose={() => {
                dismiss(one.notice);
                setClosed(index);
              }}
            />
          ))}
          {found.length > SHOWN ? (
            <p className={styles["more"]}>
              <Link to="/notices">{t("notices.banner.more", { n: found.length - SHOWN })}</Link>
            </p>
          ) : null}
        </section>
      ) : null}
    </>
  );
}

interface LineProps {
  readonly notice: BannerNotice;
  readonly now: number;
  readonly onClose: () => void;
}

function Line({ notice: banner, now, onClose }: LineProps) {
  const i18n = useI18n();
  const { notice, phase } = banner;
  const title = notice.title[i18n.locale];
  const Icon = ICONS[phase];
  return (
    <div className={styles["line"]} data-phase={phase}>
      <Icon aria-hidden="true" />
      <p className={styles["text"]}>
        {bannerText(i18n, banner, now)}{" "}
        <Link to="/notices" search={{ selected: notice.id }}>
          {title}
        </Link>
      </p>
      {phase === "before" ? (
        <IconButton size="s" label={i18n.t("notices.banner.close", { title })} icon={<X />} onPress={onClose} />
      ) : null}
    </div>
  );
}

interface AnnouncerProps {
  readonly notices: readonly BannerNotice[];
  readonly now: number;
}

/** Reads each line aloud when it appears, and not with every minute that is counted. */
function Announcer({ notices, now }: AnnouncerProps) {
  const i18n = useI18n();
  const [told, setTold] = useState<{ readonly keys: readonly string[]; readonly text: string }>({ keys: [], text: "" });
  const keys = notices.map(bannerKey);
  const fresh = notices.filter((one) => !told.keys.includes(bannerKey(one)));
  const text = fresh.map((one) => bannerText(i18n, one, now)).join(" ");
  const shape = keys.join("\n");
  // After the first drawing: what a live region holds from the start is read by nobody.
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once for every set of lines
  useEffect(() => {
    setTold({ keys, text });
  }, [shape]);
  return (
    <p role="status" className="visually-hidden">
      {told.text}
    </p>
  );
}
