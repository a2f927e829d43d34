import { useState } from "react";
import { FormDialog } from "~/components/FormDialog";
import { useFieldErrors } from "~/components/fieldErrors";
import { useNewId } from "~/components/newId";
import { useSubmission } from "~/components/submit";
import { useApplyChanges } from "~/components/undo";
import { useT } from "~/i18n/i18n";
import type { Group, GroupId } from "~/ipc/generated";
import { TextField } from "~/kit/TextField";

const FIELD_PATHS = ["/name", "/code"];

export interface GroupDialogProps {
  /** The group to edit; null makes a new one. */
  readonly group: Group | null;
  /** Where a new one is made; null is the top. */
  readonly parent: GroupId | null;
  readonly parentName: string;
  readonly onClose: () => void;
  readonly onCreated: (id: GroupId) => void;
}

/** Name and code of a group, new or not. */
export function GroupDialog({ group, parent, parentName, onClose, onCreated }: GroupDialogProps) {
  const t = useT();
  const newId = useNewId();
  const apply = useApplyChanges();
  const [name, setName] = useState(group?.name ?? "");
  const [code, setCode] = useState(group?.code ?? "");
  const { submit, busy, failure } = useSubmission(async () => {
    if (group) {
      const edits = { ...(name !== group.name && { name }), ...(code !== group.code && { code }) };
      if (Object.keys(edits).length > 0)
        await apply([{ type: "group_edit", id: group.id, ...edits }], { text: t("organization.groupSaved", { name }) });
      onClose();
      return;
    }
    const id = await newId();
    if (!id) return;
    await apply([{ type: "group_create", id, parent, name, code }], { text: t("organization.groupAdded", { name }) });
    onClose();
    onCreated(id);
  });
  const { at, touch, shownAtFields } = useFieldErrors(failure, FIELD_PATHS);
  return (
    <FormDialog
      help="organization-group"
      title={group ? t("organization.editGroup") : t("organization.addGroup")}
      size="s"
      submitLabel={group ? t("common.save") : t("organization.add")}
      onSubmit={submit}
      onClose={onClose}
      busy={busy}
      failure={failure}
      shownAtFields={shownAtFields}
    >
      <TextField
        label={t("organization.groupName")}
        value={name}
        onChange={(value) => {
          setName(value);
          touch("/name");
        }}
        error={at("/name")}
        description={group ? undefined : t("organization.groupParent", { name: parentName })}
        autoFocus
      />
      <TextField
        label={t("organization.groupCode")}
        value={code}
        onChange={(value) => {
          setCode(value);
          touch("/code");
        }}
        error={at("/code")}
        description={t("organization.groupCodeHelp")}
        isOptional
        spellCheck="false"
      />
    </FormDialog>
  );
}
