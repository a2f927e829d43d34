import { isImeKey, isMac, type matchesShortcut } from "~/util/keys";

type Key = Parameters<typeof matchesShortcut>[0];

/** What a key does in a PDF. */
export type PdfAct =
  | { readonly do: "zoom"; readonly by: 1 | -1 | 0 }
  | { readonly do: "turn"; readonly by: 1 | -1 }
  | { readonly do: "end"; readonly at: "start" | "end" };

/** Signs that stand on the key of plus and of minus, on Japanese keyboards as well. */
const PLUS = new Set(["+", "=", ";"]);
const MINUS = new Set(["-", "_"]);

/** The act of a key; keys without Ctrl only mean the pages where nothing else has the focus. */
export function readPdfKey(event: Key, isInPages: boolean): PdfAct | null {
  if (isImeKey(event) || event.altKey) return null;
  const mod = isMac ? event.metaKey : event.ctrlKey;
  if (mod) {
    if (PLUS.has(event.key)) return { do: "zoom", by: 1 };
    if (MINUS.has(event.key)) return { do: "zoom", by: -1 };
    return event.key === "0" ? { do: "zoom", by: 0 } : null;
  }
  if (!isInPages || event.shiftKey || event.ctrlKey || event.metaKey) return null;
  switch (event.key) {
    case "ArrowRight":
      return { do: "turn", by: 1 };
    case "ArrowLeft":
      return { do: "turn", by: -1 };
    case "Home":
      return { do: "end", at: "start" };
    case "End":
      return { do: "end", at: "end" };
    default:
      return null;
  }
}
