import { type DragEvent, type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { useBlockedReason } from "~/components/blocked";
import { useBulkOffer } from "~/components/bulkOffer";
import { useOffer } from "~/components/effectOffer";
import { rowCount, rowName } from "~/components/effectText";
import { doOrSay, refuse } from "~/components/rowKeys";
import { useT } from "~/i18n/i18n";
import type { OrgNode } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { ContextMenu } from "~/kit/Menu";
import { showToast } from "~/kit/toasts";
import { matchesShortcut } from "~/util/keys";
import { useStore } from "~/util/store";
import { useStable } from "~/util/useStable";
import { cutStore, dragStore } from "./clipboard";
import { type Load, loadSize, moveChanges, moveDraft, readLoad } from "./move";
import { NodeDialogs } from "./NodeDialogs";
import { NodePane } from "./NodePane";
import styles from "./Organization.module.css";
import { TreePane } from "./TreePane";
import { type NodeDialog, useNodeActs } from "./useNodeActs";
import { useNodeName } from "./useNodeName";
import { useRename } from "./useRename";
import { useTree } from "./useTree";

/** More devices or users than this are never moved without showing the effect. */
const HANDFUL = 10;

/** Groups and users as a tree, and what is in the chosen one. */
export function OrganizationScreen() {
  const t = useT();
  const tree = useTree();
  const nameOf = useNodeName();
  const blocked = useBlockedReason();
  const { offer, dialog: effect } = useOffer();
  const bulk = useBulkOffer();
  const cut = useStore(cutStore);
  const [dialog, setDialog] = useState<NodeDialog | null>(null);
  const [menu, setMenu] = useState<{ readonly x: number; readonly y: number } | null>(null);
  // What was cut must not outlive the person who cut it.
  useEffect(() => () => cutStore.set(null), []);
  const treeFocus = useRef<{ focus(): void }>(null);
  const pane = useRef<HTMLElement>(null);
  const { rows, active } = tree;

  const at = active ? rows.indexOf(active) : null;
  const row = at === null ? undefined : rows.rowAt(at);
  const refs = active && "id" in active && !row ? [active] : [];
  const label = useCall("rows_labels", { rows: refs }, { enabled: refs.length > 0, keep: false }).data?.[0];
  const name = active ? nameOf({ node: active, name: row?.name ?? label?.name ?? "" }) : "";
  const { renaming, start: startRename } = useRename(active, name, treeFocus);
  // The tree shows at once what was chosen; what is in it is drawn after.
  const shown = useDeferredValue(useMemo(() => ({ node: active, name }), [active, name]));

  const move = (load: Load, target: OrgNode, to: string) => {
    if (blocked !== null) {
      refuse(t("organization.move"), blocked);
      return;
    }
    if (load.all) {
      const draft = moveDraft(load, target);
      const what = rowCount(t, load.kind, load.all.n);
      if (draft) {
        bulk.offer({
          draft,
          help: "organization-many",
          title: t("organization.move.ask"),
          text: t("organization.moved", { what, to }),
          confirmLabel: t("organization.move.here"),
        });
      }
      return;
    }
    const [id] = load.ids;
    const one: OrgNode | null = id && load.kind !== "device" && load.ids.length === 1 ? { kind: load.kind, id } : null;
    const index = one ? rows.indexOf(one) : null;
    const found = index === null ? undefined : rows.rowAt(index);
    const what = found ? rowName(t, load.kind, found.name) : rowCount(t, load.kind, load.ids.length);
    offer({
      changes: moveChanges(load, target),
      help: "organization-move",
      title: t("organization.move.ask"),
      text: t("organization.moved", { what, to }),
      confirmLabel: t("organization.move.here"),
      ask: load.kind !== "group" && load.ids.length > HANDFUL ? "always" : "authority",
      ...(one ? { onDone: () => tree.reveal(one) } : {}),
    });
  };
  const doing = {
    onDialog: setDialog,
    onRename: useStable((edit: () => void) => (row ? startRename(active) : edit())),
    onMove: useStable(move),
    offer: useStable(offer),
    onReveal: useStable(tree.reveal),
  };
  const acts = useNodeActs({ node: active, name, ...doing });

  const onKey = (event: KeyboardEvent): boolean => {
    if (cut && matchesShortcut(event, "escape")) {
      cutStore.set(null);
      return true;
    }
    // Other keys for the same: some keyboards have no Insert, those of a Mac no Delete that deletes ahead.
    const other = { insert: "mod+shift+n", "mod+backspace": "delete" };
    const wanted = Object.entries(other).find(([key]) => matchesShortcut(event, key))?.[1];
    const act = acts.find((one) => one.shortcut && (one.shortcut === wanted || matchesShortcut(event, one.shortcut)));
    if (!act) return false;
    doOrSay(act);
    return true;
  };

  const onDragStart = (event: DragEvent) => {
    // What lists put into a drag can be read now and at the drop, but not in between.
    dragStore.set(readLoad(event.dataTransfer) ?? dragStore.get());
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only learns what is being dragged within it
    <div className={styles["screen"]} onDragStart={onDragStart} onDragEnd={() => dragStore.set(null)}>
      <TreePane
        tree={tree}
        nameOf={nameOf}
        cut={cut}
        renaming={renaming}
        treeRef={treeFocus}
        onOpen={() => pane.current?.focus()}
        onKey={onKey}
        onMenu={(x, y) => setMenu({ x, y })}
        onDrop={move}
        addGroup={acts.find((act) => act.id === "addGroup")}
      />
      <NodePane
        ref={pane}
        node={shown.node}
        name={shown.name}
        {...doing}
        onCut={useStable((load: Load) => {
          if (blocked !== null) {
            refuse(t("organization.cut"), blocked);
            return;
          }
          const what = rowCount(t, load.kind, loadSize(load));
          cutStore.set(load);
          showToast({ tone: "notice", text: t("organization.cutDone", { what }), detail: t("organization.cutHint") });
        })}
      />
      <ContextMenu
        at={menu}
        onClose={() => setMenu(null)}
        label={t("organization.acts", { name })}
        groups={[
          { id: "add", entries: acts.slice(0, 2) },
          { id: "change", entries: acts.slice(2, 7) },
          { id: "whole", entries: acts.slice(7, 9) },
          { id: "delete", entries: acts.slice(9) },
        ]}
      />
      <NodeDialogs
        dialog={dialog}
        onClose={() => setDialog(null)}
        onCreated={tree.reveal}
        offer={bulk.offer}
        onMove={move}
      />
      {effect}
      {bulk.dialog}
    </div>
  );
}
