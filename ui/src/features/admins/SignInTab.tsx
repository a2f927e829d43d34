import { KeyRound, LockOpen, ShieldOff } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Facts } from "~/components/lists/Facts";
import shared from "~/components/lists/ListScreen.module.css";
import { Problem } from "~/components/Problem";
import { useRefreshAccess } from "~/components/sessions";
import { useSubmission } from "~/components/submit";
import { useI18n } from "~/i18n/i18n";
import { call } from "~/ipc/client";
import type { AdminDetail } from "~/ipc/generated";
import { Badge } from "~/kit/Badge";
import { Button } from "~/kit/Button";
import { ConfirmDialog } from "~/kit/Dialog";
import { EmptyState } from "~/kit/EmptyState";
import { LoadingArea } from "~/kit/Spinner";
import { showToast } from "~/kit/toasts";
import { isLocked } from "./adminState";
import { Sessions } from "./Sessions";
import type { Access } from "./useAccess";
import type { AdminActs } from "./useAdminActs";
import { useAdminReasons } from "./useAdminReasons";

export interface SignInTabProps {
  readonly detail: AdminDetail;
  readonly access: Access;
  readonly acts: AdminActs;
}

/** How an admin signs in, and what helps one who cannot: lifting a lock, taking away a lost factor, a new password. */
export function SignInTab({ detail, access, acts }: SignInTabProps) {
  const { t, format } = useI18n();
  const { admin } = detail;
  const reasons = useAdminReasons(detail);
  const refresh = useRefreshAccess();
  const [isAsking, setAsking] = useState(false);
  const known = access.of(admin.id);
  const unlock = useSubmission(async () => {
    await call("admins_unlock", { id: admin.id });
    refresh();
    showToast({ text: t("admins.unlocked", { name: admin.name }) });
  });
  const remove = useSubmission(async () => {
    await call("admins_factor_remove", { id: admin.id });
    setAsking(false);
    refresh();
    showToast({ text: t("admins.factorRemoved", { name: admin.name }) });
  });

  if (access.failure && !known) return <Problem failure={access.failure} />;
  if (!known && !reasons.isOwn && !detail.may_manage) {
    return <EmptyState title={t("admins.signIn.hidden")}>{reasons.sessions}</EmptyState>;
  }
  if (!known) return <LoadingArea />;

  const locked = isLocked(known, Date.now()) ? known.locked_until : null;
  const when = (at: string | null, none: string): ReactNode =>
    at === null ? none : <time dateTime={at}>{format.dateTime(at)}</time>;
  const noFactor = known.has_factor ? null : t("admins.factorNone");
  return (
    <>
      {unlock.failure ? <Problem failure={unlock.failure} /> : null}
      <Facts
        facts={[
          {
            id: "last",
            label: t("admins.lastSignIn"),
            value: when(known.last_sign_in_at, t("admins.neverSignedIn")),
          },
          {
            id: "lock",
            label: t("admins.lock"),
            value: locked ? (
              <Badge tone="warning">{t("admins.lockedUntil", { time: format.dateTime(locked) })}</Badge>
            ) : (
              t("admins.notLocked")
            ),
          },
          {
            id: "factor",
            label: t("admins.factor"),
            value: t(
              known.has_factor
                ? "account.factor.on"
                : known.needs_factor
                  ? "admins.factorMissing"
                  : "account.factor.off",
            ),
          },
          {
            id: "password",
            label: t("admins.passwordSet"),
            value: (
              <>
                {when(known.password_changed_at, t("admins.noPassword"))}
                {known.must_change_password ? <div>{t("admins.mustChange")}</div> : null}
              </>
            ),
          },
        ]}
      />
      <div className={shared["buttons"]}>
        {locked ? (
          <Button
            size="s"
            icon={<LockOpen />}
            disabledReason={reasons.sessions}
            isPending={unlock.busy}
            onPress={unlock.submit}
          >
            {t("admins.unlock")}
          </Button>
        ) : null}
        <Button
          size="s"
          icon={<ShieldOff />}
          disabledReason={reasons.isOwn ? t("admins.ownFactor") : (noFactor ?? reasons.actAs)}
          onPress={() => setAsking(true)}
        >
          {t("admins.factorRemove")}
        </Button>
        <Button size="s" icon={<KeyRound />} disabledReason={acts.password.reason} onPress={acts.password.run}>
          {t("admins.password")}
        </Button>
      </div>
      <Sessions key={admin.id} admin={admin} isOwn={reasons.isOwn} reason={reasons.sessions} />
      <ConfirmDialog
        help="admins-factor-remove"
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t("admins.factorRemoveTitle", { name: admin.name })}
        confirmLabel={t("admins.factorRemoveNow")}
        cancelLabel={t("common.cancel")}
        onConfirm={remove.submit}
        isBusy={remove.busy}
      >
        {remove.failure ? <Problem failure={remove.failure} /> : null}
        <p>{t("admins.factorRemoveText", { name: admin.name })}</p>
      </ConfirmDialog>
    </>
  );
}
