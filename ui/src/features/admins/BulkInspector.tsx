import { CalendarX, Pause, Play, ShieldMinus, ShieldPlus, Trash2 } from "lucide-react";
import { type Ref, useImperativeHandle, useState } from "react";
import shared from "~/components/lists/ListScreen.module.css";
import { useNowhereReason } from "~/components/reasons";
import { useT } from "~/i18n/i18n";
import type { MessageKey } from "~/i18n/messages";
import type { AdminId } from "~/ipc/generated";
import { Button } from "~/kit/Button";
import styles from "./Admins.module.css";
import { BulkDialog } from "./BulkDialog";
import { BulkForm, type BulkFormKind } from "./BulkForm";
import type { BulkAct } from "./bulk";

const ACTS = [
  { kind: "suspend", key: "admins.suspend", Icon: Pause },
  { kind: "resume", key: "admins.resume", Icon: Play },
  { kind: "valid_until", key: "admins.bulk.validUntil", Icon: CalendarX },
  { kind: "grant_add", key: "admins.bulk.grantAdd", Icon: ShieldPlus },
  { kind: "permission_remove", key: "admins.bulk.permissionRemove", Icon: ShieldMinus },
  { kind: "delete", key: "common.delete", Icon: Trash2 },
] as const satisfies readonly {
  readonly kind: BulkAct["kind"];
  readonly key: MessageKey;
  readonly Icon: typeof Pause;
}[];

export interface BulkInspectorProps {
  readonly selected: readonly AdminId[];
  readonly onSelect: (ids: readonly AdminId[]) => void;
  readonly handle?: Ref<BulkHandle>;
}

/** For keys in the list beside it. */
export interface BulkHandle {
  /** Begins to delete them all, where that is allowed. */
  readonly delete: () => void;
}

/** What can be done to all of the selected admins at once. */
export function BulkInspector({ selected, onSelect, handle }: BulkInspectorProps) {
  const t = useT();
  const reason = useNowhereReason("admin.manage");
  const [asked, setAsked] = useState<BulkFormKind | null>(null);
  const [running, setRunning] = useState<{ readonly act: BulkAct; readonly ids: readonly AdminId[] } | null>(null);
  const start = (kind: BulkAct["kind"]) => {
    if (kind === "suspend" || kind === "resume" || kind === "delete") setRunning({ act: { kind }, ids: selected });
    else setAsked(kind);
  };
  useImperativeHandle(handle, () => ({ delete: () => (reason === null ? start("delete") : undefined) }));
  return (
    <div className={shared["content"]}>
      <h2 className={shared["title"]}>{t("admins.manySelected", { n: selected.length })}</h2>
      <p className={styles["faint"]}>{t("admins.bulk.hint")}</p>
      <div className={styles["bulk"]}>
        {ACTS.map(({ kind, key, Icon }) => (
          <Button key={kind} icon={<Icon />} disabledReason={reason} onPress={() => start(kind)}>
            {t(key)}
          </Button>
        ))}
      </div>
      <div>
        <Button size="s" variant="quiet" onPress={() => onSelect([])}>
          {t("admins.bulk.clear")}
        </Button>
      </div>
      {asked ? (
        <BulkForm
          kind={asked}
          n={selected.length}
          onClose={() => setAsked(null)}
          onChosen={(act) => {
            setAsked(null);
            setRunning({ act, ids: selected });
          }}
        />
      ) : null}
      {running ? (
        <BulkDialog
          act={running.act}
          ids={running.ids}
          onClose={() => setRunning(null)}
          onDone={() => {
            if (running.act.kind === "delete") onSelect([]);
          }}
        />
      ) : null}
    </div>
  );
}
