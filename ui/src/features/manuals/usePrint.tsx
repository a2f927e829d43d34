import { type ReactNode, useEffect, useState } from "react";
import { createPortal, flushSync } from "react-dom";
import { ManualHtml } from "~/components/manuals/ManualHtml";
import { useT } from "~/i18n/i18n";
import { showToast } from "~/kit/toasts";
import styles from "./Print.module.css";

const never = () => false;
const nothing = () => {};

/** Prints the page that is open: the page alone, black on white, its links as their text. */
export function usePrint(html: string | null): { readonly print: () => void; readonly sheet: ReactNode } {
  const t = useT();
  const [isOnPaper, setOnPaper] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is not what was to be printed
  useEffect(() => () => setOnPaper(false), [html]);
  const print = () => {
    if (html === null) return;
    // It stays until the page is left: WebKitGTK reads it after `print` has answered.
    flushSync(() => setOnPaper(true));
    printWindow(() => showToast({ tone: "warning", text: t("manuals.printFailed") }));
  };
  const sheet =
    isOnPaper && html !== null
      ? createPortal(
          <div className={styles["sheet"]} data-print="" aria-hidden="true">
            <ManualHtml html={html} canFollow={never} onFollow={nothing} />
          </div>,
          document.body,
        )
      : null;
  return { print, sheet };
}

/**
 * `window.print()` opens the system's dialog in WebKitGTK and WebView2. WKWebView (macOS) has none that works: Tauri puts
 * its own in its place there, which asks the Rust half, answers a promise, and fails unless the window has the right
 * `core:webview:allow-print`. So it cannot be relied upon everywhere, and the PDF of the book stands beside the button.
 */
function printWindow(onFail: () => void): void {
  const printed: unknown = (window.print as () => unknown)();
  if (printed instanceof Promise) printed.catch(onFail);
}
