import { Problem } from "~/components/Problem";
import { useI18n } from "~/i18n/i18n";
import type { MfaDuty } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { Banner } from "~/kit/Banner";
import { LoadingArea } from "~/kit/Spinner";
import styles from "./Settings.module.css";

/** Who would have to set up a second factor if this were saved, whether oneself is among them, and the way back. */
export function MfaPreview({ duty }: { readonly duty: MfaDuty }) {
  const { t, format } = useI18n();
  const { data: reach, error } = useCall("settings_mfa_preview", { duty }, { keep: false });
  if (error) return <Problem failure={error} />;
  if (!reach) return <LoadingArea label={t("settings.mfa.counting")} />;
  const { missing, first, ready, unknown, own } = reach;
  return (
    <Banner tone={missing > 0 ? "warning" : "ok"} title={t("settings.mfa.reach", { n: missing })}>
      {missing > 0 ? (
        <p>
          {format.list(first.map(({ name }) => name))}
          {missing > first.length ? ` ${t("settings.mfa.more", { n: missing - first.length })}` : null}
        </p>
      ) : null}
      {ready > 0 ? <p>{t("settings.mfa.ready", { n: ready })}</p> : null}
      {unknown > 0 ? <p>{t("settings.mfa.unknown", { n: unknown })}</p> : null}
      {own ? <p className={styles["strong"]}>{t("settings.mfa.self")}</p> : null}
      <p className={styles["quiet"]}>{t("settings.mfa.wayBack")}</p>
    </Banner>
  );
}
