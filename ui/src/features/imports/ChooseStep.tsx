import { FileDown, FileSpreadsheet } from "lucide-react";
import { useState } from "react";
import { useTemplate } from "~/components/exports/useTemplate";
import { fieldName, KINDS, kindTitle } from "~/components/tables";
import { useI18n, useT } from "~/i18n/i18n";
import type { MessageKey } from "~/i18n/messages";
import type { TableField, TableKind } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { Button } from "~/kit/Button";
import { RadioGroup } from "~/kit/RadioGroup";
import own from "./Choose.module.css";
import styles from "./Imports.module.css";
import { StepFrame, StepTrouble } from "./StepFrame";
import type { Import } from "./useImport";

const HELP_KEYS = {
  groups: "imports.kindHelp.groups",
  users: "imports.kindHelp.users",
  devices: "imports.kindHelp.devices",
  placements: "imports.kindHelp.placements",
  admins: "imports.kindHelp.admins",
} as const satisfies Record<TableKind, MessageKey>;

/** First step: which file, and what it is a list of. */
export function ChooseStep({ job, preset }: { readonly job: Import; readonly preset: TableKind | null }) {
  const t = useT();
  const [kind, setKind] = useState<TableKind | "auto">(preset ?? "auto");
  const choose = () => job.open(kind === "auto" ? null : kind);
  return (
    <StepFrame title={t("imports.choose.title")}>
      <StepTrouble job={job} />
      <p className={styles["lead"]}>{t("imports.choose.text")}</p>
      <div className={own["choose"]}>
        <div className={styles["column"]}>
          <RadioGroup
            label={t("imports.choose.kind")}
            value={kind}
            onChange={setKind}
            options={[
              { id: "auto", label: t("imports.choose.auto"), description: t("imports.choose.autoHelp") },
              ...KINDS.map((one) => ({ id: one, label: kindTitle(t, one), description: t(HELP_KEYS[one]) })),
            ]}
          />
          <Button
            variant="primary"
            size="l"
            icon={<FileSpreadsheet />}
            isPending={job.busy === "open"}
            onPress={choose}
            className={own["chooseFile"]}
          >
            {t("imports.choose.file")}
          </Button>
        </div>
        {kind === "auto" ? null : <Columns kind={kind} />}
      </div>
    </StepFrame>
  );
}

/** Which columns a file of this kind may have, with an example of each: for whoever makes the file. */
function Columns({ kind }: { readonly kind: TableKind }) {
  const { t, locale } = useI18n();
  const fields = useCall("tables_fields", { kind }).data?.filter((field) => field.imported) ?? [];
  const saveTemplate = useTemplate();
  return (
    <section className={own["columns"]} aria-label={t("imports.choose.columns")}>
      <header className={own["columnsHead"]}>
        <h3>{t("imports.choose.columns")}</h3>
        <Button size="s" icon={<FileDown />} onPress={() => saveTemplate(kind)}>
          {t("imports.choose.template")}
        </Button>
      </header>
      <p className={styles["quiet"]}>{t("imports.choose.columnsHelp")}</p>
      <table className={own["fields"]}>
        <thead>
          <tr>
            <th scope="col">{t("imports.choose.heading")}</th>
            <th scope="col">{t("imports.choose.example")}</th>
            <th scope="col">{t("imports.choose.need")}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.field}>
              <th scope="row">{fieldName(fields, field.field, locale)}</th>
              <td data-selectable="">{locale === "ja" ? field.example_ja : field.example_en}</td>
              <td>{needText(field)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );

  function needText({ key, required }: TableField): string {
    if (key && required) return t("imports.choose.keyRequired");
    if (key) return t("imports.choose.key");
    return required ? t("imports.choose.required") : "";
  }
}
