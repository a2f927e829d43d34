import { ShieldQuestionMark } from "lucide-react";
import { useEffect, useRef } from "react";
import { CopyButton } from "~/components/CopyButton";
import { RefreshButton, StatusFoot, StatusTrouble } from "~/components/status/StatusFoot";
import { useStatus } from "~/components/status/useStatus";
import { useI18n } from "~/i18n/i18n";
import type { MessageKey } from "~/i18n/messages";
import type { BackupKind, LastBackup, TrustSection } from "~/ipc/generated";
import { EmptyState } from "~/kit/EmptyState";
import { LoadingArea } from "~/kit/Spinner";
import { useStable } from "~/util/useStable";
import styles from "./Trust.module.css";
import { readTrustBody } from "./trustBody";

/** The section that speaks of backups. */
const BACKUPS = "backups";

const BACKUP_KINDS = {
  data: "status.trust.backup.data",
  system: "status.trust.backup.system",
  unknown: "status.trust.backup.unknown",
} as const satisfies Record<BackupKind, MessageKey>;

export interface TrustViewProps {
  /** The section that was asked for. */
  readonly section: string | null;
  readonly onSection: (id: string) => void;
}

/** What the operator says of who is responsible for what, of where data lies, and of how it is kept. */
export function TrustView({ section, onSection }: TrustViewProps) {
  const { t, locale } = useI18n();
  const status = useStatus();
  const page = useRef<HTMLDivElement>(null);
  const sections = status.state?.document?.trust ?? [];
  const backups = status.state?.document?.backups ?? [];
  const isThere = sections.length > 0;
  const show = useStable((id: string) => {
    const heading = page.current?.querySelector<HTMLElement>(`[data-anchor="${CSS.escape(id)}"]`);
    heading?.scrollIntoView({ block: "start" });
    heading?.focus({ preventScroll: true });
  });
  useEffect(() => {
    if (section !== null && isThere) show(section);
  }, [section, isThere, show]);
  if (!status.state && !status.failure) return <LoadingArea label={t("status.loading")} />;
  if (!isThere) {
    return (
      <>
        <StatusTrouble status={status} />
        <EmptyState
          icon={<ShieldQuestionMark />}
          title={t("status.trust.none")}
          actions={<RefreshButton status={status} />}
        >
          {t("status.trust.noneText")}
        </EmptyState>
        <StatusFoot status={status} />
      </>
    );
  }
  return (
    <div ref={page} className={styles["page"]}>
      <p className={styles["quiet"]}>{t("status.trust.lead")}</p>
      {sections.length > 1 ? (
        <nav aria-label={t("status.trust.contents")} className={styles["contents"]}>
          <ul>
            {sections.map(({ id, title }) => (
              <li key={id}>
                <button
                  type="button"
                  className={styles["entry"]}
                  onClick={() => {
                    onSection(id);
                    // Also where it is the one that was asked for last, and the page was moved since.
                    show(id);
                  }}
                >
                  {title[locale]}
                </button>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {sections.map((one) => (
        <Part key={one.id} section={one} backups={one.id === BACKUPS ? backups : []} />
      ))}
      <StatusTrouble status={status} />
      <StatusFoot status={status} />
    </div>
  );
}

interface PartProps {
  readonly section: TrustSection;
  /** When the last ones were made, where the section speaks of them. */
  readonly backups: readonly LastBackup[];
}

function Part({ section, backups }: PartProps) {
  const { t, locale, format } = useI18n();
  const title = section.title[locale];
  return (
    <section aria-label={title} className={styles["part"]}>
      <h2 data-anchor={section.id} tabIndex={-1}>
        {title}
      </h2>
      <div className={styles["body"]} data-selectable="">
        <Body text={section.body[locale]} />
        {backups.length > 0 ? (
          <ul>
            {backups.map(({ kind, at }) => (
              <li key={kind}>
                {t("status.trust.lastBackup", { what: t(BACKUP_KINDS[kind]), at: format.dateTime(at) })}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      {section.links.length > 0 ? (
        <div className={styles["links"]}>
          <h3>{t("status.trust.more")}</h3>
          {/* The window opens nothing outside: an address is taken along to a browser. */}
          <ul>
            {section.links.map((link) => (
              <li key={link.url}>
                <span>{link.title[locale]}</span>
                <code data-selectable="">{link.url}</code>
                <CopyButton size="s" label={t("status.trust.copyAddress")} text={link.url} />
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
}

function Body({ text }: { readonly text: string }) {
  return readTrustBody(text).map((block, at) => {
    const key = `${at}`;
    if (block.kind === "paragraph") return <p key={key}>{block.lines.join("\n")}</p>;
    return (
      <ul key={key}>
        {block.items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes in place
          <li key={`${index}`}>{item}</li>
        ))}
      </ul>
    );
  });
}
