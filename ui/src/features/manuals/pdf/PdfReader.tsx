import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { FindBar } from "~/components/manuals/find/FindBar";
import { useFind } from "~/components/manuals/find/useFind";
import { useT } from "~/i18n/i18n";
import { useStable } from "~/util/useStable";
import { isElsewhere } from "../elsewhere";
import type { PdfBook } from "./engine";
import styles from "./Pdf.module.css";
import { PdfOutline } from "./PdfOutline";
import { PdfPage } from "./PdfPage";
import { PdfToolbar } from "./PdfToolbar";
import { readPdfKey } from "./pdfKeys";
import type { PdfHit } from "./pdfText";
import { usePdfSearch } from "./usePdfSearch";
import { usePdfView } from "./usePdfView";

export interface PdfReaderProps {
  readonly pdf: PdfBook;
  readonly title: string;
  readonly back: ReactNode;
  readonly keep: ReactNode;
  readonly problem: ReactNode;
}

/** A PDF that is open: its pages, its contents at the side, and what one does with them. */
export function PdfReader({ pdf, title, back, keep, problem }: PdfReaderProps) {
  const t = useT();
  const scroller = useRef<HTMLElement>(null);
  const view = usePdfView(pdf.sizes, scroller);
  const { first, last, current } = view.window;
  const find = useFind(() => scroller.current);
  const search = usePdfSearch(pdf, find.asked > 0, current);
  const [hasOutline, setHasOutline] = useState(pdf.outline.length > 0);
  const sought = useRef<PdfHit | null>(null);
  const { hit, query } = search;
  useEffect(() => scroller.current?.focus(), []);

  const seek = useStable(() => {
    sought.current = hit;
    // A page in sight brings its hit into view by itself.
    if (hit && (hit.page < first || hit.page > last)) view.goTo(hit.page);
  });
  // Before the effects of the pages, which look for what is sought.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs for every hit that is gone to
  useLayoutEffect(() => seek(), [hit, query]);

  const onKey = useStable((event: KeyboardEvent) => {
    if (event.defaultPrevented || isElsewhere()) return;
    find.onKey(event);
    const isInPages = document.activeElement === scroller.current || document.activeElement === document.body;
    const act = event.defaultPrevented ? null : readPdfKey(event, isInPages);
    if (!act) return;
    event.preventDefault();
    if (act.do === "zoom") {
      if (act.by === 0) view.setZoom("width");
      else view.stepZoom(act.by);
    } else if (act.do === "turn") view.goTo(Math.min(pdf.sizes.length - 1, Math.max(0, current + act.by)));
    else view.goTo(act.at === "start" ? 0 : pdf.sizes.length - 1);
  });
  useEffect(() => {
    // Before the window's own shortcuts: Ctrl with 0 goes to a screen everywhere else.
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, [onKey]);

  const indexes = useMemo(
    () => Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at),
    [first, last],
  );
  return (
    <section className={styles["screen"]} aria-label={title}>
      <PdfToolbar
        title={title}
        back={back}
        keep={keep}
        page={current}
        pages={pdf.sizes.length}
        onPage={view.goTo}
        zoom={view.zoom}
        scale={view.scale}
        onZoom={view.setZoom}
        onStepZoom={view.stepZoom}
        onFind={find.open}
        outline={pdf.outline.length > 0 ? hasOutline : null}
        onOutline={setHasOutline}
      />
      {problem}
      {find.asked > 0 ? (
        <FindBar
          find={find}
          label={t("manuals.pdf.find")}
          text={query}
          onText={search.setQuery}
          count={search.count}
          current={search.current}
          onStep={search.step}
          waiting={t(search.failed ? "manuals.pdf.notSearched" : "manuals.pdf.searching")}
        />
      ) : null}
      <div className={styles["body"]}>
        {hasOutline ? <PdfOutline entries={pdf.outline} place={view.place} onGo={view.goTo} /> : null}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <section ref={scroller} tabIndex={0} aria-label={t("manuals.pdf.pages")} className={styles["scroller"]}>
          <div className={styles["pages"]} style={{ width: view.layout.width, height: view.layout.height }}>
            {indexes.map((index) => (
              <PdfPage
                key={index}
                pdf={pdf}
                index={index}
                top={view.layout.tops[index] ?? 0}
                scale={view.scale}
                text={search.texts?.[index] ?? null}
                query={query}
                hit={hit?.page === index ? hit.within : null}
                sought={sought}
                scroller={scroller}
                onGo={view.goTo}
              />
            ))}
          </div>
        </section>
      </div>
    </section>
  );
}
