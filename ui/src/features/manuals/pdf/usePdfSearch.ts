import { useEffect, useMemo, useState } from "react";
import { useStable } from "~/util/useStable";
import type { PdfBook } from "./engine";
import { countHits, firstHitFrom, hitAt, joinPieces, type PdfHit, type PdfText } from "./pdfText";

export interface PdfSearch {
  readonly query: string;
  readonly setQuery: (query: string) => void;
  /** All hits; null while the pages are still being read. */
  readonly count: number | null;
  readonly current: number;
  readonly hit: PdfHit | null;
  readonly step: (by: 1 | -1) => void;
  /** The texts of all pages once they are read. */
  readonly texts: readonly PdfText[] | null;
  readonly failed: boolean;
}

/** Searches all pages. Their texts are read once, when the first search is opened. */
export function usePdfSearch(pdf: PdfBook, isOpen: boolean, page: number): PdfSearch {
  const [query, setQuery] = useState("");
  const [texts, setTexts] = useState<readonly PdfText[] | null>(null);
  const [failed, setFailed] = useState(false);
  const [current, setCurrent] = useState(0);
  const isNeeded = isOpen && texts === null;
  useEffect(() => {
    if (!isNeeded) return;
    let isLeft = false;
    const read = async () => {
      const all: PdfText[] = [];
      for (const index of pdf.sizes.keys()) {
        if (isLeft) return;
        all.push(joinPieces(await pdf.readText(index)));
      }
      if (!isLeft) setTexts(all);
    };
    setFailed(false);
    read().catch(() => {
      if (!isLeft) setFailed(true);
    });
    return () => {
      isLeft = true;
    };
  }, [pdf, isNeeded]);
  const active = isOpen ? query : "";
  const counts = useMemo(() => (texts ? countHits(texts, active) : null), [texts, active]);
  const count = counts ? counts.reduce((sum, one) => sum + one, 0) : null;
  // From the page that is read, as every search goes on from where one is.
  const begin = useStable(() => setCurrent(counts ? firstHitFrom(counts, page) : 0));
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs for every other search
  useEffect(() => begin(), [counts]);
  const step = useStable((by: 1 | -1) => {
    if (count) setCurrent((current + by + count) % count);
  });
  const hit = useMemo(() => (counts ? hitAt(counts, current) : null), [counts, current]);
  return { query: active, setQuery, count, current, hit, step, texts, failed };
}
