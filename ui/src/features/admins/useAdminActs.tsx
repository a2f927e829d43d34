import { type ReactNode, useState } from "react";
import { type Offer, useOffer } from "~/components/effectOffer";
import { useRefreshAccess } from "~/components/sessions";
import { useT } from "~/i18n/i18n";
import type { Admin, AdminDetail } from "~/ipc/generated";
import { AdminDialog } from "./AdminDialog";
import { AdminEditDialog } from "./AdminEditDialog";
import { GrantsDialog } from "./GrantsDialog";
import { Handover } from "./Handover";
import { SetPasswordDialog } from "./SetPasswordDialog";
import { useAdminReasons } from "./useAdminReasons";
import { useViewAs } from "./useViewAs";

export interface AdminAct {
  readonly run: () => void;
  readonly reason: string | null;
}

export interface AdminActs {
  readonly edit: AdminAct;
  readonly grants: AdminAct;
  readonly password: AdminAct;
  readonly suspend: AdminAct;
  readonly resume: AdminAct;
  readonly delete: AdminAct;
  readonly viewAs: AdminAct;
  readonly register: () => void;
  /** Whatever is being asked. To be placed somewhere. */
  readonly dialogs: ReactNode;
}

type Asked = "register" | "edit" | "grants" | "password";
type HandedOver = {
  readonly why: "registered" | "passwordSet";
  readonly name: string;
  readonly account: string;
  readonly password: string;
};

/** What can be done with the selected admin, and why what cannot be done cannot. */
export function useAdminActs(detail: AdminDetail | undefined, select: (ids: readonly string[]) => void): AdminActs {
  const t = useT();
  const admin = detail?.admin;
  const { offer, dialog } = useOffer();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [handover, setHandover] = useState<HandedOver | null>(null);
  const reasons = useAdminReasons(detail);
  const refresh = useRefreshAccess();
  const viewAs = useViewAs();
  const close = () => setAsked(null);
  const suggest = (make: (of: Admin) => Omit<Offer, "ask">) =>
    admin ? () => offer({ ...make(admin), ask: "always" }) : () => {};

  return {
    edit: { run: () => setAsked("edit"), reason: reasons.manage },
    grants: { run: () => setAsked("grants"), reason: reasons.manageOther },
    password: {
      run: () => setAsked("password"),
      reason: reasons.isOwn ? t("admins.ownPassword") : reasons.actAs,
    },
    suspend: {
      reason: reasons.manageOther,
      run: suggest(({ id, name }) => ({
        changes: [{ type: "admin_suspend", id }],
        help: "admins-suspend",
        title: t("admins.suspendTitle", { name }),
        text: t("admins.suspendDone", { name }),
        confirmLabel: t("admins.suspend"),
        tone: "danger",
      })),
    },
    resume: {
      reason: reasons.actAs,
      run: suggest(({ id, name }) => ({
        changes: [{ type: "admin_resume", id }],
        help: "admins-suspend",
        title: t("admins.resumeTitle", { name }),
        text: t("admins.resumeDone", { name }),
        confirmLabel: t("admins.resume"),
      })),
    },
    delete: {
      reason: reasons.manageOther,
      run: suggest(({ id, name }) => ({
        changes: [{ type: "admin_delete", id }],
        help: "admins-delete",
        title: t("admins.deleteTitle", { name }),
        text: t("admins.deleteDone", { name }),
        confirmLabel: t("common.delete"),
        tone: "danger",
        onDone: () => select([]),
      })),
    },
    viewAs: {
      reason: reasons.isOwn ? t("admins.ownView") : reasons.actAs,
      run: () => (admin ? viewAs(admin.id) : undefined),
    },
    register: () => setAsked("register"),
    dialogs: (
      <>
        {dialog}
        {asked === "register" ? (
          <AdminDialog
            onClose={close}
            onCreated={({ id, account, name }, password) => {
              close();
              select([id]);
              setHandover({ why: "registered", account, name, password });
            }}
          />
        ) : null}
        {asked === "edit" && admin ? (
          <AdminEditDialog
            key={admin.id}
            admin={admin}
            validityReason={reasons.isOwn ? t("admins.ownValidity") : reasons.actAs}
            onClose={close}
          />
        ) : null}
        {asked === "grants" && admin ? <GrantsDialog key={admin.id} admin={admin} onClose={close} /> : null}
        {asked === "password" && admin ? (
          <SetPasswordDialog
            key={admin.id}
            admin={admin}
            onClose={close}
            onDone={(password) => {
              close();
              refresh();
              setHandover({ why: "passwordSet", account: admin.account, name: admin.name, password });
            }}
          />
        ) : null}
        {handover ? (
          <Handover
            title={t(handover.why === "registered" ? "admins.handoverRegistered" : "admins.handoverPassword")}
            name={handover.name}
            account={handover.account}
            password={handover.password}
            onClose={() => setHandover(null)}
          />
        ) : null}
      </>
    ),
  };
}
