/** Dragging within, into and onto the tree with the browser's own drag and drop. */

import { type DragEvent, useEffect, useRef, useState } from "react";
import { nodeText } from "~/components/places";
import type { OrgNode, OrgRow } from "~/ipc/generated";
import { dragStore } from "../clipboard";
import { canDrop, DRAG_TYPES, type Load, readLoad } from "../move";

/** How long one rests on a closed group until it opens. */
const OPEN_AFTER_MS = 650;
/** How near the edge the tree scrolls, and how far each time. */
const EDGE = 28;
const STEP = 14;

export interface TreeDragProps {
  readonly rowAt: (index: number) => OrgRow | undefined;
  readonly nameOf: (row: OrgRow) => string;
  readonly onDrop: (load: Load, target: OrgNode, name: string) => void;
  readonly onExpand: (row: OrgRow) => void;
}

/** Handlers for the tree as a whole; rows carry `data-index`. */
export function useTreeDrag({ rowAt, nameOf, onDrop, onExpand }: TreeDragProps) {
  const [over, setOver] = useState<string | null>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const resting = useRef<{ readonly on: string; readonly timer: ReturnType<typeof setTimeout> } | null>(null);

  const rest = (row: OrgRow | null) => {
    const on = row ? nodeText(row.node) : null;
    if (resting.current?.on === on) return;
    if (resting.current) clearTimeout(resting.current.timer);
    resting.current =
      row && on && row.expandable && !row.expanded
        ? { on, timer: setTimeout(() => onExpand(row), OPEN_AFTER_MS) }
        : null;
  };
  const clear = () => {
    setOver(null);
    rest(null);
  };
  useEffect(
    () => () => {
      if (resting.current) clearTimeout(resting.current.timer);
    },
    [],
  );

  const rowOf = (event: DragEvent): { readonly row: OrgRow; readonly index: number } | null => {
    const element = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-index]") : null;
    const index = Number(element?.dataset["index"] ?? Number.NaN);
    const row = Number.isNaN(index) ? undefined : rowAt(index);
    return row ? { row, index } : null;
  };

  const handlers = {
    onDragStart(event: DragEvent) {
      const found = rowOf(event);
      if (!found || (found.row.node.kind !== "group" && found.row.node.kind !== "user")) return;
      const { kind, id } = found.row.node;
      event.dataTransfer.setData(DRAG_TYPES[kind], JSON.stringify([id]));
      event.dataTransfer.setData("text/plain", nameOf(found.row));
      event.dataTransfer.effectAllowed = "move";
      dragStore.set({ kind, ids: [id] });
      setDragged(found.index);
    },
    onDragOver(event: DragEvent<HTMLElement>) {
      const load = dragStore.get();
      if (!load) return;
      scrollAtEdge(event);
      const found = rowOf(event);
      if (!found) {
        clear();
        return;
      }
      rest(found.row);
      if (!canDrop(load, found.row.node)) {
        setOver(null);
        return;
      }
      event.preventDefault();
      event.dataTransfer.dropEffect = "move";
      setOver(nodeText(found.row.node));
    },
    onDragLeave(event: DragEvent<HTMLElement>) {
      const into = event.relatedTarget;
      if (!(into instanceof Node) || !event.currentTarget.contains(into)) clear();
    },
    onDrop(event: DragEvent) {
      const found = rowOf(event);
      const load = readLoad(event.dataTransfer) ?? dragStore.get();
      clear();
      dragStore.set(null);
      if (!found || !load || !canDrop(load, found.row.node)) return;
      event.preventDefault();
      onDrop(load, found.row.node, nameOf(found.row));
    },
    onDragEnd() {
      clear();
      dragStore.set(null);
      setDragged(null);
    },
  };
  return { over, dragged, handlers };
}

function scrollAtEdge(event: DragEvent<HTMLElement>): void {
  const box = event.currentTarget.getBoundingClientRect();
  if (event.clientY < box.top + EDGE) event.currentTarget.scrollTop -= STEP;
  if (event.clientY > box.bottom - EDGE) event.currentTarget.scrollTop += STEP;
}
