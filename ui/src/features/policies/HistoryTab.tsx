import { GitCompare, RotateCcw } from "lucide-react";
import { useState } from "react";
import { RowHistory } from "~/components/details/RowHistory";
import { EffectDialog } from "~/components/EffectDialog";
import { rowKey } from "~/components/places";
import { useI18n } from "~/i18n/i18n";
import type { Change, ChangeView, PolicySectionView, RowRef } from "~/ipc/generated";
import { Button } from "~/kit/Button";
import styles from "./Policies.module.css";
import type { Edited } from "./policyDraft";
import { type Version, VersionsDialog } from "./VersionsDialog";
import { restoring, versionAfter } from "./versions";

export interface HistoryTabProps {
  readonly row: RowRef;
  readonly catalogue: readonly PolicySectionView[];
  /** The policy as it is now. */
  readonly edited: Edited;
  readonly name: string;
  /** Why it cannot be edited. */
  readonly reason: string | null;
}

interface Asked {
  readonly at: string;
  readonly changes: readonly Change[];
}

/** What was done to a policy, newest first, field by field; each undone, or taken as the version to go back to. */
export function HistoryTab({ row, catalogue, edited, name, reason }: HistoryTabProps) {
  const { t, format } = useI18n();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [first, setFirst] = useState<Version | null>(null);
  const [second, setSecond] = useState<Version | null>(null);
  const compare = (version: Version) => {
    if (first === null) setFirst(version);
    else if (first.at === version.at) setFirst(null);
    else setSecond(version);
  };
  const [older, newer] = first && second && first.at > second.at ? [second, first] : [first, second];
  const way = (item: ChangeView) => {
    const version = versionAfter(item, edited);
    if (!version) return null;
    const changes = restoring(catalogue, edited, version);
    return (
      <>
        <Button
          size="s"
          variant="quiet"
          icon={<RotateCcw />}
          disabledReason={changes.length === 0 ? t("policies.versionIsNow") : reason}
          onPress={() => setAsked({ at: item.at, changes })}
        >
          {t("policies.restore")}
        </Button>
        <Button
          size="s"
          variant="quiet"
          icon={<GitCompare />}
          onPress={() => compare({ at: item.at, edited: version })}
        >
          {t(
            first === null
              ? "policies.compareVersion"
              : first.at === item.at
                ? "policies.compareStop"
                : "policies.compareWithChosen",
          )}
        </Button>
      </>
    );
  };
  return (
    <div className={styles["padded"]}>
      <RowHistory key={rowKey(row)} row={row} actionsOf={way} />
      {older && newer ? (
        <VersionsDialog
          name={name}
          older={older}
          newer={newer}
          onClose={() => {
            setFirst(null);
            setSecond(null);
          }}
        />
      ) : null}
      {asked ? (
        <EffectDialog
          help="policies-restore"
          title={t("policies.restoreTitle", { name, at: format.dateTime(asked.at) })}
          changes={asked.changes}
          text={t("policies.restored", { name })}
          confirmLabel={t("policies.restoreNow")}
          asksReason
          onClose={() => setAsked(null)}
        />
      ) : null}
    </div>
  );
}
