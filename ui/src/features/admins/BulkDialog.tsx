import { useEffect, useState } from "react";
import { EffectDialog } from "~/components/EffectDialog";
import { Problem, useRejectionTexts } from "~/components/Problem";
import { useT } from "~/i18n/i18n";
import type { MessageKey } from "~/i18n/messages";
import { type IpcFailure, toFailure } from "~/ipc/client";
import type { AdminId } from "~/ipc/generated";
import { Button } from "~/kit/Button";
import { Dialog, LeaveButton } from "~/kit/Dialog";
import { LoadingArea } from "~/kit/Spinner";
import styles from "./Admins.module.css";
import { adminsOf, type BulkAct, type LeftOut, type Settled, settle } from "./bulk";

const TITLES = {
  suspend: "admins.bulk.suspendTitle",
  resume: "admins.bulk.resumeTitle",
  delete: "admins.bulk.deleteTitle",
  valid_until: "admins.bulk.validUntilTitle",
  grant_add: "admins.bulk.grantAddTitle",
  permission_remove: "admins.bulk.permissionRemoveTitle",
} as const satisfies Record<BulkAct["kind"], MessageKey>;

const DONE = {
  suspend: "admins.bulk.suspendDone",
  resume: "admins.bulk.resumeDone",
  delete: "admins.bulk.deleteDone",
  valid_until: "admins.bulk.validUntilDone",
  grant_add: "admins.bulk.grantAddDone",
  permission_remove: "admins.bulk.permissionRemoveDone",
} as const satisfies Record<BulkAct["kind"], MessageKey>;

const CONFIRM = {
  suspend: "admins.suspend",
  resume: "admins.resume",
  delete: "common.delete",
  valid_until: "common.save",
  grant_add: "admins.bulk.grantAdd",
  permission_remove: "admins.bulk.permissionRemoveNow",
} as const satisfies Record<BulkAct["kind"], MessageKey>;

export interface BulkDialogProps {
  readonly act: BulkAct;
  readonly ids: readonly AdminId[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Does one act to several admins: who cannot be dealt with is named first, then the effect of the rest is shown. */
export function BulkDialog({ act, ids, onClose, onDone }: BulkDialogProps) {
  const t = useT();
  const [settled, setSettled] = useState<Settled | null>(null);
  const [failure, setFailure] = useState<IpcFailure | null>(null);
  const [agreed, setAgreed] = useState(false);
  useEffect(() => {
    let isGone = false;
    const work = async () => {
      try {
        const found = await settle(act, await adminsOf(ids));
        if (!isGone) setSettled(found);
      } catch (thrown) {
        if (!isGone) setFailure(toFailure(thrown));
      }
    };
    void work();
    return () => {
      isGone = true;
    };
  }, [act, ids]);

  const n = settled?.parts.length ?? ids.length;
  const title = t(TITLES[act.kind], { n });
  if (settled && settled.parts.length > 0 && (agreed || settled.leftOut.length === 0)) {
    return (
      <EffectDialog
        help="admins-bulk"
        title={title}
        changes={settled.parts.map((part) => part.change)}
        text={t(DONE[act.kind], { n })}
        confirmLabel={t(CONFIRM[act.kind])}
        tone={act.kind === "suspend" || act.kind === "delete" ? "danger" : "primary"}
        onClose={onClose}
        onDone={onDone}
      />
    );
  }
  const leftOut = settled?.leftOut ?? [];
  const isPossible = settled !== null && settled.parts.length > 0;
  return (
    <Dialog
      help="admins-bulk"
      isOpen
      onClose={onClose}
      title={settled ? t("admins.bulk.leftOutTitle", { n: leftOut.length }) : title}
      footer={
        <>
          <LeaveButton>{t(isPossible || !settled ? "common.cancel" : "common.close")}</LeaveButton>
          {isPossible ? (
            <Button variant="primary" autoFocus onPress={() => setAgreed(true)}>
              {t("admins.bulk.goOn", { n })}
            </Button>
          ) : null}
        </>
      }
    >
      {failure ? <Problem failure={failure} /> : null}
      {!settled && !failure ? <LoadingArea label={t("history.effect.loading")} /> : null}
      {settled ? (
        <>
          <p>{isPossible ? t("admins.bulk.leftOutText", { n }) : t("admins.bulk.nobody")}</p>
          <LeftOutList leftOut={leftOut} />
        </>
      ) : null}
    </Dialog>
  );
}

function LeftOutList({ leftOut }: { readonly leftOut: readonly LeftOut[] }) {
  const t = useT();
  const rejections = leftOut.map((one) => one.rejections[0]).filter((one) => one !== undefined);
  const texts = useRejectionTexts(rejections);
  return (
    <ul className={styles["words"]}>
      {leftOut.map((one) => {
        const [first] = one.rejections;
        const text = first ? texts[rejections.indexOf(first)] : t("admins.bulk.unchanged");
        return (
          <li key={one.admin.id} className={styles["word"]}>
            <p className={styles["scope"]}>{one.admin.name}</p>
            <p className={styles["permissions"]}>{text}</p>
          </li>
        );
      })}
    </ul>
  );
}
