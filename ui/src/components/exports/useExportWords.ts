import { CONTACT_DAYS, PLACE_NAMES } from "~/components/lists/deviceFilter";
import { NO_FILTERS } from "~/components/lists/filters";
import { rowId } from "~/components/places";
import { DEVICE_STATE_NAMES } from "~/i18n/deviceState";
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
  const narrowed = ({ platforms, filters = NO_FILTERS }: ListQuery): readonly string[] => {
    const { states, places, contact_before: before, contact_never: never, has_devices: has } = filters;
    const days = before === null ? undefined : CONTACT_DAYS[filters.contact_marks.indexOf(before)];
    const contacts = [
      ...(days === undefined ? [] : [t("lists.contactOlder", { days })]),
      ...(never ? [t("lists.never")] : []),
    ];
    const kinds: readonly (readonly [kind: string, values: readonly string[]])[] = [
      [t("lists.platform"), platforms.map((one) => t(PLATFORM_NAMES[one]))],
      [t("lists.state"), states.map((one) => t(DEVICE_STATE_NAMES[one]))],
      [t("lists.placeTree"), places.map((one) => t(PLACE_NAMES[one]))],
      [t("lists.lastContact"), contacts],
    ];
    return [
      ...kinds.flatMap(([kind, values]) =>
        values.length > 0 ? [t("exports.narrowed", { kind, values: values.join(t("exports.or")) })] : [],
      ),
      ...(has === null ? [] : [t(has ? "lists.withDevices" : "lists.withoutDevices")]),
    ];
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
      ...("platforms" in query ? narrowed(query) : []),
      ...(what === "groups" ? [] : [t("exports.sorted")]),
    ];
    return { label, detail: format.list(parts) };
  };
}
