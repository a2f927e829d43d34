/** The table of contents that lies in a PDF. */

/** An entry, and where it leads. */
export interface OutlineEntry {
  readonly title: string;
  /** From 0 for the first page; null for an entry that leads nowhere. */
  readonly page: number | null;
  /** From the top of the page, in points; 0 where it is not said. */
  readonly top: number;
  readonly entries: readonly OutlineEntry[];
}

/** As much as can be looked through; what lies deeper is found by searching. */
const DEEPEST = 3;
const MOST_ENTRIES = 2_000;

/** Where something leads, as it stands in the PDF. */
export type Dest = string | readonly unknown[] | null;

interface Node {
  readonly title: string;
  readonly dest: Dest;
  readonly items: readonly Node[];
}

/** What of a document is asked for it. */
export interface OutlinedDocument {
  getOutline(): Promise<readonly Node[] | null>;
  getDestination(name: string): Promise<readonly unknown[] | null>;
  getPageIndex(reference: { readonly num: number; readonly gen: number }): Promise<number>;
  getPage(number: number): Promise<{ readonly view: readonly number[] }>;
}

/** Reads it with the pages its entries lead to. A spoilt entry leads nowhere; the rest is there all the same. */
export async function readOutline(document: OutlinedDocument): Promise<readonly OutlineEntry[]> {
  let left = MOST_ENTRIES;
  const read = async (nodes: readonly Node[], depth: number): Promise<readonly OutlineEntry[]> => {
    const entries: OutlineEntry[] = [];
    for (const node of nodes.slice(0, left)) {
      left -= 1;
      const target = await targetOf(document, node.dest).catch(() => null);
      const below = depth < DEEPEST ? await read(node.items ?? [], depth + 1) : [];
      entries.push({ title: node.title, page: target?.page ?? null, top: target?.top ?? 0, entries: below });
    }
    return entries;
  };
  return read((await document.getOutline().catch(() => null)) ?? [], 1);
}

/** The page, from 0, and the points from its top that a destination means; null if it means nothing. */
export async function targetOf(
  document: OutlinedDocument,
  dest: Dest,
): Promise<{ readonly page: number; readonly top: number } | null> {
  const explicit = typeof dest === "string" ? await document.getDestination(dest) : dest;
  const [reference, , , y] = explicit ?? [];
  const page = typeof reference === "number" ? reference : await indexOf(document, reference);
  if (page === null) return null;
  const [, , , high = 0] = (await document.getPage(page + 1)).view;
  return { page, top: typeof y === "number" ? Math.max(0, high - y) : 0 };
}

async function indexOf(document: OutlinedDocument, reference: unknown): Promise<number | null> {
  if (typeof reference !== "object" || reference === null || !("num" in reference) || !("gen" in reference))
    return null;
  const { num, gen } = reference;
  return typeof num === "number" && typeof gen === "number" ? document.getPageIndex({ num, gen }) : null;
}

/** What of a page is read: its points between the upper edge of the view, or above the page, and a little below that. */
export interface ReadPlace {
  /** From 0. */
  readonly page: number;
  readonly from: number;
  readonly to: number;
}

/**
 * The entry that is read, as its position in the outline read from top to bottom: the section at the upper edge of the
 * view, or the one that begins just below it on this page, or else the last before.
 */
export function currentEntry(flat: readonly OutlineEntry[], { page, from, to }: ReadPlace): number {
  let above = -1;
  let below = -1;
  for (const [index, entry] of flat.entries()) {
    if (entry.page === null || entry.page > page) continue;
    if (entry.page < page || entry.top <= from) above = index;
    else if (below < 0 && entry.top <= to) below = index;
  }
  return below >= 0 && flat[above]?.page !== page ? below : above;
}

/** Every entry, from top to bottom. */
export function flattened(entries: readonly OutlineEntry[]): readonly OutlineEntry[] {
  return entries.flatMap((entry) => [entry, ...flattened(entry.entries)]);
}
