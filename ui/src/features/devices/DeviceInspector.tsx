import { Link } from "@tanstack/react-router";
import { FolderInput, MousePointerClick, Pencil, Trash2 } from "lucide-react";
import { Facts } from "~/components/lists/Facts";
import shared from "~/components/lists/ListScreen.module.css";
import { PathLinks } from "~/components/lists/PathLinks";
import { PLATFORM_ICONS } from "~/components/lists/platformIcons";
import { Problem } from "~/components/Problem";
import { placeOf } from "~/components/places";
import { useT } from "~/i18n/i18n";
import { PLATFORM_NAMES } from "~/i18n/platform";
import type { IpcFailure } from "~/ipc/client";
import type { DeviceDetail } from "~/ipc/generated";
import { Button } from "~/kit/Button";
import { EmptyState } from "~/kit/EmptyState";
import { LoadingArea } from "~/kit/Spinner";
import styles from "./Devices.module.css";
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
  const t = useT();
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
  const { device, path, user } = detail;
  const Icon = PLATFORM_ICONS[device.platform];
  return (
    <div className={shared["content"]}>
      <h2 className={shared["title"]} data-selectable="">
        {device.name}
      </h2>
      <div className={shared["buttons"]}>
        <Button size="s" icon={<Pencil />} shortcut="f2" disabledReason={acts.editReason} onPress={acts.edit}>
          {t("devices.edit")}
        </Button>
        <MoveAndDelete acts={acts} />
      </div>
      <Facts
        facts={[
          {
            id: "platform",
            label: t("lists.platform"),
            value: (
              <span className={styles["kind"]}>
                <Icon aria-hidden="true" />
                {t(PLATFORM_NAMES[device.platform])}
              </span>
            ),
          },
          { id: "os", label: t("lists.os"), value: device.os },
          {
            id: "place",
            label: t("lists.group"),
            value: path.length > 0 ? <PathLinks path={path} /> : t("common.unassigned"),
          },
          {
            id: "user",
            label: t("lists.user"),
            value: user ? (
              <Link {...placeOf(user.row)} draggable={false}>
                {user.name}
              </Link>
            ) : null,
          },
          { id: "serial", label: t("lists.serial"), value: device.serial },
          { id: "asset", label: t("lists.assetNumber"), value: device.asset_number },
        ]}
      />
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
