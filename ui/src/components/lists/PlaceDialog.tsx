import { useState } from "react";
import { nodeText } from "~/components/places";
import { useReason } from "~/components/reasons";
import { useT } from "~/i18n/i18n";
import type { OrgNode, Place } from "~/ipc/generated";
import { Button } from "~/kit/Button";
import { Dialog, LeaveButton } from "~/kit/Dialog";
import styles from "./Lists.module.css";
import { NodeTree } from "./NodeTree";

export interface PlaceDialogProps {
  readonly title: string;
  /** The verb. */
  readonly confirmLabel: string;
  /** What is chosen at first. */
  readonly initial: Place | null;
  /** Where they belong now, which is no choice. */
  readonly from?: Place | undefined;
  readonly onPick: (place: Place) => void;
  readonly onClose: () => void;
}

/** Chooses where devices belong: to a group, a user, or to nobody yet. */
export function PlaceDialog(props: PlaceDialogProps) {
  const { title, confirmLabel, initial, from, onPick, onClose } = props;
  const t = useT();
  const [place, setPlace] = useState<Place | null>(initial);
  const reason = useReason(
    "device.edit",
    place === null ? [] : [place.kind === "unassigned" ? { kind: "organization" } : { kind: "row", id: place }],
  );
  const isChosen = (node: OrgNode) => place !== null && nodeText(node) === nodeText(place);
  const blocked = place === null ? t("lists.chooseFirst") : from && isChosen(from) ? t("lists.placedAlready") : reason;
  const confirm = () => {
    if (place !== null && blocked === null) onPick(place);
  };
  return (
    <Dialog
      help="devices-place"
      isOpen
      onClose={onClose}
      title={title}
      footer={
        <>
          <LeaveButton>{t("common.cancel")}</LeaveButton>
          <Button variant="primary" disabledReason={blocked} onPress={confirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <NodeTree
        label={t("lists.placeTree")}
        mode="one"
        showUsers
        isChosen={isChosen}
        canChoose={(node) => node.kind !== "organization"}
        onChoose={(node) => {
          if (node.kind !== "organization") setPlace(node);
        }}
        onConfirm={confirm}
      />
      <p role="status" className={styles["told"]}>
        {blocked}
      </p>
    </Dialog>
  );
}
