/**
 * Shows hits on a page. Where the engine can (CSS Custom Highlight API: WebKitGTK 2.50, Chromium, Safari 17.2) the page
 * is left as it is; elsewhere `<mark>` is put around them and taken away again, down to the same text nodes, because they
 * are React's.
 */

import type { Hit } from "./pageText";

/** Their looks are in Find.module.css. */
const ALL = "manual-find";
const CURRENT = "manual-find-current";

export interface Painted {
  /** Shows that a hit is the one, none if there is no such hit, and brings it into view unless it is said not to. */
  show(index: number, isRevealed?: boolean): void;
  /** Leaves nothing behind. */
  clear(): void;
}

/** Shows the hits of a page within what scrolls it. */
export function paintHits(hits: readonly Hit[], scroller: HTMLElement): Painted {
  return typeof Highlight === "function" && typeof CSS.highlights === "object"
    ? highlighted(hits, scroller)
    : marked(hits);
}

function highlighted(hits: readonly Hit[], scroller: HTMLElement): Painted {
  const ranges = hits.map(
    ({ from, to }) =>
      new StaticRange({
        startContainer: from.node,
        startOffset: from.offset,
        endContainer: to.node,
        endOffset: to.offset,
      }),
  );
  const all = highlight(ALL, 0);
  const current = highlight(CURRENT, 1);
  let shown: StaticRange | undefined;
  for (const range of ranges) all.add(range);
  return {
    show(index, isRevealed = true) {
      if (shown) current.delete(shown);
      shown = ranges[index];
      const hit = hits[index];
      if (!shown || !hit) return;
      current.add(shown);
      repaint(scroller);
      if (isRevealed) reveal(hit, scroller);
    },
    clear() {
      for (const range of ranges) all.delete(range);
      if (shown) current.delete(shown);
      repaint(scroller);
    },
  };
}

/** WebKitGTK 2.50.6 leaves the upper edge of a highlight that is taken away where it was, until all is painted again. */
function repaint({ style }: HTMLElement): void {
  style.opacity = style.opacity === "" ? "0.9999" : "";
}

/** One for the window: the manual's screen and the pane may both be searched at once. */
function highlight(name: string, priority: number): Highlight {
  const known = CSS.highlights.get(name);
  if (known) return known;
  const made = new Highlight();
  made.priority = priority;
  CSS.highlights.set(name, made);
  return made;
}

function reveal({ from, to }: Hit, scroller: HTMLElement): void {
  // Sideways, too, within a wide table.
  from.node.parentElement?.scrollIntoView({ block: "nearest", inline: "nearest" });
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  const hit = range.getBoundingClientRect();
  const view = scroller.getBoundingClientRect();
  if (hit.top < view.top || hit.bottom > view.bottom) {
    scroller.scrollBy({ top: hit.top - view.top - (view.height - hit.height) / 2 });
  }
}

function marked(hits: readonly Hit[]): Painted {
  const undo: (() => void)[] = [];
  const marks: HTMLElement[][] = hits.map(() => []);
  for (const [node, parts] of byNode(hits)) {
    const text = node.data;
    const made: ChildNode[] = [];
    let end = 0;
    for (const { start, stop, index } of parts) {
      if (end === 0) node.data = text.slice(0, start);
      else made.push(new Text(text.slice(end, start)));
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, stop);
      made.push(mark);
      marks[index]?.push(mark);
      end = stop;
    }
    made.push(new Text(text.slice(end)));
    node.after(...made);
    undo.push(() => {
      for (const one of made) one.remove();
      node.data = text;
    });
  }
  let shown: readonly HTMLElement[] = [];
  return {
    show(index, isRevealed = true) {
      for (const mark of shown) delete mark.dataset["current"];
      shown = marks[index] ?? [];
      for (const mark of shown) mark.dataset["current"] = "";
      if (isRevealed) shown[0]?.scrollIntoView({ block: "center", inline: "nearest" });
    },
    clear() {
      for (const one of undo) one();
    },
  };
}

type Part = { readonly start: number; readonly stop: number; readonly index: number };

/** What of each text node belongs to which hit. */
function byNode(hits: readonly Hit[]): ReadonlyMap<Text, readonly Part[]> {
  const found = new Map<Text, Part[]>();
  const add = (node: Text, start: number, stop: number, index: number) => {
    if (start >= stop) return;
    const parts = found.get(node);
    if (parts) parts.push({ start, stop, index });
    else found.set(node, [{ start, stop, index }]);
  };
  for (const [index, { from, to }] of hits.entries()) {
    if (from.node === to.node) {
      add(from.node, from.offset, to.offset, index);
      continue;
    }
    const range = document.createRange();
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    const walker = document.createTreeWalker(range.commonAncestorContainer, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!(node instanceof Text) || !range.intersectsNode(node)) continue;
      add(node, node === from.node ? from.offset : 0, node === to.node ? to.offset : node.data.length, index);
    }
  }
  return found;
}
