import { Undo2 } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import { useActs } from "~/components/acts";
import { useBlockedReason } from "~/components/blocked";
import { type InspectorHandle, ListScreen } from "~/components/lists/ListScreen";
import { Problem } from "~/components/Problem";
import { rowId } from "~/components/places";
import { useReasons } from "~/components/reasons";
import { useT } from "~/i18n/i18n";
import type { AuthorityQuestion, DeletedView, OrgNode, RowRef } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { Button } from "~/kit/Button";
import { SearchField } from "~/kit/TextField";
import { useSettled } from "~/util/useSettled";
import { useShortcut } from "~/util/useShortcut";
import { BinInspector } from "./BinInspector";
import { BinTable } from "./BinTable";
import { ElsewhereDialog } from "./ElsewhereDialog";
import { RESTORE_PERMISSIONS } from "./kinds";
import { RestoreDialog } from "./RestoreDialog";
import { ownOf } from "./restore";
import { useBin } from "./useBin";

/** Rows asked about before they come back; the engine asks about every one. */
const ASKED = 50;

interface Asked {
  readonly rows: readonly DeletedView[];
  readonly place: OrgNode | null;
}

/** What was deleted in the last thirty days, and the way back. */
export function RecycleBinScreen() {
  const t = useT();
  const blocked = useBlockedReason();
  const [text, setText] = useState("");
  const typed = useSettled(text.trim());
  const bin = useBin(typed);
  const [ids, select] = useState<readonly string[]>([]);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [isPlacing, setPlacing] = useState(false);
  const inspector = useRef<InspectorHandle>(null);
  const search = useRef<HTMLInputElement>(null);
  const selected = useMemo(() => bin.items.filter(({ row }) => ids.includes(rowId(row))), [bin.items, ids]);
  const rows = useMemo(() => mentioned(bin.items), [bin.items]);
  const labels = useCall("rows_labels", { rows }, { enabled: rows.length > 0 }).data ?? NO_LABELS;

  const denied = useReasons(
    selected
      .slice(0, ASKED)
      .filter(({ row }) => row.kind !== "admin")
      .map(question),
  );
  const none = selected.length === 0 ? t("recycleBin.selectFirst") : blocked;
  const restoreReason = none ?? denied.find((reason) => reason !== null) ?? null;
  const kind = oneKind(selected);
  const elsewhereReason = none ?? (kind === null ? t("recycleBin.oneKindOnly") : null);
  const restore = () => setAsked({ rows: selected, place: null });

  useShortcut("mod+f", () => search.current?.focus());
  useActs([
    { id: "recycleBin.restore", label: t("recycleBin.restoreAct"), disabledReason: restoreReason, onAction: restore },
  ]);
  return (
    <>
      <ListScreen
        handle={inspector}
        search={<SearchField label={t("recycleBin.search")} value={text} onChange={setText} inputRef={search} />}
        count={
          bin.items.length > 0
            ? t(bin.hasMore ? "recycleBin.countMore" : "recycleBin.count", { n: bin.items.length })
            : null
        }
        actions={
          <Button variant="primary" icon={<Undo2 />} disabledReason={restoreReason} onPress={restore}>
            {t("recycleBin.restore")}
          </Button>
        }
        notice={bin.failure ? <Problem failure={bin.failure} onRetry={bin.retry} /> : t("recycleBin.notice")}
        list={
          bin.failure && bin.source.total === null ? null : (
            <BinTable
              source={bin.source}
              labels={labels}
              query={typed}
              isStale={bin.isStale || typed !== text.trim()}
              selected={ids}
              onSelect={select}
              onOpen={() => inspector.current?.focus()}
            />
          )
        }
        inspectorLabel={t("recycleBin.inspector")}
        isInspectorIdle={selected.length === 0}
        inspector={
          <BinInspector
            rows={selected}
            labels={labels}
            restoreReason={restoreReason}
            onRestore={restore}
            elsewhereReason={elsewhereReason}
            onElsewhere={() => setPlacing(true)}
          />
        }
      />
      {isPlacing && kind ? (
        <ElsewhereDialog
          kind={kind}
          onClose={() => setPlacing(false)}
          onPick={(place) => {
            setPlacing(false);
            setAsked({ rows: selected, place });
          }}
        />
      ) : null}
      {asked ? <RestoreDialog {...asked} onClose={() => setAsked(null)} onDone={() => select([])} /> : null}
    </>
  );
}

const NO_LABELS: readonly never[] = [];

/** Rows that still exist and that the list names: groups above what is gone, users who had a device. */
function mentioned(items: readonly DeletedView[]): RowRef[] {
  const rows = new Map<string, RowRef>();
  for (const item of items) {
    if (item.at !== null) rows.set(item.at, { kind: "group", id: item.at });
    const own = ownOf(item);
    if (own?.type === "device_create" && own.place.kind === "user") rows.set(own.place.id, own.place);
  }
  return [...rows.values()];
}

/** May this be registered where it lay? */
function question({ row, at }: DeletedView): AuthorityQuestion {
  const target =
    at === null ? ({ kind: "organization" } as const) : ({ kind: "row", id: { kind: "group", id: at } } as const);
  return { permission: RESTORE_PERMISSIONS[row.kind], target };
}

/** The kind that all of them are of, if they have places at all. */
function oneKind(rows: readonly DeletedView[]): Extract<RowRef["kind"], "group" | "user" | "device"> | null {
  const kind = rows[0]?.row.kind;
  const isPlaced = kind === "group" || kind === "user" || kind === "device";
  return isPlaced && rows.every(({ row }) => row.kind === kind) ? kind : null;
}
