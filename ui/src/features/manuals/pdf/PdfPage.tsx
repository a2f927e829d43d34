import { memo, type RefObject, useEffect, useRef, useState } from "react";
import { findOnPage } from "~/components/manuals/find/pageText";
import { type Painted, paintHits } from "~/components/manuals/find/paintHits";
import { useT } from "~/i18n/i18n";
import { type PdfBook, PIXELS_PER_POINT } from "./engine";
import styles from "./Pdf.module.css";
import { PdfLinks, type PdfLinksProps } from "./PdfLinks";
import type { PdfHit, PdfText } from "./pdfText";

export interface PdfPageProps {
  readonly pdf: PdfBook;
  /** From 0. */
  readonly index: number;
  readonly top: number;
  readonly scale: number;
  readonly text: PdfText | null;
  readonly query: string;
  /** The hit on this page that is the current one of the book, or null. */
  readonly hit: number | null;
  /** The hit that is still to be brought into view. Once: who then scrolls away comes by here again. */
  readonly sought: RefObject<PdfHit | null>;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly onGo: PdfLinksProps["onGo"];
}

/** While the zoom changes the page is only stretched; it is drawn anew once it stands still. */
const STILL_MS = 120;

/** A page in sight: its picture, and its text over it, to be selected, read aloud and searched. */
export const PdfPage = memo(function PdfPage(props: PdfPageProps) {
  const { pdf, index, top, scale, text, query, hit, sought, scroller, onGo } = props;
  const t = useT();
  const picture = useRef<HTMLDivElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const [pieces, setPieces] = useState<readonly HTMLElement[] | null>(null);
  const [failed, setFailed] = useState(false);
  const size = pdf.sizes[index] ?? { width: 0, height: 0 };

  useEffect(() => {
    const canvas = document.createElement("canvas");
    let drawing: ReturnType<PdfBook["draw"]> | null = null;
    const draw = () => {
      drawing = pdf.draw(index, canvas, scale);
      drawing.done.then(
        (isWhole) => {
          if (!isWhole) return;
          setFailed(false);
          picture.current?.replaceChildren(canvas);
        },
        () => setFailed(true),
      );
    };
    const timer = setTimeout(draw, picture.current?.hasChildNodes() ? STILL_MS : 0);
    return () => {
      clearTimeout(timer);
      drawing?.cancel();
    };
  }, [pdf, index, scale]);

  useEffect(() => {
    const into = layer.current;
    if (!into) return;
    const laying = pdf.layText(index, into);
    let isLeft = false;
    laying.pieces.then(
      (laid) => {
        if (!isLeft) setPieces(laid);
      },
      // Without its text the page can still be read.
      () => {},
    );
    return () => {
      isLeft = true;
      laying.cancel();
      into.replaceChildren();
      setPieces(null);
    };
  }, [pdf, index]);

  const painted = useRef<Painted | null>(null);
  useEffect(() => {
    const box = scroller.current;
    if (!pieces || !text || query === "" || !box) return;
    const nodes = pieces.flatMap((piece, at) => {
      const node = piece.firstChild;
      return node instanceof Text ? [{ node, start: text.starts[at] ?? 0 }] : [];
    });
    const shown = paintHits(findOnPage({ folded: text.folded, pieces: nodes }, query), box);
    painted.current = shown;
    return () => {
      painted.current = null;
      shown.clear();
    };
  }, [pieces, text, query, scroller]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: also once what is shown has been painted
  useEffect(() => {
    if (!painted.current) return;
    const isSought = hit !== null && sought.current?.page === index;
    painted.current.show(hit ?? -1, isSought);
    if (isSought) sought.current = null;
  }, [hit, pieces, text, query]);

  return (
    // biome-ignore lint/a11y/useSemanticElements: a page of a book is no set of fields
    <div
      role="group"
      aria-label={t("manuals.pdf.page", { page: index + 1 })}
      className={styles["page"]}
      style={{
        top,
        width: size.width * scale,
        height: size.height * scale,
        ["--total-scale-factor" as string]: scale * PIXELS_PER_POINT,
      }}
    >
      <div ref={picture} className={styles["picture"]} aria-hidden="true" />
      <div ref={layer} className={styles["text"]} data-selectable="" />
      <PdfLinks pdf={pdf} index={index} onGo={onGo} />
      {failed ? <p className={styles["failed"]}>{t("manuals.pdf.pageFailed")}</p> : null}
    </div>
  );
});
