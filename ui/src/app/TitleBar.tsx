import { CircleQuestionMark, Keyboard, Search } from "lucide-react";
import { Button } from "react-aria-components";
import { helpAnchorHere, helpStore } from "~/components/manuals/help";
import { useI18n } from "~/i18n/i18n";
import { IconButton } from "~/kit/Button";
import { Kbd } from "~/kit/Kbd";
import { AccountMenu } from "./AccountMenu";
import { NoticeBell } from "./NoticeBell";
import { overlayStore } from "./overlays";
import { SyncLine } from "./SyncLine";
import type { Screen } from "./screens";
import styles from "./TitleBar.module.css";

/** Where one is, the way to everything, how fresh what is shown is, and who one is. */
export function TitleBar({ title, screen }: { readonly title: string; readonly screen: Screen | null }) {
  const { t } = useI18n();
  return (
    <header className={styles["bar"]}>
      <h1 className={styles["title"]}>{title}</h1>
      <Button className={styles["search"] ?? ""} onPress={() => overlayStore.set("palette")}>
        <Search aria-hidden="true" />
        <span className={styles["hint"]}>{t("app.palette.open")}</span>
        <Kbd shortcut="mod+k" />
      </Button>
      <div className={styles["end"]}>
        <SyncLine />
        <NoticeBell />
        <IconButton
          label={t("manuals.here")}
          icon={<CircleQuestionMark />}
          shortcut="f1"
          onPress={() => helpStore.set(helpAnchorHere(screen?.help ?? "console"))}
        />
        <IconButton
          label={t("app.shortcuts.title")}
          icon={<Keyboard />}
          shortcut="?"
          onPress={() => overlayStore.set("shortcuts")}
        />
        <AccountMenu />
      </div>
    </header>
  );
}
