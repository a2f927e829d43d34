import { useState } from "react";
import { FormDialog } from "~/components/FormDialog";
import { FreeInputs } from "~/components/FreeInputs";
import { useFieldErrors } from "~/components/fieldErrors";
import { isSameFree, NO_FREE } from "~/components/free";
import { useNewId } from "~/components/newId";
import { useSubmission } from "~/components/submit";
import { useApplyChanges } from "~/components/undo";
import { useT } from "~/i18n/i18n";
import type { MessageKey } from "~/i18n/messages";
import type { FreeFields, GroupId, User, UserId } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { TextField } from "~/kit/TextField";

const FIELDS = ["name", "yomigana", "employee_number", "mail", "title"] as const;
type Field = (typeof FIELDS)[number];
const FIELD_PATHS: readonly string[] = [...FIELDS, "free"].map((field) => `/${field}`);

const LABELS = {
  name: "organization.userName",
  yomigana: "organization.yomigana",
  employee_number: "organization.employeeNumber",
  mail: "organization.mail",
  title: "lists.jobTitle",
} as const satisfies Record<Field, MessageKey>;

export interface UserDialogProps {
  /** The user to edit; null registers a new one. */
  readonly user: User | null;
  /** Where a new one belongs. */
  readonly group: GroupId;
  readonly groupName: string;
  readonly onClose: () => void;
  readonly onCreated: (id: UserId) => void;
}

/** What is known about a user, new or not. */
export function UserDialog({ user, group, groupName, onClose, onCreated }: UserDialogProps) {
  const t = useT();
  const newId = useNewId();
  const apply = useApplyChanges();
  const [texts, setTexts] = useState<Readonly<Record<Field, string>>>({
    name: user?.name ?? "",
    yomigana: user?.yomigana ?? "",
    employee_number: user?.employee_number ?? "",
    mail: user?.mail ?? "",
    title: user?.title ?? "",
  });
  const [free, setFree] = useState<FreeFields>(user?.free ?? NO_FREE);
  const labels = useCall("settings_get", {}).data?.user_labels;
  const { submit, busy, failure } = useSubmission(async () => {
    const { name } = texts;
    if (user) {
      const edits = {
        ...Object.fromEntries(
          FIELDS.filter((field) => texts[field] !== user[field]).map((field) => [field, texts[field]]),
        ),
        ...(isSameFree(free, user.free) ? {} : { free }),
      };
      if (Object.keys(edits).length > 0)
        await apply([{ type: "user_edit", id: user.id, ...edits }], { text: t("organization.userSaved", { name }) });
      onClose();
      return;
    }
    const id = await newId();
    if (!id) return;
    await apply([{ type: "user_create", id, group, ...texts, free }], { text: t("organization.userAdded", { name }) });
    onClose();
    onCreated(id);
  });
  const { at, touch, shownAtFields } = useFieldErrors(failure, FIELD_PATHS);
  return (
    <FormDialog
      help="organization-user"
      title={user ? t("organization.editUser") : t("organization.addUser")}
      size="s"
      submitLabel={user ? t("common.save") : t("organization.add")}
      onSubmit={submit}
      onClose={onClose}
      busy={busy}
      failure={failure}
      shownAtFields={shownAtFields}
    >
      {FIELDS.map((field) => (
        <TextField
          key={field}
          label={t(LABELS[field])}
          value={texts[field]}
          onChange={(value) => {
            setTexts((before) => ({ ...before, [field]: value }));
            touch(`/${field}`);
          }}
          error={at(`/${field}`)}
          description={
            field === "yomigana"
              ? t("organization.yomiganaHelp")
              : field === "name" && !user
                ? t("organization.userGroup", { name: groupName })
                : undefined
          }
          autoFocus={field === "name"}
          isOptional={field !== "name"}
          {...(field === "mail" ? { type: "email" as const, spellCheck: "false" as const } : {})}
        />
      ))}
      <FreeInputs labels={labels} free={free} onChange={setFree} errors={{ at, touch }} />
    </FormDialog>
  );
}
