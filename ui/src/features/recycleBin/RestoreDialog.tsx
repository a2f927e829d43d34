import { useEffect, useMemo, useState } from "react";
import { EffectDialog } from "~/components/EffectDialog";
import { NewPasswordField } from "~/components/password/NewPasswordField";
import { isFit } from "~/components/password/newPassword";
import { useI18n } from "~/i18n/i18n";
import type { Admin, DeletedView, OrgNode } from "~/ipc/generated";
import { Banner } from "~/kit/Banner";
import { adminsOf, alongWith, restoreAt, restoreChanges } from "./restore";

export interface RestoreDialogProps {
  readonly rows: readonly DeletedView[];
  /** Where instead of where they lay; null brings them back there. */
  readonly place: OrgNode | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Brings rows back after showing what that does: with what they lay in, and with a first password for each admin. */
export function RestoreDialog({ rows, place, onClose, onDone }: RestoreDialogProps) {
  const { t, format } = useI18n();
  const changes = useMemo(() => (place ? restoreAt(rows, place) : restoreChanges(rows)), [rows, place]);
  const admins = useMemo(() => adminsOf(changes), [changes]);
  const [passwords, setPasswords] = useState<Readonly<Record<string, string>>>({});
  const unfit = useUnfit(admins, passwords);
  const along = place ? [] : alongWith(rows);
  const [only] = rows;
  const name = rows.length === 1 ? (only?.name ?? "") : "";
  const text = name ? t("recycleBin.restoredOne", { name }) : t("recycleBin.restoredMany", { n: rows.length });
  return (
    <EffectDialog
      help="recycle-bin-restore"
      title={name ? t("recycleBin.restoreOneTitle", { name }) : t("recycleBin.restoreManyTitle", { n: rows.length })}
      changes={changes}
      text={text}
      confirmLabel={t("recycleBin.restore")}
      initialPasswords={passwords}
      blocked={unfit ? t("recycleBin.passwordsMissing") : null}
      onClose={onClose}
      onDone={onDone}
    >
      {along.length > 0 ? (
        <Banner tone="notice" live={false}>
          {t("recycleBin.along", { names: format.list(along.map((one) => one.name)) })}
        </Banner>
      ) : null}
      {admins.length > 0 ? (
        <Banner tone="notice" live={false}>
          {t("recycleBin.passwordsNeeded")}
        </Banner>
      ) : null}
      {admins.map((admin) => (
        <NewPasswordField
          key={admin.id}
          label={t("recycleBin.passwordOf", { name: admin.name })}
          value={passwords[admin.id] ?? ""}
          onChange={(value) => setPasswords((before) => ({ ...before, [admin.id]: value }))}
          names={namesOf(admin)}
        />
      ))}
    </EffectDialog>
  );
}

const namesOf = ({ account, name, yomigana, mail }: Admin) => [account, name, yomigana, mail];

/** Whether a first password is missing or breaks the company's rule; asked of Rust a moment after typing. */
function useUnfit(admins: readonly Admin[], passwords: Readonly<Record<string, string>>): boolean {
  const [fit, setFit] = useState<Readonly<Record<string, string>>>({});
  useEffect(() => {
    let isOver = false;
    for (const admin of admins) {
      const password = passwords[admin.id] ?? "";
      if (password === "") continue;
      void isFit(password, null, namesOf(admin)).then(
        (isGood) => {
          if (!isOver && isGood) setFit((before) => ({ ...before, [admin.id]: password }));
        },
        // What cannot be asked is not fit; the service would say so.
        () => {},
      );
    }
    return () => {
      isOver = true;
    };
  }, [admins, passwords]);
  return admins.some(({ id }) => !passwords[id] || fit[id] !== passwords[id]);
}
