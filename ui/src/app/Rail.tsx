import { Link } from "@tanstack/react-router";
import { useI18n } from "~/i18n/i18n";
import { useSession } from "~/ipc/state";
import { shortcutKeys } from "~/util/keys";
import styles from "./Rail.module.css";
import { SCREENS } from "./screens";

/** The way to every screen. */
export function Rail() {
  const { t } = useI18n();
  const session = useSession();
  return (
    <nav aria-label={t("app.nav")} className={styles["rail"]}>
      <div className={styles["company"]} data-selectable="">
        <span className={styles["name"]}>{session.company_name}</span>
        <span className={styles["code"]}>{session.company_code}</span>
      </div>
      <ul className={styles["list"]}>
        {SCREENS.map(({ to, title, icon: Icon, shortcut }) => (
          <li key={to}>
            <Link
              to={to}
              className={styles["link"] ?? ""}
              activeOptions={{ exact: true, includeSearch: false }}
              draggable={false}
              aria-keyshortcuts={shortcut.replace("mod", shortcutKeys("mod")[0] === "⌘" ? "Meta" : "Control")}
            >
              <Icon aria-hidden="true" />
              <span>{t(title)}</span>
              <span className={styles["key"]} aria-hidden="true">
                {shortcutKeys(shortcut).join(shortcutKeys("mod")[0] === "⌘" ? "" : "+")}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
