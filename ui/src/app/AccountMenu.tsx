import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { ChevronDown, CircleUser, Contrast, KeyRound, Lock, LogOut } from "lucide-react";
import { Button } from "react-aria-components";
import { useBlockedReason } from "~/components/blocked";
import { setLocale, useI18n } from "~/i18n/i18n";
import { useAct } from "~/ipc/query";
import { accept, useAppState, useSession } from "~/ipc/state";
import { Menu } from "~/kit/Menu";
import { useStore } from "~/util/store";
import styles from "./AccountMenu.module.css";
import { overlayStore } from "./overlays";
import { ACCOUNT, SERVICE_SCREENS } from "./screens";
import { contrastStore, setContrast, setTheme, THEMES, type Theme, themeStore } from "./theme";
import { useLock } from "./useLock";

const THEME_TEXTS = {
  system: "app.account.theme.system",
  light: "app.account.theme.light",
  dark: "app.account.theme.dark",
} as const satisfies Record<Theme, string>;

/** Who is signed in, and what belongs to this person: language, looks, password, signing out. */
export function AccountMenu() {
  const { t, locale } = useI18n();
  const queries = useQueryClient();
  const session = useSession();
  const blocked = useBlockedReason();
  const lock = useLock();
  const navigate = useNavigate();
  const { stays_signed_in: stays, keyring } = useAppState();
  const theme = useStore(themeStore);
  const contrast = useStore(contrastStore);
  const signOut = useAct("session_sign_out");

  return (
    <Menu
      label={t("app.account.menu", { name: session.name })}
      trigger={
        <Button className={styles["me"] ?? ""} aria-label={t("app.account.menu", { name: session.name })}>
          <span className={styles["name"]}>{session.name}</span>
          <ChevronDown aria-hidden="true" />
        </Button>
      }
      head={
        <div className={styles["who"]}>
          <p className={styles["whoName"]}>{session.name}</p>
          <p className={styles["detail"]} data-selectable="">
            {session.account} · {session.company_code}
          </p>
          {stays ? <p className={styles["detail"]}>{t("app.account.staying")}</p> : null}
          {!stays && keyring === "refused" ? <p className={styles["detail"]}>{t("app.account.notKept")}</p> : null}
        </div>
      }
      groups={[
        {
          id: "language",
          title: t("app.account.language"),
          entries: [
            { id: "ja", label: t("app.account.japanese"), isChosen: locale === "ja", onAction: () => setLocale("ja") },
            { id: "en", label: t("app.account.english"), isChosen: locale === "en", onAction: () => setLocale("en") },
          ],
        },
        {
          id: "theme",
          title: t("app.account.theme"),
          entries: [
            ...THEMES.map((one) => ({
              id: one,
              label: t(THEME_TEXTS[one]),
              isChosen: theme === one,
              onAction: () => setTheme(one),
            })),
            {
              id: "contrast",
              label: t("app.account.contrast"),
              icon: <Contrast />,
              isChosen: contrast === "more",
              onAction: () => setContrast(contrast === "more" ? "system" : "more"),
            },
          ],
        },
        {
          id: "service",
          title: t("app.account.service"),
          entries: Object.values(SERVICE_SCREENS).map(({ to, title, icon: Icon }) => ({
            id: to,
            label: t(title),
            icon: <Icon />,
            onAction: () => void navigate({ to }),
          })),
        },
        {
          id: "session",
          entries: [
            {
              id: "account",
              label: t(ACCOUNT.title),
              icon: <CircleUser />,
              shortcut: ACCOUNT.shortcut,
              onAction: () => void navigate({ to: ACCOUNT.to }),
            },
            {
              id: "password",
              label: t("app.account.password"),
              icon: <KeyRound />,
              disabledReason: blocked,
              onAction: () => overlayStore.set("password"),
            },
            { id: "lock", label: t("app.account.lock"), icon: <Lock />, shortcut: "mod+l", onAction: lock },
            {
              id: "signOut",
              label: t("app.account.signOut"),
              icon: <LogOut />,
              onAction: () => signOut.mutate({}, { onSuccess: (state) => accept(queries, state) }),
            },
          ],
        },
      ]}
    />
  );
}
