import { useState } from "react";
import { EffectDialog } from "~/components/EffectDialog";
import { FormDialog } from "~/components/FormDialog";
import { useFieldErrors } from "~/components/fieldErrors";
import { useKeptState } from "~/components/keptDraft";
import { NewPasswordField } from "~/components/password/NewPasswordField";
import { isFit } from "~/components/password/newPassword";
import { RestoredDraft } from "~/components/RestoredDraft";
import { useReader } from "~/components/reasons";
import { useSubmission } from "~/components/submit";
import { useT } from "~/i18n/i18n";
import { call } from "~/ipc/client";
import type { Admin } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { useAppState } from "~/ipc/state";
import { LoadingArea } from "~/kit/Spinner";
import { AdminFields } from "./AdminFields";
import styles from "./Admins.module.css";
import { FIELD_PATHS } from "./adminForm";
import { GrantsEditor } from "./GrantsEditor";
import { grantsOf } from "./grants";
import { KindPicker } from "./KindPicker";
import { draftsOfKind, type Kind } from "./presets";
import { emptyRegistration, parseRegistration, type Registration } from "./registration";

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
  const draft = useKeptState(
    "admin_create",
    () => emptyRegistration(sync.whole ? "organization" : "groups"),
    parseRegistration,
  );
  const { kind, form, drafts } = draft.value;
  const change = (changed: Partial<Registration>) => draft.set((held) => ({ ...held, ...changed }));
  const [password, setPassword] = useState("");
  /** The password that was found not to be fit, until it is changed. */
  const [unfit, setUnfit] = useState<string | null>(null);
  const [planned, setPlanned] = useState<Admin | null>(null);
  const names = [form.account, form.name, form.yomigana, form.mail];

  const { submit, busy, failure } = useSubmission(async () => {
    if (!catalogue) return;
    const id = draft.value.id ?? (await call("ids_new", { count: 1 }))[0];
    if (!id) return;
    change({ id });
    const fit = await isFit(password, null, names);
    setUnfit(fit ? null : password);
    const admin: Admin = { id, ...form, suspended: false, grants: grantsOf(drafts, catalogue) };
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
    if (next === "custom" || !catalogue) {
      change({ kind: next });
      return;
    }
    const holds = (permission: string) =>
      !me || me.grants.some((grant) => grant.permissions.some((one) => one === permission));
    change({ kind: next, drafts: draftsOfKind(next, catalogue, (entry) => holds(entry.permission)) });
    errors.touch("/grants");
  };

  return (
    <FormDialog
      help="admins-register"
      title={t("admins.registerTitle")}
      size="l"
      submitLabel={t("admins.toEffect")}
      onSubmit={submit}
      onClose={() => {
        draft.forget();
        onClose();
      }}
      busy={busy}
      failure={failure}
      shownAtFields={errors.shownAtFields}
    >
      <RestoredDraft
        at={draft.restoredAt}
        onDiscard={() => {
          draft.discard();
          setPassword("");
        }}
      >
        <p>{t("admins.passwordNotKept")}</p>
      </RestoredDraft>
      {catalogue ? <KindPicker kind={kind} onChange={choose} catalogue={catalogue} /> : <LoadingArea />}
      <h3 className={styles["step"]}>{t("admins.stepWho")}</h3>
      <AdminFields form={form} onChange={(next) => change({ form: next })} errors={errors} validityReason={null} />
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
          // Of the whole organization there is nothing to change without it becoming another kind.
          change({ drafts: next, kind: kind === "group" ? kind : "custom" });
        }}
        errors={errors}
      />
      {planned ? (
        <EffectDialog
          help="admins-register"
          title={t("admins.registerEffectTitle", { name: planned.name })}
          changes={[{ type: "admin_create", ...planned }]}
          text={t("admins.registered", { name: planned.name })}
          confirmLabel={t("admins.registerNow")}
          initialPasswords={{ [planned.id]: password }}
          onClose={() => setPlanned(null)}
          onDone={() => {
            draft.forget();
            onCreated(planned, password);
          }}
        />
      ) : null}
    </FormDialog>
  );
}
