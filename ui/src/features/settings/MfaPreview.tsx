import { useQueries } from "@tanstack/react-query";
import { Problem } from "~/components/Problem";
import { useI18n } from "~/i18n/i18n";
import { toFailure } from "~/ipc/client";
import type { AdminQuery, MfaDuty } from "~/ipc/generated";
import { query, useCall } from "~/ipc/query";
import { useSession } from "~/ipc/state";
import { Banner } from "~/kit/Banner";
import { LoadingArea } from "~/kit/Spinner";
import { type Reach, reachOf } from "./mfa";
import styles from "./Settings.module.css";

/** As many rows as one question may bring. */
const PAGE = 500;
/** More names than this are counted. */
const NAMED = 8;

const page = (from: number): AdminQuery => ({ query: "", sort: "name", descending: false, from, count: PAGE });

/** Who would have to set up a second factor if this were saved, whether oneself is among them, and the way back. */
export function MfaPreview({ duty }: { readonly duty: MfaDuty }) {
  const { t } = useI18n();
  const session = useSession();
  const access = useCall("admins_access", {});
  const first = useCall("admins_rows", page(0));
  const total = first.data?.total ?? 0;
  const rest = useQueries({
    queries: Array.from({ length: Math.max(0, Math.ceil(total / PAGE) - 1) }, (_, index) =>
      query("admins_rows", page((index + 1) * PAGE)),
    ),
  });
  const failure = access.error ?? first.error ?? rest.find((one) => one.error)?.error ?? null;
  if (failure) return <Problem failure={toFailure(failure)} />;
  if (!access.data || !first.data || rest.some((one) => !one.data)) {
    return <LoadingArea label={t("settings.mfa.counting")} />;
  }
  const admins = [...first.data.rows, ...rest.flatMap((one) => one.data?.rows ?? [])];
  const reach = reachOf(duty, admins, access.data, { admin: session.admin, hasFactor: session.has_factor });
  return <ReachText reach={reach} />;
}

function ReachText({ reach }: { readonly reach: Reach }) {
  const { t, format } = useI18n();
  const { missing, ready, unknown, self } = reach;
  const names = missing.slice(0, NAMED).map((admin) => admin.name);
  return (
    <Banner tone={missing.length > 0 ? "warning" : "ok"} title={t("settings.mfa.reach", { n: missing.length })}>
      {missing.length > 0 ? (
        <p>
          {format.list(names)}
          {missing.length > NAMED ? ` ${t("settings.mfa.more", { n: missing.length - NAMED })}` : null}
        </p>
      ) : null}
      {ready > 0 ? <p>{t("settings.mfa.ready", { n: ready })}</p> : null}
      {unknown > 0 ? <p>{t("settings.mfa.unknown", { n: unknown })}</p> : null}
      {self ? <p className={styles["strong"]}>{t("settings.mfa.self")}</p> : null}
      <p className={styles["quiet"]}>{t("settings.mfa.wayBack")}</p>
    </Banner>
  );
}
