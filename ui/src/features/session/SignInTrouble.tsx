import { isUnreached, OutageText } from "~/components/status/OutageText";
import { ReachLinks } from "~/components/status/ReachLinks";
import { errorText } from "~/i18n/errorText";
import { useI18n } from "~/i18n/i18n";
import type { IpcFailure } from "~/ipc/client";
import type { ErrorCode } from "~/ipc/generated";
import { Banner } from "~/kit/Banner";
import { Button } from "~/kit/Button";
import styles from "./Form.module.css";

/** Troubles on the way to the service: nothing typed is wrong, so the same can be tried again. */
const CONNECTION: ReadonlySet<ErrorCode> = new Set([
  "offline",
  "certificate_untrusted",
  "unexpected_answer",
  "unavailable",
]);

/** Why signing in did not work. */
export function SignInTrouble({ failure, onRetry }: { readonly failure: IpcFailure; readonly onRetry: () => void }) {
  const { t } = useI18n();
  const { body } = failure;
  if (!CONNECTION.has(body.code)) {
    return (
      <Banner tone="danger" className={styles["banner"] ?? ""}>
        <p>{errorText(t, body)}</p>
        {body.code === "internal" && body.request_id ? <p>{t("error.requestId", { id: body.request_id })}</p> : null}
      </Banner>
    );
  }
  return (
    <Banner
      tone={body.code === "certificate_untrusted" ? "danger" : "warning"}
      title={t(body.code === "certificate_untrusted" ? "session.certificateTitle" : "session.troubleTitle")}
      className={styles["banner"] ?? ""}
    >
      <p>{isUnreached(failure) ? <OutageText failure={failure} /> : errorText(t, body)}</p>
      <div className={styles["acts"]}>
        <Button size="s" onPress={onRetry}>
          {t("common.retry")}
        </Button>
        <ReachLinks />
      </div>
    </Banner>
  );
}
