import { FolderInput, MousePointerClick, Undo2 } from "lucide-react";
import { type Fact, Facts } from "~/components/lists/Facts";
import shared from "~/components/lists/ListScreen.module.css";
import { rowId } from "~/components/places";
import { useI18n } from "~/i18n/i18n";
import type { DeletedView, RowLabel } from "~/ipc/generated";
import { Button } from "~/kit/Button";
import { EmptyState } from "~/kit/EmptyState";
import { KIND_NAMES } from "./kinds";
import { alongWith, ownOf } from "./restore";
import { usePlaceWords } from "./usePlaceWords";

export interface BinInspectorProps {
  readonly rows: readonly DeletedView[];
  readonly labels: readonly RowLabel[];
  readonly restoreReason: string | null;
  readonly onRestore: () => void;
  readonly elsewhereReason: string | null;
  readonly onElsewhere: () => void;
}

/** What is selected in the bin, and the ways to bring it back. */
export function BinInspector(props: BinInspectorProps) {
  const { rows, labels, restoreReason, onRestore, elsewhereReason, onElsewhere } = props;
  const { t, format } = useI18n();
  const placeOf = usePlaceWords(labels);
  const [only] = rows;
  if (!only) {
    return (
      <EmptyState icon={<MousePointerClick />} title={t("recycleBin.nothingSelected")}>
        {t("recycleBin.nothingSelectedHint")}
      </EmptyState>
    );
  }
  const along = alongWith(rows);
  const own = ownOf(only);
  const facts: readonly Fact[] = [
    { id: "kind", label: t("recycleBin.kind"), value: t(KIND_NAMES[only.row.kind]) },
    ...(own?.type === "device_create" ? [{ id: "serial", label: t("lists.serial"), value: own.serial }] : []),
    ...(own?.type === "admin_create" ? [{ id: "account", label: t("recycleBin.account"), value: own.account }] : []),
    ...(own?.type === "admin_create" ? [] : [{ id: "place", label: t("recycleBin.place"), value: placeOf(only) }]),
    { id: "when", label: t("recycleBin.when"), value: format.exact(only.deleted_at) },
    { id: "who", label: t("recycleBin.who"), value: only.deleted_by ?? t("recycleBin.whoUnknown") },
    { id: "until", label: t("recycleBin.until"), value: format.dateTime(only.kept_until) },
  ];
  return (
    <div className={shared["content"]}>
      <h2 className={shared["title"]} data-selectable="">
        {rows.length === 1 ? only.name : t("recycleBin.manySelected", { n: rows.length })}
      </h2>
      <div className={shared["buttons"]}>
        <Button size="s" icon={<Undo2 />} disabledReason={restoreReason} onPress={onRestore}>
          {t("recycleBin.restore")}
        </Button>
        <Button size="s" icon={<FolderInput />} disabledReason={elsewhereReason} onPress={onElsewhere}>
          {t("recycleBin.elsewhere")}
        </Button>
      </div>
      {rows.length === 1 ? <Facts facts={facts} /> : null}
      {along.length > 0 ? (
        <section>
          <h3 className={shared["sectionTitle"]}>{t("recycleBin.alongTitle")}</h3>
          <ul>
            {along.map(({ row, name }) => (
              <li key={rowId(row)}>
                {name} <span className={shared["subtitle"]}>{t(KIND_NAMES[row.kind])}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {own?.type === "admin_create" ? <p className={shared["subtitle"]}>{t("recycleBin.passwordsNeeded")}</p> : null}
    </div>
  );
}
