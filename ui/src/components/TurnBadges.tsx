import { Redo2, Undo2 } from "lucide-react";
import { useT } from "~/i18n/i18n";
import type { ChangeView } from "~/ipc/generated";
import { Badge } from "~/kit/Badge";
import { isUndoing } from "./undoOffer";

/** Whether a change set undid or redid another, and whether it is in effect itself. */
export function TurnBadges({
  change,
}: {
  readonly change: Pick<ChangeView, "id" | "undoes" | "redoes" | "undone_by">;
}) {
  const t = useT();
  const undoes = isUndoing(change);
  return (
    <>
      {undoes ? (
        <Badge tone="notice" icon={<Undo2 aria-hidden="true" />}>
          {t("history.undoesBadge")}
        </Badge>
      ) : null}
      {change.redoes ? (
        <Badge tone="notice" icon={<Redo2 aria-hidden="true" />}>
          {t("history.redoesBadge")}
        </Badge>
      ) : null}
      {change.undone_by ? (
        <Badge icon={undoes ? <Redo2 aria-hidden="true" /> : <Undo2 aria-hidden="true" />}>
          {t(undoes ? "history.redoneBadge" : "history.undoneBadge")}
        </Badge>
      ) : null}
    </>
  );
}
