/** The text of a section of the trust page as paragraphs and lists. Whatever else stands in it is only text: never HTML. Pure. */

export type TrustBlock =
  | { readonly kind: "paragraph"; readonly lines: readonly string[] }
  | { readonly kind: "list"; readonly items: readonly string[] };

const ITEM = /^- +/;

/** Paragraphs are parted by empty lines; a line that begins with `- ` is an item of a list, also right below a sentence. */
export function readTrustBody(body: string): readonly TrustBlock[] {
  const blocks: TrustBlock[] = [];
  let lines: string[] = [];
  let items: string[] = [];
  const endParagraph = () => {
    if (lines.length > 0) blocks.push({ kind: "paragraph", lines });
    lines = [];
  };
  const endList = () => {
    if (items.length > 0) blocks.push({ kind: "list", items });
    items = [];
  };
  for (const line of body.split(/\r\n?|\n/).map((one) => one.trim())) {
    if (ITEM.test(line)) {
      endParagraph();
      items.push(line.replace(ITEM, ""));
    } else {
      endList();
      if (line === "") endParagraph();
      else lines.push(line);
    }
  }
  endParagraph();
  endList();
  return blocks;
}
