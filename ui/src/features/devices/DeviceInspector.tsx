import { Columns2, FolderInput, MousePointerClick, Pencil, Trash2 } from "lucide-react";
import { RowDetails } from "~/components/details/RowDetails";
import { Facts } from "~/components/lists/Facts";
import shared from "~/components/lists/ListScreen.module.css";
import { deviceFacts } from "~/components/lists/rowFacts";
import { PolicyHere } from "~/components/policies/PolicyHere";
import { RowFailure } from "~/components/RowFailure";
import { useI18n, useT } from "~/i18n/i18n";
import type { IpcFailure } from "~/ipc/client";
import type { DeviceDetail } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { Button } from "~/kit/Button";
import { EmptyState } from "~/kit/EmptyState";
import { LoadingArea } from "~/kit/Spinner";
import type { DeviceActs } from "./useDeviceActs";

export interface DeviceInspectorProps {
  /** How many are selected. */
  readonly n: number;
  /** Of the one device that is selected. */
  readonly detail: DeviceDetail | undefined;
  readonly failure: IpcFailure | null;
  readonly acts: DeviceActs;
}

/** What is known about the selected device, and what can be done with the selected ones. */
export function DeviceInspector({ n, detail, failure, acts }: DeviceInspectorProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const settings = useCall("settings_get", {}).data;
  if (n === 0) {
    return (
      <EmptyState icon={<MousePointerClick />} title={t("devices.nothingSelected")}>
        {t("devices.nothingSelectedHint")}
      </EmptyState>
    );
  }
  if (n > 1) {
    return (
      <div className={shared["content"]}>
        <h2 className={shared["title"]}>{t("devices.manySelected", { n })}</h2>
        <p className={shared["subtitle"]}>{t("devices.dragHint")}</p>
        <div className={shared["buttons"]}>
          <Button size="s" icon={<Pencil />} disabledReason={acts.editFieldReason} onPress={acts.editField}>
            {t("lists.editField")}
          </Button>
          <Button size="s" icon={<Columns2 />} disabledReason={acts.compareReason} onPress={acts.compare}>
            {t("policies.compare")}
          </Button>
          <MoveAndDelete acts={acts} />
        </div>
      </div>
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
  return (
    <>
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
      </div>
      <RowDetails
        row={{ kind: "device", id: detail.device.id }}
        policies={
          <PolicyHere
            key={detail.device.id}
            target={{ kind: "device", id: detail.device.id }}
            name={detail.device.name}
            platform={detail.device.platform}
          />
        }
      >
        <Facts facts={deviceFacts(i18n, detail, settings)} />
      </RowDetails>
    </>
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
