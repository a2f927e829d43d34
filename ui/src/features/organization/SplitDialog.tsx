import { useState } from "react";
import type { BulkOffer } from "~/components/bulkOffer";
import { rowCount } from "~/components/effectText";
import { FormDialog } from "~/components/FormDialog";
import { useNewId } from "~/components/newId";
import { useReason } from "~/components/reasons";
import { useSubmission } from "~/components/submit";
import { useT } from "~/i18n/i18n";
import type { Group, GroupId } from "~/ipc/generated";
import { RadioGroup } from "~/kit/RadioGroup";
import { TextField } from "~/kit/TextField";
import { devicePick, type Load, loadSize, userPick } from "./move";

export interface SplitDialogProps {
  /** The group that is split. */
  readonly group: Group;
  /** What moves out of it. */
  readonly load: Load;
  readonly onClose: () => void;
  readonly offer: (offer: BulkOffer) => void;
  readonly onSplit: (group: GroupId) => void;
}

type Where = "below" | "beside";

/** Name and place of a new group that takes over what a list shows of another one. */
export function SplitDialog({ group, load, onClose, offer, onSplit }: SplitDialogProps) {
  const t = useT();
  const [name, setName] = useState("");
  const [code, setCode] = useState("");
  const [where, setWhere] = useState<Where>("below");
  const [tried, setTried] = useState(false);
  const newId = useNewId();
  const parent = where === "below" ? group.id : group.parent;
  const denied = useReason("organization.edit", [
    parent ? { kind: "row", id: { kind: "group", id: parent } } : { kind: "organization" },
  ]);
  const what = rowCount(t, load.kind, loadSize(load));
  const { submit, busy, failure } = useSubmission(async () => {
    setTried(true);
    if (name.trim() === "") return;
    const made = await newId();
    if (made === null) return;
    onClose();
    offer({
      draft: {
        type: "groups_split",
        id: made,
        parent,
        name,
        code,
        rows:
          load.kind === "device"
            ? { kind: "devices", pick: devicePick(load) }
            : { kind: "users", pick: userPick(load) },
      },
      help: "organization-split",
      title: t("organization.split.ask", { name }),
      text: t("organization.split.done", { name, what }),
      confirmLabel: t("organization.split.now"),
      onDone: () => onSplit(made),
    });
  });
  return (
    <FormDialog
      help="organization-split"
      title={t("organization.split.title", { name: group.name })}
      size="s"
      submitLabel={t("lists.editFieldNext")}
      onSubmit={submit}
      onClose={onClose}
      busy={busy}
      failure={failure}
      blocked={denied}
    >
      <p>{t("organization.split.what", { what })}</p>
      <TextField
        label={t("organization.groupName")}
        value={name}
        onChange={setName}
        error={tried && name.trim() === "" ? t("rejection.required") : undefined}
        autoFocus
      />
      <TextField
        label={t("organization.groupCode")}
        value={code}
        onChange={setCode}
        description={t("organization.groupCodeHelp")}
        isOptional
        spellCheck="false"
      />
      <RadioGroup
        label={t("organization.split.where")}
        options={[
          { id: "below", label: t("organization.split.below", { name: group.name }) },
          { id: "beside", label: t("organization.split.beside", { name: group.name }) },
        ]}
        value={where}
        onChange={setWhere}
      />
    </FormDialog>
  );
}
