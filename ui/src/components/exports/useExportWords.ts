import { rowId } from "~/components/places";
import { useI18n } from "~/i18n/i18n";
import { PLATFORM_NAMES } from "~/i18n/platform";
import type { ListQuery, RowRef } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import type { ExportOffer } from "./exportOffers";

/** Says of each offer what it is and which filters it has. */
export function useExportWords(
  offers: readonly ExportOffer[],
): (offer: ExportOffer) => { label: string; detail: string } {
  const { t, format } = useI18n();
  const rows = offers.flatMap(({ rows: { query } }): RowRef[] =>
    "node" in query && "id" in query.node ? [query.node] : [],
  );
  const labels = useCall("rows_labels", { rows }, { enabled: rows.length > 0 }).data ?? [];
  const where = ({ node, below }: ListQuery): string => {
    if (!("id" in node))
      return t(node.kind === "unassigned" ? "exports.where.unassigned" : "exports.where.organization");
    const name = labels.find((label) => rowId(label.row) === node.id)?.name ?? "";
    return t(below ? "exports.where.below" : "exports.where.only", { name });
  };
  return ({ rows: { what, query }, total }) => {
    const n = total ?? 0;
    const label =
      what === "groups"
        ? t("exports.shown.groups")
        : what === "users"
          ? t("exports.shown.users", { n })
          : what === "admins"
            ? t("exports.shown.admins", { n })
            : t("exports.shown.devices", { n });
    const parts = [
      ...("node" in query ? [where(query)] : []),
      ...(query.query ? [t("exports.searched", { query: query.query })] : []),
      ...("platforms" in query && query.platforms.length > 0
        ? [t("exports.platforms", { platforms: format.list(query.platforms.map((one) => t(PLATFORM_NAMES[one]))) })]
        : []),
      ...(what === "groups" ? [] : [t("exports.sorted")]),
    ];
    return { label, detail: format.list(parts) };
  };
}
