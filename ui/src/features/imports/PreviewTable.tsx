import { fieldName } from "~/components/tables";
import { useI18n } from "~/i18n/i18n";
import type { Field, ImportColumn, ImportPreview } from "~/ipc/generated";
import { Select } from "~/kit/Select";
import styles from "./Imports.module.css";
import type { Import } from "./useImport";

/** The first rows of the file as they were read, and below each heading what its column is used for. */
export function PreviewTable({ job, preview }: { readonly job: Import; readonly preview: ImportPreview }) {
  const { t, format } = useI18n();
  const { columns, rows, total } = preview;
  const unused = columns.filter((column) => column.field === null);
  const nameOf = (column: ImportColumn) => column.heading || t("imports.read.column", { letters: column.letters });
  const use = (index: number, field: Field | null) =>
    job.configure({ mapping: columns.map((column, at) => (at === index ? field : column.field)) });
  return (
    <div className={styles["preview"]}>
      <p className={styles["quiet"]}>{t("imports.read.previewHelp")}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys */}
      <section className={styles["previewFrame"]} tabIndex={0} aria-label={t("imports.read.preview")}>
        <table className={styles["sheet"]}>
          <thead>
            <tr>
              <th scope="col" className={styles["rowNumber"]}>
                {t("imports.read.row")}
              </th>
              {columns.map((column, index) => (
                <th key={column.letters} scope="col" data-unused={column.field === null ? "" : undefined}>
                  <span className={styles["letters"]}>{column.letters}</span>
                  <span className={styles["heading"]} data-selectable="">
                    {column.heading || t("imports.read.unnamed")}
                  </span>
                  <FieldSelect
                    preview={preview}
                    name={nameOf(column)}
                    value={column.field}
                    onChange={(field) => use(index, field)}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ row, cells }) => (
              <tr key={row}>
                <th scope="row" className={styles["rowNumber"]}>
                  {format.number(row)}
                </th>
                {columns.map((column, index) => (
                  <td key={column.letters} data-unused={column.field === null ? "" : undefined} data-selectable="">
                    {cells[index] ?? ""}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className={styles["quiet"]}>
        {[
          ...(total > rows.length ? [t("imports.read.more", { n: total - rows.length })] : []),
          ...(unused.length > 0
            ? [t("imports.read.unusedCount", { n: unused.length, columns: format.list(unused.map(nameOf)) })]
            : []),
        ].join(" · ")}
      </p>
    </div>
  );
}

const UNUSED = "unused";

interface FieldSelectProps {
  readonly preview: ImportPreview;
  /** What the column is called in the file. */
  readonly name: string;
  readonly value: Field | null;
  readonly onChange: (field: Field | null) => void;
}

function FieldSelect({ preview: { fields }, name, value, onChange }: FieldSelectProps) {
  const { t, locale } = useI18n();
  return (
    <Select<Field | typeof UNUSED>
      label={t("imports.read.use", { column: name })}
      labelHidden
      value={value ?? UNUSED}
      onChange={(chosen) => onChange(chosen === UNUSED ? null : chosen)}
      options={[
        { id: UNUSED, label: t("imports.read.unused") },
        ...fields
          .filter((one) => one.imported)
          .map(({ field }) => ({ id: field, label: fieldName(fields, field, locale) })),
      ]}
      className={styles["use"] ?? ""}
    />
  );
}
