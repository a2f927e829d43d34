import { KeyRound, MousePointerClick, Pause, Pencil, Play, ShieldCheck, Trash2 } from "lucide-react";
import { Facts } from "~/components/lists/Facts";
import shared from "~/components/lists/ListScreen.module.css";
import { Problem } from "~/components/Problem";
import { useT } from "~/i18n/i18n";
import type { IpcFailure } from "~/ipc/client";
import type { Admin } from "~/ipc/generated";
import { Button } from "~/kit/Button";
import { EmptyState } from "~/kit/EmptyState";
import { LoadingArea } from "~/kit/Spinner";
import styles from "./Admins.module.css";
import { AdminState } from "./AdminTable";
import { GrantWords } from "./GrantWords";
import type { AdminActs } from "./useAdminActs";

export interface AdminInspectorProps {
  readonly selected: readonly string[];
  /** The one admin that is selected. */
  readonly admin: Admin | undefined;
  readonly failure: IpcFailure | null;
  readonly acts: AdminActs;
}

/** Who the selected admin is, what they may do, and what can be done about it. */
export function AdminInspector({ selected, admin, failure, acts }: AdminInspectorProps) {
  const t = useT();
  if (selected.length !== 1) {
    return (
      <EmptyState
        icon={<MousePointerClick />}
        title={selected.length > 1 ? t("admins.manySelected", { n: selected.length }) : t("admins.nothingSelected")}
      >
        {t("admins.nothingSelectedHint")}
      </EmptyState>
    );
  }
  if (!admin) {
    return failure ? (
      <div className={shared["content"]}>
        <Problem failure={failure} />
      </div>
    ) : (
      <LoadingArea />
    );
  }
  const turn = admin.suspended ? acts.resume : acts.suspend;
  return (
    <div className={shared["content"]}>
      <div>
        <div className={styles["line"]}>
          <h2 className={shared["title"]} data-selectable="">
            {admin.name}
          </h2>
          <AdminState suspended={admin.suspended} />
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
        <Button size="s" icon={<KeyRound />} disabledReason={acts.password.reason} onPress={acts.password.run}>
          {t("admins.password")}
        </Button>
        <Button size="s" icon={admin.suspended ? <Play /> : <Pause />} disabledReason={turn.reason} onPress={turn.run}>
          {t(admin.suspended ? "admins.resume" : "admins.suspend")}
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
      <Facts
        facts={[
          { id: "account", label: t("admins.account"), value: admin.account },
          { id: "mail", label: t("lists.mail"), value: admin.mail },
        ]}
      />
      <section>
        <h3 className={shared["sectionTitle"]}>{t("admins.grantsOf")}</h3>
        <GrantWords grants={admin.grants} />
      </section>
    </div>
  );
}
