import { FolderInput, MousePointerClick, Pencil, Trash2 } from "lucide-react";
import { Facts } from "~/components/lists/Facts";
import shared from "~/components/lists/ListScreen.module.css";
import { deviceFacts } from "~/components/lists/rowFacts";
import { Problem } from "~/components/Problem";
import { useI18n, useT } from "~/i18n/i18n";
import type { IpcFailure } from "~/ipc/client";
import type { DeviceDetail } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { Button } from "~/kit/Button";
import { EmptyState } from "~/kit/EmptyState";
import { LoadingArea } from "~/kit/Spinner";
import type { DeviceActs } from "./useDeviceActs";

export interface DeviceInspectorProps {
  readonly selected: readonly string[];
  /** Of the one device that is selected. */
  readonly detail: DeviceDetail | undefined;
  readonly failure: IpcFailure | null;
  readonly acts: DeviceActs;
}

/** What is known about the selected device, and what can be done with the selected ones. */
export function DeviceInspector({ selected, detail, failure, acts }: DeviceInspectorProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const settings = useCall("settings_get", {}).data;
  if (selected.length === 0) {
    return (
      <EmptyState icon={<MousePointerClick />} title={t("devices.nothingSelected")}>
        {t("devices.nothingSelectedHint")}
      </EmptyState>
    );
  }
  if (selected.length > 1) {
    return (
      <div className={shared["content"]}>
        <h2 className={shared["title"]}>{t("devices.manySelected", { n: selected.length })}</h2>
        <p className={shared["subtitle"]}>{t("devices.dragHint")}</p>
        <div className={shared["buttons"]}>
          <MoveAndDelete acts={acts} />
        </div>
      </div>
    );
  }
  if (!detail) {
    return failure ? (
      <div className={shared["content"]}>
        <Problem failure={failure} />
      </div>
    ) : (
      <LoadingArea />
    );
  }
  return (
    <div className={shared["content"]}>
      <h2 className={shared["title"]} data-selectable="">
        {detail.device.name}
      </h2>
      <div className={shared["buttons"]}>
        <Button size="s" icon={<Pencil />} shortcut="f2" disabledReason={acts.editReason} onPress={acts.edit}>
          {t("devices.edit")}
        </Button>
        <MoveAndDelete acts={acts} />
      </div>
      <Facts facts={deviceFacts(i18n, detail, settings)} />
    </div>
  );
}

function MoveAndDelete({ acts }: { readonly acts: DeviceActs }) {
  const t = useT();
  return (
    <>
      <Button size="s" icon={<FolderInput />} disabledReason={acts.moveReason} onPress={acts.move}>
        {t("devices.move")}
      </Button>
      <Button size="s" icon={<Trash2 />} shortcut="delete" disabledReason={acts.deleteReason} onPress={acts.delete}>
        {t("common.delete")}
      </Button>
    </>
  );
}
