/** The text of a PDF's pages, and where a search finds something in it. Pure. */

import { type Folded, findFolded, foldWithPlaces } from "~/util/fold";
import type { TextPiece } from "./engine";

export interface PdfText {
  readonly folded: Folded;
  /** Where every piece begins. */
  readonly starts: readonly number[];
}

/** Reads the pieces of a page as one text. Blanks count for nothing: in a PDF they are gaps, and lines end anywhere. */
export function joinPieces(pieces: readonly TextPiece[]): PdfText {
  const starts: number[] = [];
  let text = "";
  for (const piece of pieces) {
    starts.push(text.length);
    text += piece;
  }
  return { folded: foldWithPlaces(text, ""), starts };
}

/** How many hits every page has. */
export function countHits(texts: readonly PdfText[], query: string): readonly number[] {
  return texts.map(({ folded }) => findFolded(folded, query).length);
}

/** A hit of the whole book: on which page, and the how manieth there. */
export interface PdfHit {
  readonly page: number;
  readonly within: number;
}

/** The hit with a number, counted through the book from 0. */
export function hitAt(counts: readonly number[], index: number): PdfHit | null {
  let left = index;
  for (const [page, count] of counts.entries()) {
    if (left < count) return { page, within: left };
    left -= count;
  }
  return null;
}

/** The first hit on a page or behind it; from the start where there is none any more. */
export function firstHitFrom(counts: readonly number[], page: number): number {
  const before = counts.slice(0, page).reduce((sum, count) => sum + count, 0);
  return before < counts.reduce((sum, count) => sum + count, 0) ? before : 0;
}
