import { useState } from "react";
import { FormDialog } from "~/components/FormDialog";
import { useFieldErrors } from "~/components/fieldErrors";
import type { HelpAnchor } from "~/components/manuals/help";
import { useNewId } from "~/components/newId";
import { useSubmission } from "~/components/submit";
import { useApplyChanges } from "~/components/undo";
import { useT } from "~/i18n/i18n";
import type { Policy, PolicyId } from "~/ipc/generated";
import { TextField } from "~/kit/TextField";

const FIELD_PATHS = ["/name", "/note"];

export interface CreateDialogProps {
  /** Whose own values the new one begins with; null follows the base policy in everything. */
  readonly copyOf: Policy | null;
  readonly onClose: () => void;
  readonly onCreated: (id: PolicyId) => void;
}

/** A new individual policy. It is assigned to nothing yet, so it changes nothing yet. */
export function CreateDialog({ copyOf, onClose, onCreated }: CreateDialogProps) {
  const t = useT();
  const newId = useNewId();
  const apply = useApplyChanges();
  const [name, setName] = useState(copyOf ? t("policies.copyName", { name: copyOf.name }) : "");
  const [note, setNote] = useState(copyOf?.note ?? "");
  const { submit, busy, failure } = useSubmission(async () => {
    const id = await newId();
    if (!id) return;
    await apply([{ type: "policy_create", id, name: name.trim(), note: note.trim(), own: copyOf?.own ?? {} }], {
      text: t("policies.created", { name: name.trim() }),
    });
    onClose();
    onCreated(id);
  });
  return (
    <NameForm
      title={copyOf ? t("policies.copyTitle", { name: copyOf.name }) : t("policies.createTitle")}
      submitLabel={t("policies.createNow")}
      anchor="policies-create"
      help={copyOf ? t("policies.copyHelp") : t("policies.createHelp")}
      name={name}
      onName={setName}
      note={note}
      onNote={setNote}
      submission={{ submit, busy, failure }}
      onClose={onClose}
    />
  );
}

export interface RenameDialogProps {
  readonly policy: Policy;
  readonly onClose: () => void;
}

/** Name and note of an individual policy. */
export function RenameDialog({ policy: now, onClose }: RenameDialogProps) {
  // As it was when it was opened: what somebody else saves meanwhile must not look as if it had been edited here.
  const [policy] = useState(now);
  const t = useT();
  const apply = useApplyChanges();
  const [name, setName] = useState(policy.name);
  const [note, setNote] = useState(policy.note);
  const submission = useSubmission(async () => {
    const edits = {
      ...(name.trim() !== policy.name && { name: name.trim() }),
      ...(note.trim() !== policy.note && { note: note.trim() }),
    };
    if (Object.keys(edits).length > 0) {
      await apply([{ type: "policy_edit", id: policy.id, ...edits }], {
        text: t("policies.saved", { name: name.trim() }),
      });
    }
    onClose();
  });
  return (
    <NameForm
      title={t("policies.renameTitle")}
      submitLabel={t("common.save")}
      anchor="policies-rename"
      help={null}
      name={name}
      onName={setName}
      note={note}
      onNote={setNote}
      submission={submission}
      onClose={onClose}
    />
  );
}

interface NameFormProps {
  readonly title: string;
  readonly submitLabel: string;
  /** Where the manual speaks of it. */
  readonly anchor: HelpAnchor;
  readonly help: string | null;
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly note: string;
  readonly onNote: (note: string) => void;
  readonly submission: ReturnType<typeof useSubmission>;
  readonly onClose: () => void;
}

function NameForm({
  title,
  submitLabel,
  anchor,
  help,
  name,
  onName,
  note,
  onNote,
  submission,
  onClose,
}: NameFormProps) {
  const t = useT();
  const { submit, busy, failure } = submission;
  const { at, touch, shownAtFields } = useFieldErrors(failure, FIELD_PATHS);
  return (
    <FormDialog
      help={anchor}
      title={title}
      size="s"
      submitLabel={submitLabel}
      onSubmit={submit}
      onClose={onClose}
      busy={busy}
      failure={failure}
      shownAtFields={shownAtFields}
      blocked={name.trim() === "" ? t("policies.nameFirst") : null}
    >
      {help ? <p>{help}</p> : null}
      <TextField
        label={t("policies.name")}
        value={name}
        onChange={(value) => {
          onName(value);
          touch("/name");
        }}
        error={at("/name")}
        autoComplete="off"
        autoFocus
      />
      <TextField
        label={t("policies.note")}
        description={t("policies.noteHelp")}
        value={note}
        onChange={(value) => {
          onNote(value);
          touch("/note");
        }}
        error={at("/note")}
        rows={2}
        isOptional
      />
    </FormDialog>
  );
}
