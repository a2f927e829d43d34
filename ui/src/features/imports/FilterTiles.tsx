import { ArrowRightLeft, CircleAlert, Equal, Info, Pencil, Plus, Rows3, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { useI18n } from "~/i18n/i18n";
import type { ImportCounts, ImportFilter, ImportOutcome } from "~/ipc/generated";
import { type Tile, Tiles } from "~/kit/Tiles";
import { OUTCOME_KEYS } from "./importWords";

export const OUTCOME_ICONS: Readonly<Record<ImportOutcome, ReactNode>> = {
  create: <Plus aria-hidden="true" />,
  change: <Pencil aria-hidden="true" />,
  move: <ArrowRightLeft aria-hidden="true" />,
  delete: <Trash2 aria-hidden="true" />,
  unchanged: <Equal aria-hidden="true" />,
  bad: <CircleAlert aria-hidden="true" />,
};

const ORDER: readonly ImportOutcome[] = ["create", "change", "move", "delete", "unchanged", "bad"];

export interface FilterTilesProps {
  readonly counts: ImportCounts;
  readonly filter: ImportFilter;
  readonly onFilter: (filter: ImportFilter) => void;
}

/** How many rows of each outcome; the chosen number says which rows are listed. */
export function FilterTiles({ counts, filter, onFilter }: FilterTilesProps) {
  const { t, format } = useI18n();
  const all = ORDER.reduce((sum, outcome) => sum + counts[outcome], 0);
  const tiles: readonly Tile<ImportFilter>[] = [
    { id: "all", label: t("imports.check.all"), count: format.number(all), icon: <Rows3 aria-hidden="true" /> },
    ...ORDER.map(
      (outcome): Tile<ImportFilter> => ({
        id: outcome,
        label: t(OUTCOME_KEYS[outcome]),
        count: format.number(counts[outcome]),
        icon: OUTCOME_ICONS[outcome],
        ...(counts[outcome] > 0 && (outcome === "bad" || outcome === "delete") ? { tone: "danger" } : {}),
      }),
    ),
    ...(counts.noted > 0
      ? [
          {
            id: "noted",
            label: t("imports.check.notes"),
            count: format.number(counts.noted),
            icon: <Info aria-hidden="true" />,
          } as const,
        ]
      : []),
  ];
  return <Tiles label={t("imports.check.filter")} tiles={tiles} value={filter} onChange={onFilter} />;
}
