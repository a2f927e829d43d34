import { kindName } from "~/components/tables";
import { useT } from "~/i18n/i18n";
import type { ImportPreview } from "~/ipc/generated";
import { Banner } from "~/kit/Banner";
import { Checkbox } from "~/kit/Checkbox";
import { RadioGroup } from "~/kit/RadioGroup";
import styles from "./Imports.module.css";
import { MODE_KEYS, MODES } from "./importWords";
import type { Import } from "./useImport";

/** What the file may do to what is registered: nothing is deleted or emptied unless it says so here. */
export function ModeChoice({ job, preview }: { readonly job: Import; readonly preview: ImportPreview }) {
  const t = useT();
  return (
    <div className={styles["modes"]}>
      <RadioGroup
        label={t("imports.mode")}
        value={job.mode}
        onChange={job.setMode}
        options={MODES.map((mode) => {
          const isOff = mode === "mirror" && !preview.may_mirror;
          return {
            id: mode,
            label: t(MODE_KEYS[mode].label),
            description: isOff ? t("imports.mode.mirrorNot") : t(MODE_KEYS[mode].help),
            isDisabled: isOff,
          };
        })}
      />
      <div className={styles["column"]}>
        {job.mode === "mirror" ? (
          <Banner tone="danger">{t("imports.mode.mirrorWarning", { kind: kindName(t, preview.kind) })}</Banner>
        ) : null}
        <Checkbox
          isSelected={job.emptyCellsEmpty}
          onChange={job.setEmptyCellsEmpty}
          description={t("imports.emptyHelp")}
        >
          {t("imports.empty")}
        </Checkbox>
      </div>
    </div>
  );
}
