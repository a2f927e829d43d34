/** Text as it is compared while searching: width, letter case and kind of kana do not matter. The same as in Rust. */
export function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}

/** A folded text that knows where each of its characters stood. */
export interface Folded {
  readonly text: string;
  /** For every character of `text`, where in the original the sign that it came from begins and ends. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** What a run of blanks counts as: one, or nothing where blanks are only a matter of layout. */
  readonly blank: " " | "";
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Signs that fold together: runs of blanks, and a letter with the marks that follow it (the voiced mark of ｶﾞ too). */
const SIGN = /\s+|[^\s\p{M}\uff9e\uff9f][\p{M}\uff9e\uff9f]*|[\p{M}\uff9e\uff9f]+/gu;

/** Folds a text that is searched within. */
export function foldWithPlaces(original: string, blank: Folded["blank"] = " "): Folded {
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { 0: sign, index } of original.matchAll(SIGN)) {
    const folded = /\s/.test(sign) ? blank : fold(sign);
    parts.push(folded);
    for (let unit = 0; unit < folded.length; unit += 1) {
      starts.push(index);
      ends.push(index + sign.length);
    }
  }
  return { text: parts.join(""), starts, ends, blank };
}

/** Where the query stands in the original, from first to last. A hit within a sign such as ㍻ is the whole sign. */
export function findFolded({ text, starts, ends, blank }: Folded, query: string): readonly Span[] {
  const wanted = foldWithPlaces(query.trim(), blank).text;
  const spans: Span[] = [];
  if (wanted === "") return spans;
  for (let from = text.indexOf(wanted); from >= 0; from = text.indexOf(wanted, from + wanted.length)) {
    const start = starts[from] ?? 0;
    // Twice in one sign is once.
    if (start >= (spans.at(-1)?.end ?? 0)) spans.push({ start, end: ends[from + wanted.length - 1] ?? 0 });
  }
  return spans;
}
