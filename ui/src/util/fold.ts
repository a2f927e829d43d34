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
  /** For every character of `text` where its sign begins in the original, and the original's length at the end. */
  readonly at: readonly number[];
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Signs that fold together: runs of blanks, and a letter with the marks that follow it (the voiced mark of ｶﾞ too). */
const SIGN = /\s+|[^\s\p{M}\uff9e\uff9f][\p{M}\uff9e\uff9f]*|[\p{M}\uff9e\uff9f]+/gu;

/** Folds a text that is searched within. A run of blanks counts as one. */
export function foldWithPlaces(original: string): Folded {
  const parts: string[] = [];
  const at: number[] = [];
  for (const { 0: sign, index } of original.matchAll(SIGN)) {
    const folded = /\s/.test(sign) ? " " : fold(sign);
    parts.push(folded);
    for (let unit = 0; unit < folded.length; unit += 1) at.push(index);
  }
  at.push(original.length);
  return { text: parts.join(""), at };
}

/** Where the query stands in the original, from first to last and without overlaps. */
export function findFolded({ text, at }: Folded, query: string): readonly Span[] {
  const wanted = foldWithPlaces(query.trim()).text;
  const spans: Span[] = [];
  if (wanted === "") return spans;
  for (let from = text.indexOf(wanted); from >= 0; ) {
    let to = from + wanted.length;
    // A sign such as ㍻ folds into several characters; a hit in it is the whole sign.
    while (to < text.length && at[to] === at[to - 1]) to += 1;
    spans.push({ start: at[from] ?? 0, end: at[to] ?? 0 });
    from = text.indexOf(wanted, to);
  }
  return spans;
}
