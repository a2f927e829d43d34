import { useEffect, useState } from "react";
import { useI18n } from "~/i18n/i18n";
import { call, IpcFailure } from "~/ipc/client";
import { openPdf, type PdfBook } from "./engine";

/** How far the opening of a book is. */
export type Opening =
  | { readonly status: "fetching" }
  | { readonly status: "reading"; readonly done: number; readonly of: number }
  | { readonly status: "open"; readonly pdf: PdfBook }
  /** The Rust half says why. */
  | { readonly status: "failed"; readonly failure: IpcFailure }
  /** It is there, and cannot be read. */
  | { readonly status: "unreadable" };

/** Opens the PDF of a book for as long as it is shown. */
export function usePdfBook(book: string): { readonly opening: Opening; readonly again: () => void } {
  const { locale } = useI18n();
  const [tries, setTries] = useState(0);
  const [opening, setOpening] = useState<Opening>({ status: "fetching" });
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs again when it is tried again
  useEffect(() => {
    let isLeft = false;
    let opened: PdfBook | null = null;
    const say = (next: Opening) => {
      if (!isLeft) setOpening(next);
    };
    const open = async () => {
      const { data } = await call("manuals_pdf", { language: locale, book });
      opened = await openPdf(data, (done, of) => say({ status: "reading", done, of }));
      if (isLeft) opened.close();
      else say({ status: "open", pdf: opened });
    };
    setOpening({ status: "fetching" });
    open().catch((thrown: unknown) =>
      say(thrown instanceof IpcFailure ? { status: "failed", failure: thrown } : { status: "unreadable" }),
    );
    return () => {
      isLeft = true;
      opened?.close();
    };
  }, [locale, book, tries]);
  return { opening, again: () => setTries(tries + 1) };
}
