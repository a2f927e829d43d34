import { useState } from "react";
import type { BulkOffer } from "~/components/bulkOffer";
import { NodeTree } from "~/components/lists/NodeTree";
import { Problem } from "~/components/Problem";
import { rowId } from "~/components/places";
import { useReason } from "~/components/reasons";
import { errorText } from "~/i18n/errorText";
import { useI18n } from "~/i18n/i18n";
import type { Group, GroupId } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { Banner } from "~/kit/Banner";
import { Button } from "~/kit/Button";
import { Checkbox } from "~/kit/Checkbox";
import { Dialog, LeaveButton } from "~/kit/Dialog";

export interface MergeDialogProps {
  /** The group that goes. */
  readonly group: Group;
  readonly onClose: () => void;
  readonly offer: (offer: BulkOffer) => void;
  /** The group is gone; this one has taken everything in. */
  readonly onMerged: (into: GroupId) => void;
}

/** Chooses the group that takes everything of another one in, and says what stands in the way before it is planned. */
export function MergeDialog({ group, onClose, offer, onMerged }: MergeDialogProps) {
  const { t, format } = useI18n();
  const [into, setInto] = useState<GroupId | null>(null);
  const [sameNames, setSameNames] = useState(false);
  const request = { from: group.id, into: into ?? group.id, same_names: false };
  const { data: look, error } = useCall("groups_merge_look", request, { enabled: into !== null, keep: false });
  const labels = useCall("rows_labels", { rows: into ? [{ kind: "group", id: into }] : [] }).data;
  const name = labels?.find((one) => rowId(one.row) === into)?.name ?? "";
  const denied = useReason(
    "organization.edit",
    [group.id, ...(into ? [into] : [])].map((id) => ({ kind: "row", id: { kind: "group", id } })),
  );
  const scoped = look?.scoped ?? [];
  const reason =
    into === null
      ? t("organization.merge.choose")
      : (denied ??
        (scoped.length > 0
          ? t("organization.merge.scoped", { names: format.list(scoped.map((one) => one.name)) })
          : look && look.same_total > 0 && !sameNames
            ? t("organization.merge.sameFirst")
            : error
              ? errorText(t, error.body)
              : null));
  const isReady = look !== undefined && name !== "";
  const next = () => {
    if (into === null || reason !== null || !isReady) return;
    onClose();
    offer({
      draft: { type: "groups_merge", from: group.id, into, same_names: sameNames },
      help: "organization-merge",
      title: t("organization.merge.ask", { from: group.name, into: name }),
      text: t("organization.merge.done", { from: group.name, into: name }),
      confirmLabel: t("organization.merge.now"),
      onDone: () => onMerged(into),
    });
  };
  return (
    <Dialog
      help="organization-merge"
      isOpen
      onClose={onClose}
      title={t("organization.merge.title", { name: group.name })}
      footer={
        <>
          <LeaveButton>{t("common.cancel")}</LeaveButton>
          <Button
            variant="primary"
            isPending={into !== null && !isReady && !error}
            disabledReason={reason}
            onPress={next}
          >
            {t("lists.editFieldNext")}
          </Button>
        </>
      }
    >
      <p>{t("organization.merge.what", { name: group.name })}</p>
      {error ? <Problem failure={error} /> : null}
      <NodeTree
        label={t("organization.merge.into")}
        mode="one"
        showUsers={false}
        permission="organization.edit"
        isChosen={(node) => node.kind === "group" && node.id === into}
        canChoose={(node) => node.kind === "group" && node.id !== group.id}
        onChoose={(node) => {
          if (node.kind === "group") setInto(node.id);
        }}
        onConfirm={next}
      />
      {look?.code ? <p>{t("organization.merge.code", { name: group.name, code: look.code })}</p> : null}
      {look && look.same_total > 0 ? (
        <Banner tone="notice">
          <p>{t("organization.merge.same", { into: name, n: look.same_total, names: format.list(look.same_names) })}</p>
          <Checkbox isSelected={sameNames} onChange={setSameNames}>
            {t("organization.merge.sameToo")}
          </Checkbox>
        </Banner>
      ) : null}
      <p aria-live="polite">{into !== null && !error ? reason : null}</p>
    </Dialog>
  );
}
