import { Eye, MousePointerClick, Pause, Pencil, Play, ShieldCheck, Trash2 } from "lucide-react";
import { RowHistory } from "~/components/details/RowHistory";
import shared from "~/components/lists/ListScreen.module.css";
import { RowFailure } from "~/components/RowFailure";
import { useT } from "~/i18n/i18n";
import type { IpcFailure } from "~/ipc/client";
import type { AdminDetail } from "~/ipc/generated";
import { Button } from "~/kit/Button";
import { EmptyState } from "~/kit/EmptyState";
import { LoadingArea } from "~/kit/Spinner";
import { Tabs } from "~/kit/Tabs";
import { AdminOverview } from "./AdminOverview";
import { AdminState } from "./AdminState";
import styles from "./Admins.module.css";
import { AuthorityView } from "./AuthorityView";
import { GrantWords } from "./GrantWords";
import { SignInTab } from "./SignInTab";
import type { Access } from "./useAccess";
import type { AdminActs } from "./useAdminActs";
import { useAdminsPlace } from "./useAdminsPlace";

export interface AdminInspectorProps {
  /** The one admin that is selected; undefined while it is on its way. */
  readonly detail: AdminDetail | undefined;
  readonly isSelected: boolean;
  readonly failure: IpcFailure | null;
  readonly access: Access;
  readonly acts: AdminActs;
}

/** Who the selected admin is, what they may do, how they sign in, and what can be done about it. */
export function AdminInspector({ detail, isSelected, failure, access, acts }: AdminInspectorProps) {
  const t = useT();
  const [{ tab = "overview" }, go] = useAdminsPlace();
  if (!isSelected) {
    return (
      <EmptyState icon={<MousePointerClick />} title={t("admins.nothingSelected")}>
        {t("admins.nothingSelectedHint")}
      </EmptyState>
    );
  }
  if (!detail) {
    return failure ? (
      <div className={shared["content"]}>
        <RowFailure failure={failure} />
      </div>
    ) : (
      <LoadingArea />
    );
  }
  const { admin } = detail;
  const turn = admin.suspended ? acts.resume : acts.suspend;
  return (
    <>
      <div className={shared["content"]}>
        <div>
          <div className={styles["line"]}>
            <h2 className={shared["title"]} data-selectable="">
              {admin.name}
            </h2>
            <AdminState admin={admin} access={access.of(admin.id)} />
          </div>
          {admin.yomigana ? <p className={shared["subtitle"]}>{admin.yomigana}</p> : null}
        </div>
        <div className={shared["buttons"]}>
          <Button size="s" icon={<Pencil />} shortcut="f2" disabledReason={acts.edit.reason} onPress={acts.edit.run}>
            {t("admins.edit")}
          </Button>
          <Button size="s" icon={<ShieldCheck />} disabledReason={acts.grants.reason} onPress={acts.grants.run}>
            {t("admins.grants")}
          </Button>
          <Button
            size="s"
            icon={admin.suspended ? <Play /> : <Pause />}
            disabledReason={turn.reason}
            onPress={turn.run}
          >
            {t(admin.suspended ? "admins.resume" : "admins.suspend")}
          </Button>
          <Button size="s" icon={<Eye />} disabledReason={acts.viewAs.reason} onPress={acts.viewAs.run}>
            {t("admins.viewAs")}
          </Button>
          <Button
            size="s"
            icon={<Trash2 />}
            shortcut="delete"
            disabledReason={acts.delete.reason}
            onPress={acts.delete.run}
          >
            {t("common.delete")}
          </Button>
        </div>
      </div>
      <Tabs
        label={t("admins.tabs")}
        value={tab}
        onChange={(next) => go({ tab: next }, "instead")}
        tabs={[
          { id: "overview", label: t("admins.tab.overview") },
          { id: "authority", label: t("admins.tab.authority") },
          { id: "signIn", label: t("admins.tab.signIn") },
          { id: "history", label: t("details.historyTab") },
        ]}
      >
        <div className={shared["content"]}>
          {tab === "overview" ? <AdminOverview admin={admin} access={access.of(admin.id)} /> : null}
          {tab === "authority" ? (
            <>
              <AuthorityView admin={admin} />
              <section>
                <h3 className={shared["sectionTitle"]}>{t("admins.grantsOf")}</h3>
                <GrantWords grants={admin.grants} />
              </section>
            </>
          ) : null}
          {tab === "history" ? <RowHistory key={admin.id} row={{ kind: "admin", id: admin.id }} /> : null}
          {tab === "signIn" ? <SignInTab key={admin.id} detail={detail} access={access} acts={acts} /> : null}
        </div>
      </Tabs>
    </>
  );
}
