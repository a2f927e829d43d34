import { useBlockedReason } from "~/components/blocked";
import { useReader, useReason } from "~/components/reasons";
import { useT } from "~/i18n/i18n";
import type { AdminDetail } from "~/ipc/generated";

/** Why something cannot be done to an admin; null where it can. */
export interface AdminReasons {
  /** Why the admin's own facts cannot be edited: rule 3. */
  readonly manage: string | null;
  /** Why what nobody does to themself cannot be done: rules 3 and 4. */
  readonly manageOther: string | null;
  /** Why sessions cannot be ended and a lock cannot be lifted. */
  readonly sessions: string | null;
  /** Why what lets one act as the admin cannot be done, or authority cannot be handed out again: rule 2 and ADR 5. */
  readonly actAs: string | null;
  /** Whether it is the reader. */
  readonly isOwn: boolean;
}

/** Which rules stand against dealing with this admin, in words. Only the engine decides; this tells what it said. */
export function useAdminReasons(detail: AdminDetail | undefined): AdminReasons {
  const t = useT();
  const reader = useReader();
  const blocked = useBlockedReason();
  const admin = detail?.admin;
  const missing = useReason("admin.manage", admin ? [{ kind: "row", id: { kind: "admin", id: admin.id } }] : []);
  if (!admin || !detail) {
    const none = t("admins.selectOne");
    return { manage: none, manageOther: none, sessions: none, actAs: none, isOwn: false };
  }
  const isOwn = admin.id === reader;
  const manage = missing === null || blocked ? missing : t("admins.notCovered", { reason: missing });
  const own = isOwn ? t("rejection.own_account") : null;
  const actAs = blocked ?? manage ?? (detail.may_act_as ? null : t("admins.notActAs"));
  return {
    manage,
    manageOther: own ?? manage,
    sessions: blocked ?? own ?? (detail.may_manage ? null : (manage ?? t("admins.notManaged"))),
    actAs: own ?? actAs,
    isOwn,
  };
}
