import { createElement, memo, type ReactNode, useMemo } from "react";
import { type ManualNode, type ManualTarget, readManual } from "./manualHtml";

export interface ManualHtmlProps {
  readonly html: string;
  /** Whether something can be done with a link; otherwise it is only text. */
  readonly canFollow: (target: ManualTarget) => boolean;
  readonly onFollow: (target: ManualTarget) => void;
}

/** The text of a page, element by element. Sections are found by `data-anchor`: the same page may stand twice in the window. */
export const ManualHtml = memo(function ManualHtml({ html, canFollow, onFollow }: ManualHtmlProps) {
  const nodes = useMemo(() => readManual(html), [html]);
  return <>{drawn(nodes, { canFollow, onFollow })}</>;
});

type Following = Pick<ManualHtmlProps, "canFollow" | "onFollow">;

function drawn(nodes: readonly ManualNode[], following: Following): readonly ReactNode[] {
  return nodes.map((node, index) => {
    if (typeof node === "string") return node;
    const key = index;
    const inner = node.children.length > 0 ? drawn(node.children, following) : undefined;
    if ("target" in node) {
      if (!following.canFollow(node.target)) return <span key={key}>{inner}</span>;
      return (
        // biome-ignore lint/a11y/useValidAnchor: it leads somewhere, and the address is the console's own
        <a
          key={key}
          href="#"
          data-screen={node.target.kind === "screen" ? "" : undefined}
          onClick={(event) => {
            event.preventDefault();
            following.onFollow(node.target);
          }}
        >
          {inner}
        </a>
      );
    }
    const table = createElement(
      lowered(node.tag),
      {
        key,
        ...node.attributes,
        ...(node.anchor ? { "data-anchor": node.anchor, ...(isHeading(node.tag) ? { tabIndex: -1 } : {}) } : {}),
      },
      ...(node.tag === "br" || node.tag === "hr" || node.tag === "img" ? [] : (inner ?? [])),
    );
    // Wide tables move within themselves; the page never scrolls sideways.
    return node.tag === "table" ? (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      <div key={key} data-wide="" tabIndex={0}>
        {table}
      </div>
    ) : (
      table
    );
  });
}

const isHeading = (tag: string) => /^h[1-6]$/.test(tag);

/** The window has a heading of its own above every page. */
function lowered(tag: string): string {
  return isHeading(tag) ? `h${Math.min(6, Number(tag[1]) + 1)}` : tag;
}
