/** The text of a page as one piece, and the way back from a place in it to the page. */

import { type Folded, findFolded, foldWithPlaces } from "~/util/fold";

export interface PageText {
  readonly folded: Folded;
  /** Where every piece of text begins, in order. */
  readonly pieces: readonly { readonly node: Text; readonly start: number }[];
}

/** A hit: it may begin in one piece of text and end in another, as where a word within it is bold. */
export interface Hit {
  readonly from: { readonly node: Text; readonly offset: number };
  readonly to: { readonly node: Text; readonly offset: number };
}

/** Nothing is found across the border of two of these. */
const BLOCKS = "p, li, dt, dd, th, td, caption, figcaption, pre, blockquote, h1, h2, h3, h4, h5, h6, div, article";
/** Stands between blocks, and in nothing that can be typed. */
const BORDER = "\0";

/** Reads what stands on a page. */
export function readPageText(page: Element): PageText {
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const pieces: { node: Text; start: number }[] = [];
  let text = "";
  let block: Element | null = null;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!(node instanceof Text)) {
      if (node.nodeName === "BR") text += " ";
      continue;
    }
    const its: Element | null = node.parentElement?.closest(BLOCKS) ?? null;
    if (its !== block) text += BORDER;
    block = its;
    pieces.push({ node, start: text.length });
    text += node.data;
  }
  return { folded: foldWithPlaces(text), pieces };
}

/** Where the query stands on the page. */
export function findOnPage({ folded, pieces }: PageText, query: string): readonly Hit[] {
  let piece = 0;
  const place = (at: number) => {
    // Hits come in order, and so do pieces.
    for (let next = pieces[piece + 1]; next && next.start <= at; next = pieces[piece + 1]) piece += 1;
    const { node, start } = pieces[piece] ?? { node: new Text(), start: 0 };
    return { node, offset: Math.min(at - start, node.data.length) };
  };
  return findFolded(folded, query).map(({ start, end }) => {
    const from = place(start);
    const last = place(end - 1);
    return { from, to: { node: last.node, offset: Math.min(last.offset + 1, last.node.data.length) } };
  });
}
