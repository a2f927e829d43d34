import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { useT } from "~/i18n/i18n";
import { useStable } from "~/util/useStable";
import { FindBar } from "./FindBar";
import { findOnPage, type Hit, readPageText } from "./pageText";
import { type Painted, paintHits } from "./paintHits";
import type { Find, FindStep } from "./useFind";

export interface PageFindProps {
  readonly find: Find;
  /** The page that scrolls. */
  readonly page: RefObject<HTMLElement | null>;
  /** What stands on it: another text is searched anew. */
  readonly html: string;
}

/** The last search of the window: asked again, it is there to be gone on with. */
let lastText = "";

/** Finds within the page of the manual that is open. */
export function PageFind({ find, page, html }: PageFindProps) {
  const t = useT();
  const [text, setText] = useState(lastText);
  const [hits, setHits] = useState<readonly Hit[]>([]);
  const [current, setCurrent] = useState(0);
  const painted = useRef<Painted | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page is read once for every text that stands on it
  const read = useMemo(() => {
    let known: ReturnType<typeof readPageText> | null = null;
    return (root: HTMLElement) => {
      known ??= readPageText(root);
      return known;
    };
  }, [html]);
  useEffect(() => {
    lastText = text;
    const root = page.current;
    if (!root) return;
    const found = findOnPage(read(root), text);
    const shown = paintHits(found, root);
    painted.current = shown;
    setHits(found);
    setCurrent(0);
    shown.show(0);
    return () => shown.clear();
  }, [text, read, page]);
  const step = useStable((by: FindStep) => {
    if (hits.length === 0) return;
    const next = (current + by + hits.length) % hits.length;
    setCurrent(next);
    painted.current?.show(next);
  });
  return (
    <FindBar
      find={find}
      label={t("manuals.find.page")}
      text={text}
      onText={setText}
      count={hits.length}
      current={current}
      onStep={step}
    />
  );
}
