import type { ReactNode } from "react";
import { HelpPane, useHelpKey } from "~/components/manuals/HelpPane";
import { helpAnchorHere, helpStore } from "~/components/manuals/help";
import { useServiceWay } from "~/components/status/serviceScreens";
import { setLocale, useI18n } from "~/i18n/i18n";
import type { AppState } from "~/ipc/generated";
import { Button } from "~/kit/Button";
import { cx } from "~/util/cx";
import { useStore } from "~/util/store";
import styles from "./Layout.module.css";
import { Mark } from "./Mark";

export interface LayoutProps {
  readonly state: AppState | null;
  readonly children: ReactNode;
  /** For pages with more than a form. */
  readonly isWide?: boolean;
}

/** What stands around everything that is shown before one is in: mark, form, and where it would sign in to. */
export function Layout({ state, children, isWide = false }: LayoutProps) {
  const { t, locale } = useI18n();
  const help = useStore(helpStore);
  const open = useServiceWay();
  useHelpKey("signing-in");
  return (
    <div className={styles["page"]}>
      <main className={cx(styles["main"], isWide && styles["wide"])}>
        <div className={styles["brand"]}>
          <Mark />
          <span>{t("app.name")}</span>
        </div>
        {children}
      </main>
      <footer className={styles["foot"]}>
        {state ? (
          <p className={styles["server"]} data-selectable="">
            <span>{t("session.serverAddress", { server: state.server })}</span>
            <span>{t("session.version", { version: state.version })}</span>
          </p>
        ) : null}
        <div className={styles["links"]}>
          <Button variant="quiet" size="s" onPress={() => open("status")}>
            {t("app.screen.status")}
          </Button>
          <Button variant="quiet" size="s" onPress={() => open("connection")}>
            {t("connection.open")}
          </Button>
          <Button variant="quiet" size="s" onPress={() => open("trust")}>
            {t("app.screen.trust")}
          </Button>
          <Button variant="quiet" size="s" onPress={() => helpStore.set(helpAnchorHere("signing-in"))}>
            {t("manuals.open")}
          </Button>
          <Button
            variant="quiet"
            size="s"
            aria-label={t("session.languageLabel")}
            onPress={() => setLocale(locale === "ja" ? "en" : "ja")}
          >
            <span lang={locale === "ja" ? "en" : "ja"}>{t("session.language")}</span>
          </Button>
        </div>
      </footer>
      {help === null ? null : <HelpPane anchor={help} onClose={() => helpStore.set(null)} onScreen={null} isFloating />}
    </div>
  );
}
