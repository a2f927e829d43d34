import { useRef, useState } from "react";
import { EffectDialog } from "~/components/EffectDialog";
import { FormDialog } from "~/components/FormDialog";
import { useFieldErrors } from "~/components/fieldErrors";
import { NewPasswordField } from "~/components/password/NewPasswordField";
import { isFit } from "~/components/password/newPassword";
import { useReader } from "~/components/reasons";
import { useSubmission } from "~/components/submit";
import { useT } from "~/i18n/i18n";
import { call } from "~/ipc/client";
import type { Admin, AdminId } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { useAppState } from "~/ipc/state";
import { LoadingArea } from "~/kit/Spinner";
import { AdminFields } from "./AdminFields";
import styles from "./Admins.module.css";
import { type AdminForm, FIELD_PATHS, NO_FORM } from "./adminForm";
import { GrantsEditor } from "./GrantsEditor";
import { type DraftGrant, emptyDraft, grantsOf } from "./grants";
import { KindPicker } from "./KindPicker";
import { draftsOfKind, type Kind } from "./presets";

export interface AdminDialogProps {
  readonly onClose: () => void;
  readonly onCreated: (admin: Admin, password: string) => void;
}

/** Registers an admin: what kind, who, with which first password, and what they may do. The effect is shown before it happens. */
export function AdminDialog({ onClose, onCreated }: AdminDialogProps) {
  const t = useT();
  const { sync } = useAppState();
  const catalogue = useCall("permissions_list", {}).data;
  const me = useCall("admins_get", { id: useReader() }).data?.admin;
  const [kind, setKind] = useState<Kind>("custom");
  const [form, setForm] = useState<AdminForm>(NO_FORM);
  const [password, setPassword] = useState("");
  const [drafts, setDrafts] = useState<readonly DraftGrant[]>([emptyDraft(0, sync.whole ? "organization" : "groups")]);
  /** The password that was found not to be fit, until it is changed. */
  const [unfit, setUnfit] = useState<string | null>(null);
  const [planned, setPlanned] = useState<Admin | null>(null);
  // Kept from one try to the next, so that a try whose answer was lost is not registered twice.
  const id = useRef<AdminId | null>(null);
  const names = [form.account, form.name, form.yomigana, form.mail];

  const { submit, busy, failure } = useSubmission(async () => {
    if (!catalogue) return;
    id.current ??= (await call("ids_new", { count: 1 }))[0] ?? null;
    if (id.current === null) return;
    const fit = await isFit(password, null, names);
    setUnfit(fit ? null : password);
    const admin: Admin = { id: id.current, ...form, suspended: false, grants: grantsOf(drafts, catalogue) };
    // Broken rules are told at their fields here, before the effect is shown.
    await call("changes_plan", {
      changes: [{ type: "admin_create", ...admin }],
      reason: null,
      base_revision: null,
      initial_passwords: {},
    });
    if (fit) setPlanned(admin);
  });
  const errors = useFieldErrors(failure, [...FIELD_PATHS, ...drafts.map((_, index) => `/grants/${index}`)]);
  const choose = (next: Kind) => {
    setKind(next);
    if (next === "custom" || !catalogue) return;
    const holds = (permission: string) =>
      !me || me.grants.some((grant) => grant.permissions.some((one) => one === permission));
    setDrafts(draftsOfKind(next, catalogue, (entry) => holds(entry.permission)));
    errors.touch("/grants");
  };

  return (
    <FormDialog
      title={t("admins.registerTitle")}
      size="l"
      submitLabel={t("admins.toEffect")}
      onSubmit={submit}
      onClose={onClose}
      busy={busy}
      failure={failure}
      shownAtFields={errors.shownAtFields}
    >
      {catalogue ? <KindPicker kind={kind} onChange={choose} catalogue={catalogue} /> : <LoadingArea />}
      <h3 className={styles["step"]}>{t("admins.stepWho")}</h3>
      <AdminFields form={form} onChange={setForm} errors={errors} validityReason={null} />
      <h3 className={styles["step"]}>{t("admins.stepPassword")}</h3>
      <NewPasswordField
        label={t("admins.firstPassword")}
        value={password}
        onChange={setPassword}
        names={names}
        error={unfit === password ? t("admins.passwordUnfit") : undefined}
      />
      <h3 className={styles["step"]}>{t("admins.stepGrants")}</h3>
      <GrantsEditor
        drafts={drafts}
        onChange={(next) => {
          setDrafts(next);
          // Of the whole organization there is nothing to change without it becoming another kind.
          if (kind !== "group") setKind("custom");
        }}
        errors={errors}
      />
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
    </FormDialog>
  );
}
