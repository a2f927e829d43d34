import { type ReactNode, useState } from "react";
import { useBulkOffer } from "~/components/bulkOffer";
import { useOffer } from "~/components/effectOffer";
import { rowCount } from "~/components/effectText";
import { DeviceFieldDialog, type FieldEdit } from "~/components/lists/FieldDialog";
import { PlaceDialog } from "~/components/lists/PlaceDialog";
import { CompareDialog } from "~/components/policies/CompareDialog";
import { useNowhereReason, useReason } from "~/components/reasons";
import { useT } from "~/i18n/i18n";
import type { DeviceAct, DeviceDetail, DevicePick, Place, Target } from "~/ipc/generated";
import { DeviceDialog } from "./DeviceDialog";

/** Moving more than this at once shows its effect first. */
const HANDFUL = 10;

export interface DeviceActs {
  readonly edit: () => void;
  readonly editReason: string | null;
  /** One field of all that are selected. */
  readonly editField: () => void;
  readonly editFieldReason: string | null;
  readonly move: () => void;
  readonly moveReason: string | null;
  readonly delete: () => void;
  readonly deleteReason: string | null;
  readonly register: () => void;
  /** The effective policies of two, side by side. */
  readonly compare: () => void;
  readonly compareReason: string | null;
  /** Whatever is being asked. To be placed somewhere. */
  readonly dialogs: ReactNode;
}

type Asked = "edit" | "field" | "move" | "register" | "compare";

/** What is selected: some rows, or all that match but some. */
export interface DeviceSelection {
  readonly selected: readonly string[];
  /** Set where it is all that match; `selected` is empty then. */
  readonly all: Extract<DevicePick, { pick: "all_but" }> | null;
  /** How many. */
  readonly n: number;
}

/** What can be done with the selected devices, and why what cannot be done cannot. */
export function useDeviceActs(
  { selected, all, n }: DeviceSelection,
  detail: DeviceDetail | undefined,
  select: (ids: readonly string[]) => void,
): DeviceActs {
  const t = useT();
  const { offer, dialog } = useOffer();
  const bulk = useBulkOffer();
  const [asked, setAsked] = useState<Asked | null>(null);
  const targets = selected.map((id): Target => ({ kind: "row", id: { kind: "device", id } }));
  // Of all that match nobody here knows the ids; the engine asks about every one.
  const editSome = useReason("device.edit", targets);
  const deleteSome = useReason("device.delete", targets);
  const editNowhere = useNowhereReason("device.edit");
  const deleteNowhere = useNowhereReason("device.delete");
  const [editReason, deleteReason] = all ? [editNowhere, deleteNowhere] : [editSome, deleteSome];
  const pick: DevicePick = all ?? { pick: "these", ids: [...selected] };
  const what = rowCount(t, "device", n);
  const close = () => setAsked(null);
  const only = selected.length === 1 ? detail : undefined;

  const moveTo = (place: Place) => {
    close();
    if (all) {
      bulk.offer({
        draft: { type: "devices", pick, act: { act: "place", place } },
        help: "organization-many",
        title: t("lists.moveTitle", { what }),
        text: t("lists.moved", { what }),
        confirmLabel: t("devices.moveNow"),
      });
      return;
    }
    offer({
      changes: selected.map((id) => ({ type: "device_place", id, place })),
      help: "devices-move",
      title: t("devices.moveTitle"),
      text: only ? t("devices.movedOne", { name: only.device.name }) : t("devices.movedMany", { n }),
      confirmLabel: t("devices.moveNow"),
      ask: n > HANDFUL ? "always" : "authority",
    });
  };
  const edit = ({ act, label }: FieldEdit<DeviceAct>) => {
    close();
    bulk.offer({
      draft: { type: "devices", pick, act },
      help: "lists-field",
      title: t("lists.editFieldTitle", { what }),
      text: t("lists.fieldChanged", { what, label }),
      confirmLabel: t("lists.fieldNow"),
    });
  };
  const remove = () => {
    if (all) {
      bulk.offer({
        draft: { type: "devices", pick, act: { act: "delete" } },
        help: "organization-many",
        title: t("lists.deleteTitle", { what }),
        text: t("lists.deleted", { what }),
        confirmLabel: t("common.delete"),
        tone: "danger",
        onDone: () => select([]),
      });
      return;
    }
    offer({
      changes: selected.map((id) => ({ type: "device_delete", id })),
      help: "devices-delete",
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
    editField: () => setAsked("field"),
    editFieldReason: n > 0 ? editReason : t("devices.selectOne"),
    moveReason: n > 0 ? editReason : t("devices.selectOne"),
    delete: remove,
    deleteReason: n > 0 ? deleteReason : t("devices.selectOne"),
    register: () => setAsked("register"),
    compare: () => setAsked("compare"),
    compareReason: selected.length === 2 ? null : t("policies.compareTwo"),
    dialogs: (
      <>
        {dialog}
        {bulk.dialog}
        {asked === "compare" && selected[0] && selected[1] ? (
          <CompareDialog left={selected[0]} right={selected[1]} onClose={close} />
        ) : null}
        {asked === "field" ? <DeviceFieldDialog what={what} onClose={close} onPick={edit} /> : null}
        {asked === "edit" && only ? (
          <DeviceDialog key={only.device.id} device={only.device} onClose={close} onCreated={() => {}} />
        ) : null}
        {asked === "register" ? <DeviceDialog device={null} onClose={close} onCreated={(id) => select([id])} /> : null}
        {asked === "move" ? (
          <PlaceDialog
            title={t("devices.moveTitle")}
            confirmLabel={t("devices.moveNow")}
            initial={null}
            from={only?.device.place}
            onClose={close}
            onPick={moveTo}
          />
        ) : null}
      </>
    ),
  };
}
