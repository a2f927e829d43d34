import { useState } from "react";
import { FormDialog } from "~/components/FormDialog";
import { useI18n } from "~/i18n/i18n";
import type { Permission } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { useAppState } from "~/ipc/state";
import { Select } from "~/kit/Select";
import { LoadingArea } from "~/kit/Spinner";
import { DayField } from "./AdminFields";
import type { BulkAct } from "./bulk";
import { GrantBlock } from "./GrantBlock";
import { emptyDraft, grantsOf } from "./grants";

export type BulkFormKind = Exclude<BulkAct["kind"], "suspend" | "resume" | "delete">;

export interface BulkFormProps {
  readonly kind: BulkFormKind;
  /** How many admins are selected. */
  readonly n: number;
  readonly onClose: () => void;
  readonly onChosen: (act: BulkAct) => void;
}

/** Asks for what an act on several admins still needs: a day, a grant or a permission. */
export function BulkForm(props: BulkFormProps) {
  switch (props.kind) {
    case "valid_until":
      return <ValidUntilForm {...props} />;
    case "grant_add":
      return <GrantForm {...props} />;
    case "permission_remove":
      return <PermissionForm {...props} />;
  }
}

function ValidUntilForm({ n, onClose, onChosen }: BulkFormProps) {
  const { t } = useI18n();
  const [day, setDay] = useState<string | null>(null);
  return (
    <FormDialog
      help="admins-bulk-until"
      title={t("admins.bulk.validUntilTitle", { n })}
      size="s"
      submitLabel={t("admins.toEffect")}
      onSubmit={() => onChosen({ kind: "valid_until", day })}
      onClose={onClose}
      busy={false}
      failure={null}
    >
      <DayField label={t("admins.validUntil")} value={day} onChange={setDay} emptyText={t("admins.validUntilEmpty")} />
    </FormDialog>
  );
}

function GrantForm({ n, onClose, onChosen }: BulkFormProps) {
  const { t } = useI18n();
  const { sync } = useAppState();
  const catalogue = useCall("permissions_list", {}).data;
  const [draft, setDraft] = useState(emptyDraft(0, sync.whole ? "organization" : "groups"));
  const [grant] = catalogue ? grantsOf([draft], catalogue) : [];
  const isEmpty =
    !grant || grant.permissions.length === 0 || (grant.scope.kind === "groups" && grant.scope.groups.length === 0);
  return (
    <FormDialog
      help="admins-bulk-grant"
      title={t("admins.bulk.grantAddTitle", { n })}
      size="l"
      submitLabel={t("admins.toEffect")}
      onSubmit={() => (grant ? onChosen({ kind: "grant_add", grant }) : undefined)}
      onClose={onClose}
      busy={false}
      failure={null}
      blocked={isEmpty ? t("rejection.empty_grant") : null}
    >
      {catalogue ? (
        <GrantBlock draft={draft} catalogue={catalogue} position={1} onChange={setDraft} />
      ) : (
        <LoadingArea />
      )}
    </FormDialog>
  );
}

function PermissionForm({ n, onClose, onChosen }: BulkFormProps) {
  const { t, locale } = useI18n();
  const catalogue = useCall("permissions_list", {}).data ?? [];
  const [permission, setPermission] = useState<Permission>("operation_log.view");
  return (
    <FormDialog
      help="admins-bulk-permission"
      title={t("admins.bulk.permissionRemoveTitle", { n })}
      size="s"
      submitLabel={t("admins.toEffect")}
      onSubmit={() => onChosen({ kind: "permission_remove", permission })}
      onClose={onClose}
      busy={false}
      failure={null}
    >
      <p>{t("admins.bulk.permissionRemoveText")}</p>
      <Select
        label={t("admins.permission")}
        value={permission}
        onChange={setPermission}
        options={catalogue.map((entry) => ({
          id: entry.permission,
          label: entry.name[locale],
          description: entry.allows[locale],
        }))}
      />
    </FormDialog>
  );
}
