import { useI18n } from "~/i18n/i18n";
import type { ExportResult, TableKind } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { Banner } from "~/kit/Banner";
import { Button } from "~/kit/Button";
import { fieldName } from "../tables";

/** As many cells are named. */
const NAMED = 5;

export interface UnwritableProps {
  readonly found: Extract<ExportResult, { type: "unwritable" }>;
  readonly kind: TableKind;
  readonly onUtf8: () => void;
}

/** Which characters the encoding does not have, and the way to write them all the same. Nothing is replaced silently. */
export function Unwritable({ found, kind, onUtf8 }: UnwritableProps) {
  const { t, locale } = useI18n();
  const fields = useCall("tables_fields", { kind }).data ?? [];
  const named = found.cells.slice(0, NAMED);
  return (
    <Banner tone="warning" title={t("exports.unwritable", { n: found.total })}>
      <ul>
        {named.map(({ row, field, text, characters }) => (
          <li key={`${row}:${field}`} data-selectable="">
            {t("exports.unwritableCell", { row, field: fieldName(fields, field, locale), text, characters })}
          </li>
        ))}
      </ul>
      {found.total > named.length ? <p>{t("exports.unwritableMore", { n: found.total - named.length })}</p> : null}
      <Button size="s" onPress={onUtf8}>
        {t("exports.useUtf8")}
      </Button>
    </Banner>
  );
}
