/**
 * The sandbox in which a page of the manual is shown: its HTML is read into a document that runs nothing and loads
 * nothing, and of that only what is listed here comes into being. Everything else (scripts, frames, forms, styles,
 * handlers, addresses of any kind) has no counterpart and so cannot exist, whatever a page says.
 *
 * It is no sandboxed frame on purpose. Without `allow-scripts` WebKit (2.50.6) keeps the window's own listeners from a
 * frame, so that neither links nor F1 nor Escape work in it, and a link to `#section` loads the window's page into it.
 */

/** Elements that carry no more than their text. */
const PLAIN = new Set(
  "p ul ol li dl dt dd table thead tbody tfoot tr th td caption strong em b i code pre kbd samp br hr blockquote sub sup del ins figure figcaption div span section".split(
    " ",
  ),
);
const HEADINGS = new Set(["h1", "h2", "h3", "h4", "h5", "h6"]);
/** What the builder marks paragraphs with. */
const CLASSES = new Set(["note", "tip", "warning"]);
/** Gone with everything inside; the text of anything else that is not listed stays. */
const DROPPED = new Set(["script", "style", "template", "iframe", "object", "embed", "svg", "math", "head", "title"]);
const PICTURE = /^data:image\/(png|jpeg|webp);base64,[a-z0-9+/=]+$/i;
/** The beginning of a PNG, up to its width and height. */
const PNG_HEAD = /^data:image\/png;base64,(iVBORw0KGgo[A-Za-z0-9+/]{21})/;

/** Where a link leads. */
export type ManualTarget =
  | { readonly kind: "screen"; readonly screen: string }
  | { readonly kind: "place"; readonly page: string | null; readonly anchor: string | null };

/** A part of a page. */
export type ManualNode =
  | string
  | {
      readonly tag: string;
      readonly anchor: string | null;
      readonly attributes: Readonly<Record<string, string | number>>;
      readonly children: readonly ManualNode[];
    }
  | { readonly tag: "a"; readonly target: ManualTarget; readonly children: readonly ManualNode[] };

/** The page as the parts that may be shown. */
export function readManual(html: string): readonly ManualNode[] {
  return children(new DOMParser().parseFromString(html, "text/html").body);
}

function children(parent: Element): readonly ManualNode[] {
  return [...parent.childNodes].flatMap(part);
}

function part(node: Node): readonly ManualNode[] {
  if (node.nodeType === Node.TEXT_NODE) return [node.nodeValue ?? ""];
  if (!(node instanceof Element)) return [];
  const tag = node.localName;
  if (DROPPED.has(tag)) return [];
  if (tag === "a") {
    const target = readTarget(node.getAttribute("href") ?? "");
    return target ? [{ tag: "a", target, children: children(node) }] : children(node);
  }
  if (tag === "img") return picture(node);
  if (!PLAIN.has(tag) && !HEADINGS.has(tag)) return children(node);
  return [{ tag, anchor: node.getAttribute("id"), attributes: attributes(node), children: children(node) }];
}

function picture(node: Element): readonly ManualNode[] {
  const source = node.getAttribute("src") ?? "";
  const words = node.getAttribute("alt") ?? "";
  if (!PICTURE.test(source)) return words ? [words] : [];
  return [{ tag: "img", anchor: null, attributes: { src: source, alt: words, ...pngSize(source) }, children: [] }];
}

/** In pixels. With it a page has its final layout before its pictures are decoded: sections stay where they are. */
function pngSize(source: string): { readonly width?: number; readonly height?: number } {
  const head = PNG_HEAD.exec(source)?.[1];
  if (!head) return {};
  const bytes = new DataView(Uint8Array.from(atob(head), (sign) => sign.charCodeAt(0)).buffer);
  return { width: bytes.getUint32(16), height: bytes.getUint32(20) };
}

function attributes(node: Element): Readonly<Record<string, string | number>> {
  const kept: Record<string, string | number> = {};
  const span = (name: "colspan" | "rowspan") => Number.parseInt(node.getAttribute(name) ?? "", 10);
  if (span("colspan") > 1) kept["colSpan"] = Math.min(span("colspan"), 100);
  if (span("rowspan") > 1) kept["rowSpan"] = Math.min(span("rowspan"), 100);
  const scope = node.getAttribute("scope");
  if (scope === "col" || scope === "row") kept["scope"] = scope;
  const start = Number.parseInt(node.getAttribute("start") ?? "", 10);
  if (node.localName === "ol" && start > 1) kept["start"] = start;
  const align = node.getAttribute("align");
  if (align === "right" || align === "center") kept["data-align"] = align;
  const mark = [...node.classList].find((one) => CLASSES.has(one));
  if (mark) kept["data-mark"] = mark;
  return kept;
}

/** Where an address leads within the console; null for every other, which is then only text. */
export function readTarget(address: string): ManualTarget | null {
  const screen = /^screen:([a-z-]+)$/.exec(address)?.[1];
  if (screen) return { kind: "screen", screen };
  const found = /^(?:\.\/)?(?:([a-z0-9-]+)\.(?:html|md))?(?:#([a-z0-9._-]+))?$/i.exec(address);
  const page = found?.[1] ?? null;
  const anchor = found?.[2] ?? null;
  return page || anchor ? { kind: "place", page, anchor } : null;
}
