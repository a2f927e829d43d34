import { useState } from "react";
import { EffectDialog } from "~/components/EffectDialog";
import { FormDialog } from "~/components/FormDialog";
import { useFieldErrors } from "~/components/fieldErrors";
import { useKeptState } from "~/components/keptDraft";
import { RestoredDraft } from "~/components/RestoredDraft";
import { useSubmission } from "~/components/submit";
import { useT } from "~/i18n/i18n";
import { call } from "~/ipc/client";
import type { Admin, Grant } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { Banner } from "~/kit/Banner";
import { Button } from "~/kit/Button";
import { isRecord } from "~/util/drafts";
import { GrantsEditor } from "./GrantsEditor";
import { type DraftGrant, draftsOf, emptyDraft, grantsKey, grantsOf, parseDrafts, sameGrants } from "./grants";

/** Grants that are being edited, and those that held when that began. */
interface Begun {
  readonly drafts: readonly DraftGrant[];
  readonly since: string;
}

function parseBegun(kept: unknown): Begun | null {
  if (!isRecord(kept) || typeof kept["since"] !== "string") return null;
  const drafts = parseDrafts(kept["drafts"]);
  return drafts && { drafts, since: kept["since"] };
}

/** Changes what an admin may do. The effect is shown before it happens. */
export function GrantsDialog({ admin, onClose }: { readonly admin: Admin; readonly onClose: () => void }) {
  const t = useT();
  const catalogue = useCall("permissions_list", {}).data;
  const begun = useKeptState<Begun | null>(`admin_grants/${admin.id}`, () => null, parseBegun);
  const now = grantsKey(admin.grants);
  const drafts = begun.value?.drafts ?? (admin.grants.length > 0 ? draftsOf(admin.grants) : [emptyDraft(0, "groups")]);
  const hasMoved = begun.value !== null && begun.value.since !== now;
  const [planned, setPlanned] = useState<Grant[] | null>(null);
  const close = () => {
    begun.forget();
    onClose();
  };
  const { submit, busy, failure } = useSubmission(async () => {
    if (!catalogue) return;
    const grants = grantsOf(drafts, catalogue);
    if (sameGrants(grants, admin.grants)) {
      close();
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
      help="admins-grants-edit"
      title={t("admins.grantsTitle", { name: admin.name })}
      size="l"
      submitLabel={t("admins.toEffect")}
      onSubmit={submit}
      onClose={close}
      busy={busy}
      failure={failure}
      shownAtFields={errors.shownAtFields}
    >
      {hasMoved ? (
        // Grants are replaced as a whole: laying two edits over each other could hand out what neither meant.
        <Banner
          tone="warning"
          title={t("admins.grantsMoved")}
          actions={
            <Button size="s" onPress={begun.discard}>
              {t("admins.grantsAnew")}
            </Button>
          }
        >
          <p>{t("admins.grantsMovedText")}</p>
        </Banner>
      ) : (
        <RestoredDraft at={begun.restoredAt} onDiscard={begun.discard} />
      )}
      <GrantsEditor
        drafts={drafts}
        onChange={(next) => begun.set((held) => ({ drafts: next, since: held?.since ?? now }))}
        errors={errors}
      />
      {planned ? (
        <EffectDialog
          help="admins-grants-edit"
          title={t("admins.grantsEffectTitle", { name: admin.name })}
          changes={[{ type: "admin_grants_set", id: admin.id, grants: planned }]}
          text={t("admins.grantsSaved", { name: admin.name })}
          confirmLabel={t("admins.grantsNow")}
          onClose={() => setPlanned(null)}
          onDone={close}
        />
      ) : null}
    </FormDialog>
  );
}
