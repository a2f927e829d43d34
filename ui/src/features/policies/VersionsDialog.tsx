import { useMemo } from "react";
import { rowChanges } from "~/components/effectRows";
import { useEffectWords } from "~/components/effectWords";
import tables from "~/components/policies/Policies.module.css";
import { Dialog, LeaveButton } from "~/kit/Dialog";
import type { Edited } from "./policyDraft";
import { between } from "./versions";

/** A policy as it was at a time. */
export interface Version {
  readonly at: string;
  readonly edited: Edited;
}

export interface VersionsDialogProps {
  readonly name: string;
  readonly older: Version;
  readonly newer: Version;
  readonly onClose: () => void;
}

/** Two versions of a policy side by side, where they differ. */
export function VersionsDialog({ name, older, newer, onClose }: VersionsDialogProps) {
  const effects = useMemo(() => [between(older.edited, newer.edited)], [older, newer]);
  const words = useEffectWords(effects);
  const { t, format } = words;
  const fields = effects.flatMap((effect) => rowChanges(effect, words)).flatMap((row) => row.fields);
  const title = t("policies.versionsTitle", { name });
  return (
    <Dialog
      help="policies-versions-compare"
      isOpen
      onClose={onClose}
      title={title}
      size="l"
      footer={<LeaveButton autoFocus>{t("common.close")}</LeaveButton>}
    >
      <p role="status">
        {fields.length === 0 ? t("policies.versionsSame") : t("policies.compareCount", { n: fields.length })}
      </p>
      {fields.length > 0 ? (
        <table className={tables["table"]} aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{t("history.item")}</th>
              <th scope="col">{format.dateTime(older.at)}</th>
              <th scope="col">{format.dateTime(newer.at)}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(({ field, label, before, after }) => (
              <tr key={field}>
                <th scope="row">{label}</th>
                <td>{before}</td>
                <td>{after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </Dialog>
  );
}
