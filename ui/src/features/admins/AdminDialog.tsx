import { useRef, useState } from "react";
import { EffectDialog } from "~/components/EffectDialog";
import { useFieldErrors } from "~/components/fieldErrors";
import { Problem } from "~/components/Problem";
import { useSubmission } from "~/components/submit";
import { useT } from "~/i18n/i18n";
import { call } from "~/ipc/client";
import type { Admin, AdminId } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { useAppState, useOnline, useSession } from "~/ipc/state";
import { Button } from "~/kit/Button";
import { Dialog } from "~/kit/Dialog";
import { AdminFields, type AdminTexts, FIELD_PATHS, NO_TEXTS } from "./AdminFields";
import styles from "./Admins.module.css";
import { GrantsEditor } from "./GrantsEditor";
import { type DraftGrant, emptyDraft, grantsOf } from "./grants";
import { NewPasswordField } from "./NewPasswordField";
import { looksFit } from "./password";

export interface AdminDialogProps {
  readonly onClose: () => void;
  readonly onCreated: (admin: Admin, password: string) => void;
}

/** Registers an admin: who, with which first password, and what they may do. The effect is shown before it happens. */
export function AdminDialog({ onClose, onCreated }: AdminDialogProps) {
  const t = useT();
  const online = useOnline();
  const session = useSession();
  const { sync } = useAppState();
  const catalogue = useCall("permissions_list", {}).data;
  const [texts, setTexts] = useState<AdminTexts>(NO_TEXTS);
  const [password, setPassword] = useState("");
  const [drafts, setDrafts] = useState<readonly DraftGrant[]>([emptyDraft(0, sync.whole ? "organization" : "groups")]);
  const [tried, setTried] = useState(false);
  const [planned, setPlanned] = useState<Admin | null>(null);
  const id = useRef<AdminId | null>(null);
  const offline = online ? null : t("common.offlineReason");
  const isFit = looksFit(password, texts.account, session.company_code);

  const { submit, busy, failure } = useSubmission(async () => {
    setTried(true);
    if (!catalogue) return;
    id.current ??= (await call("ids_new", { count: 1 }))[0] ?? null;
    if (id.current === null) return;
    const admin: Admin = { id: id.current, ...texts, suspended: false, grants: grantsOf(drafts, catalogue) };
    // Broken rules are told at their fields here, before the effect is shown.
    await call("changes_plan", {
      changes: [{ type: "admin_create", ...admin }],
      reason: null,
      base_revision: null,
      initial_passwords: {},
    });
    if (isFit) setPlanned(admin);
  });
  const errors = useFieldErrors(failure, [...FIELD_PATHS, ...drafts.map((_, index) => `/grants/${index}`)]);

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("admins.registerTitle")}
      size="l"
      isBusy={busy}
      onSubmit={offline ? undefined : submit}
      footer={
        <>
          <Button onPress={onClose}>{t("common.cancel")}</Button>
          <Button type="submit" variant="primary" isPending={busy} disabledReason={offline}>
            {t("admins.toEffect")}
          </Button>
        </>
      }
    >
      {failure ? <Problem failure={failure} shownAtFields={errors.shownAtFields} /> : null}
      <h3 className={styles["step"]}>{t("admins.stepWho")}</h3>
      <AdminFields texts={texts} onChange={setTexts} errors={errors} />
      <h3 className={styles["step"]}>{t("admins.stepPassword")}</h3>
      <NewPasswordField
        label={t("admins.firstPassword")}
        value={password}
        onChange={setPassword}
        error={tried && !isFit ? t("admins.passwordUnfit") : undefined}
      />
      <h3 className={styles["step"]}>{t("admins.stepGrants")}</h3>
      <GrantsEditor drafts={drafts} onChange={setDrafts} errors={errors} />
      {planned ? (
        <EffectDialog
          title={t("admins.registerEffectTitle", { name: planned.name })}
          changes={[{ type: "admin_create", ...planned }]}
          text={t("admins.registered", { name: planned.name })}
          confirmLabel={t("admins.registerNow")}
          initialPasswords={{ [planned.id]: password }}
          onClose={() => setPlanned(null)}
          onDone={() => onCreated(planned, password)}
        />
      ) : null}
    </Dialog>
  );
}
