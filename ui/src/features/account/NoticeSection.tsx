import { useQueryClient } from "@tanstack/react-query";
import { Problem } from "~/components/Problem";
import { useI18n } from "~/i18n/i18n";
import type { NoticePreferences } from "~/ipc/generated";
import { queryKey, useAct, useCall } from "~/ipc/query";
import { LoadingArea } from "~/kit/Spinner";
import { Switch } from "~/kit/Switch";
import { showToast } from "~/kit/toasts";
import styles from "./Account.module.css";
import { QuietHoursForm } from "./QuietHoursForm";

/** The usual night, offered to whoever wants quiet hours. */
const NIGHT = { from: 22 * 60, until: 7 * 60 } as const;

/** How notices are shown outside the window. Kept by this computer, so it needs no connection. */
export function NoticeSection() {
  const { t, locale } = useI18n();
  const queries = useQueryClient();
  const { data: now, error, refetch } = useCall("notices_preferences", {});
  const set = useAct("notices_preferences_set");
  if (error && !now) {
    return <Problem failure={error} onRetry={() => void refetch()} />;
  }
  if (!now) return <LoadingArea />;
  const key = queryKey("notices_preferences", {});
  const save = (changed: Partial<NoticePreferences>, told: string | null) => {
    // The language is the window's, whatever it was when this was kept.
    const next: NoticePreferences = { ...now, ...changed, language: locale };
    // At once: the next switch must not send back what this one changed.
    queries.setQueryData(key, next);
    set.mutate(next, {
      onSuccess: (kept) => {
        queries.setQueryData(key, kept);
        if (told) showToast({ text: told });
      },
      onError: () => void refetch(),
    });
  };
  return (
    <div className={styles["notices"]} data-help="notices-settings">
      {set.error ? <Problem failure={set.error} /> : null}
      <Switch isSelected={now.desktop} onChange={(desktop) => save({ desktop }, null)}>
        {t("notices.settings.desktop")}
      </Switch>
      <Switch
        isSelected={now.quiet !== null}
        isDisabled={!now.desktop}
        onChange={(quiet) => save({ quiet: quiet ? NIGHT : null }, null)}
      >
        {t("notices.settings.quiet")}
      </Switch>
      {now.desktop ? null : <p className={styles["quiet"]}>{t("notices.settings.off")}</p>}
      {now.quiet ? (
        <QuietHoursForm
          hours={now.quiet}
          reason={now.desktop ? null : t("notices.settings.off")}
          busy={set.isPending}
          onSave={(quiet) => save({ quiet }, t("notices.settings.saved"))}
        />
      ) : null}
    </div>
  );
}
