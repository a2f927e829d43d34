import { RefreshCw } from "lucide-react";
import { Problem } from "~/components/Problem";
import { useI18n } from "~/i18n/i18n";
import type { MessageKey } from "~/i18n/messages";
import type { StatusProblem } from "~/ipc/generated";
import { Banner } from "~/kit/Banner";
import { Button } from "~/kit/Button";
import styles from "./Status.module.css";
import { staleSince } from "./statusEvents";
import type { Status } from "./useStatus";

const PROBLEM_TEXTS = {
  not_reached: "status.problem.not_reached",
  wrong_signature: "status.problem.wrong_signature",
  older: "status.problem.older",
  unreadable: "status.problem.unreadable",
  none_published: "status.problem.none_published",
  no_key: "status.problem.no_key",
} as const satisfies Record<StatusProblem, MessageKey>;

/** Why nothing newer is known, and how old what is shown is because of it. */
export function StatusTrouble({ status }: { readonly status: Status }) {
  const { t, format } = useI18n();
  const { state, now, failure } = status;
  const stale = state ? staleSince(state, now) : null;
  return (
    <>
      {failure ? <Problem failure={failure} /> : null}
      {state?.problem ? (
        <Banner tone="warning">
          <p>{t(PROBLEM_TEXTS[state.problem])}</p>
          {stale ? <p>{t("status.stale", { when: format.relative(stale, now) })}</p> : null}
        </Banner>
      ) : null}
    </>
  );
}

/** From when the document is, when it was last asked for, and who vouches for it. */
export function StatusFoot({ status }: { readonly status: Status }) {
  const { t, format } = useI18n();
  const { state, now } = status;
  if (!state?.document) return null;
  return (
    <footer className={styles["foot"]}>
      <p>
        <span>{t("status.issued", { when: format.dateTime(state.document.issued_at) })}</span>
        {state.checked_at ? <span>{t("status.checked", { when: format.relative(state.checked_at, now) })}</span> : null}
      </p>
      <p>{t("status.signed")}</p>
    </footer>
  );
}

/** Asks the operator's publication again. */
export function RefreshButton({ status }: { readonly status: Status }) {
  const { t } = useI18n();
  return (
    <Button size="s" icon={<RefreshCw />} isPending={status.isRefreshing} onPress={status.refresh}>
      {t("status.refresh")}
    </Button>
  );
}
