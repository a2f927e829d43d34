import { useState } from "react";
import { EffectDialog } from "~/components/EffectDialog";
import { FormDialog } from "~/components/FormDialog";
import { useFieldErrors } from "~/components/fieldErrors";
import { useSubmission } from "~/components/submit";
import { useT } from "~/i18n/i18n";
import { call } from "~/ipc/client";
import type { Admin, Grant } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { GrantsEditor } from "./GrantsEditor";
import { draftsOf, emptyDraft, grantsOf, sameGrants } from "./grants";

/** Changes what an admin may do. The effect is shown before it happens. */
export function GrantsDialog({ admin, onClose }: { readonly admin: Admin; readonly onClose: () => void }) {
  const t = useT();
  const catalogue = useCall("permissions_list", {}).data;
  const [drafts, setDrafts] = useState(() =>
    admin.grants.length > 0 ? draftsOf(admin.grants) : [emptyDraft(0, "groups")],
  );
  const [planned, setPlanned] = useState<Grant[] | null>(null);
  const { submit, busy, failure } = useSubmission(async () => {
    if (!catalogue) return;
    const grants = grantsOf(drafts, catalogue);
    if (sameGrants(grants, admin.grants)) {
      onClose();
      return;
    }
    await call("changes_plan", {
      changes: [{ type: "admin_grants_set", id: admin.id, grants }],
      reason: null,
      base_revision: null,
      initial_passwords: {},
    });
    setPlanned(grants);
  });
  const errors = useFieldErrors(
    failure,
    drafts.map((_, index) => `/grants/${index}`),
  );
  return (
    <FormDialog
      title={t("admins.grantsTitle", { name: admin.name })}
      size="l"
      submitLabel={t("admins.toEffect")}
      onSubmit={submit}
      onClose={onClose}
      busy={busy}
      failure={failure}
      shownAtFields={errors.shownAtFields}
    >
      <GrantsEditor drafts={drafts} onChange={setDrafts} errors={errors} />
      {planned ? (
        <EffectDialog
          title={t("admins.grantsEffectTitle", { name: admin.name })}
          changes={[{ type: "admin_grants_set", id: admin.id, grants: planned }]}
          text={t("admins.grantsSaved", { name: admin.name })}
          confirmLabel={t("admins.grantsNow")}
          onClose={() => setPlanned(null)}
          onDone={onClose}
        />
      ) : null}
    </FormDialog>
  );
}
