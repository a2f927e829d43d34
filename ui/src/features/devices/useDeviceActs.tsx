import { type ReactNode, useState } from "react";
import { useOffer } from "~/components/effectOffer";
import { PlaceDialog } from "~/components/lists/PlaceDialog";
import { useReason } from "~/components/reasons";
import { useT } from "~/i18n/i18n";
import type { DeviceDetail, Place, Target } from "~/ipc/generated";
import { DeviceDialog } from "./DeviceDialog";

/** Moving more than this at once shows its effect first. */
const HANDFUL = 10;

export interface DeviceActs {
  readonly edit: () => void;
  readonly editReason: string | null;
  readonly move: () => void;
  readonly moveReason: string | null;
  readonly delete: () => void;
  readonly deleteReason: string | null;
  readonly register: () => void;
  /** Whatever is being asked. To be placed somewhere. */
  readonly dialogs: ReactNode;
}

type Asked = "edit" | "move" | "register";

/** What can be done with the selected devices, and why what cannot be done cannot. */
export function useDeviceActs(
  selected: readonly string[],
  detail: DeviceDetail | undefined,
  select: (ids: readonly string[]) => void,
): DeviceActs {
  const t = useT();
  const { offer, dialog } = useOffer();
  const [asked, setAsked] = useState<Asked | null>(null);
  const targets = selected.map((id): Target => ({ kind: "row", id: { kind: "device", id } }));
  const editReason = useReason("device.edit", targets);
  const deleteReason = useReason("device.delete", targets);
  const close = () => setAsked(null);
  const only = selected.length === 1 ? detail : undefined;

  const moveTo = (place: Place) => {
    close();
    const n = selected.length;
    offer({
      changes: selected.map((id) => ({ type: "device_place", id, place })),
      title: t("devices.moveTitle"),
      text: only ? t("devices.movedOne", { name: only.device.name }) : t("devices.movedMany", { n }),
      confirmLabel: t("devices.moveNow"),
      ask: n > HANDFUL ? "always" : "never",
    });
  };
  const remove = () => {
    const n = selected.length;
    offer({
      changes: selected.map((id) => ({ type: "device_delete", id })),
      title: only ? t("devices.deleteOneTitle", { name: only.device.name }) : t("devices.deleteManyTitle", { n }),
      text: only ? t("devices.deletedOne", { name: only.device.name }) : t("devices.deletedMany", { n }),
      confirmLabel: t("common.delete"),
      tone: "danger",
      ask: "always",
      onDone: () => select([]),
    });
  };

  return {
    edit: () => setAsked("edit"),
    editReason: only ? editReason : t("devices.selectOne"),
    move: () => setAsked("move"),
    moveReason: selected.length > 0 ? editReason : t("devices.selectOne"),
    delete: remove,
    deleteReason: selected.length > 0 ? deleteReason : t("devices.selectOne"),
    register: () => setAsked("register"),
    dialogs: (
      <>
        {dialog}
        {asked === "edit" && only ? (
          <DeviceDialog key={only.device.id} device={only.device} onClose={close} onCreated={() => {}} />
        ) : null}
        {asked === "register" ? <DeviceDialog device={null} onClose={close} onCreated={(id) => select([id])} /> : null}
        {asked === "move" ? (
          <PlaceDialog
            title={t("devices.moveTitle")}
            confirmLabel={t("devices.moveNow")}
            initial={only?.device.place ?? null}
            onClose={close}
            onPick={moveTo}
          />
        ) : null}
      </>
    ),
  };
}
