/** Links within a PDF: a line of its contents, a reference to another section. */

import { type Dest, type OutlinedDocument, targetOf } from "./outline";

/** A rectangle of a page, in shares of its width and height from the upper left, and where it leads. */
export interface PdfLink {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** From 0. */
  readonly page: number;
  /** From the top of that page, in points. */
  readonly points: number;
}

/** What of an annotation is looked at. */
export interface Annotation {
  readonly subtype?: unknown;
  readonly dest?: Dest | undefined;
  readonly rect?: unknown;
}

/** More than a page can hold of lines. */
const MOST_LINKS = 500;

/** The links of a page whose box is given as it lies in the PDF; those that lead out of the book are left out. */
export async function readLinks(
  document: OutlinedDocument,
  annotations: readonly Annotation[],
  view: readonly number[],
): Promise<readonly PdfLink[]> {
  const [left = 0, bottom = 0, right = 0, top = 0] = view;
  const [wide, high] = [right - left, top - bottom];
  const found: PdfLink[] = [];
  for (const { subtype, dest, rect } of annotations.slice(0, MOST_LINKS)) {
    if (subtype !== "Link" || !dest || !isRect(rect) || wide <= 0 || high <= 0) continue;
    const target = await targetOf(document, dest).catch(() => null);
    if (target === null) continue;
    const [x1, y1, x2, y2] = rect;
    found.push({
      left: (Math.min(x1, x2) - left) / wide,
      top: (top - Math.max(y1, y2)) / high,
      width: Math.abs(x2 - x1) / wide,
      height: Math.abs(y2 - y1) / high,
      page: target.page,
      points: target.top,
    });
  }
  return found;
}

function isRect(rect: unknown): rect is readonly [number, number, number, number] {
  return Array.isArray(rect) && rect.length === 4 && rect.every((one) => typeof one === "number");
}
