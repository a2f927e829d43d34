import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useFind } from "~/components/manuals/find/useFind";
import { linkedScreen } from "~/components/manuals/help";
import { ManualPage } from "~/components/manuals/ManualPage";
import { ManualSearch } from "~/components/manuals/ManualSearch";
import type { ManualPlace } from "~/components/manuals/manualPlace";
import { useManualPage } from "~/components/manuals/useManualPage";
import { Problem } from "~/components/Problem";
import { useI18n } from "~/i18n/i18n";
import { useCall } from "~/ipc/query";
import { matchesShortcut } from "~/util/keys";
import { useStable } from "~/util/useStable";
import { useBookmarks } from "./bookmarks";
import { ContentsNav } from "./ContentsNav";
import { isElsewhere } from "./elsewhere";
import { ManualState } from "./ManualState";
import styles from "./Manuals.module.css";
import { PageBar } from "./PageBar";
import { usePrint } from "./usePrint";
import { useSavePdf } from "./useSavePdf";

export interface ReadingScreenProps {
  readonly place: ManualPlace;
  readonly onPlace: (place: ManualPlace) => void;
  /** Opens the PDF of a book. */
  readonly onPdf: (book: string) => void;
}

/** The whole manual: its contents, its search, a page. */
export function ReadingScreen({ place, onPlace, onPdf }: ReadingScreenProps) {
  const { t, locale } = useI18n();
  const navigate = useNavigate();
  const { data: contents = null, isError } = useCall("manuals_contents", { language: locale });
  const { found, html } = useManualPage(place);
  const { save, isSaving, failure } = useSavePdf();
  const { bookmarks } = useBookmarks();
  const { print, sheet } = usePrint(html);
  const aside = useRef<HTMLElement>(null);
  const main = useRef<HTMLElement>(null);
  const find = useFind(() => main.current?.querySelector("article") ?? null);
  const open = useStable((name: string) => {
    const to = linkedScreen(name);
    if (to) void navigate({ to });
  });
  const onKey = useStable((event: KeyboardEvent) => {
    if (event.defaultPrevented || isElsewhere()) return;
    find.onKey(event);
    if (!matchesShortcut(event, "mod+p")) return;
    event.preventDefault();
    print();
  });
  useEffect(() => {
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [onKey]);
  const toContents = () => aside.current?.querySelector<HTMLElement>("[data-contents] button")?.focus();
  return (
    <div className={styles["screen"]}>
      <nav ref={aside} aria-label={t("manuals.contents")} className={styles["aside"]}>
        <ManualSearch onPlace={onPlace}>
          <ContentsNav contents={contents} isMissing={isError} found={found} bookmarks={bookmarks} onPlace={onPlace} />
        </ManualSearch>
        <ManualState />
      </nav>
      <section ref={main} className={styles["main"]} aria-label={found?.page.title ?? t("manuals.open")}>
        {found ? (
          <PageBar
            found={found}
            onFind={find.open}
            onPrint={print}
            onPdf={() => onPdf(found.book.id)}
            onSave={() => save(found.book.id)}
            isSaving={isSaving}
          />
        ) : null}
        {failure ? <Problem failure={failure} /> : null}
        <ManualPage
          place={place}
          onPlace={onPlace}
          onScreen={open}
          canOpen={(name) => linkedScreen(name) !== null}
          onContents={toContents}
          find={find}
        />
      </section>
      {sheet}
    </div>
  );
}
