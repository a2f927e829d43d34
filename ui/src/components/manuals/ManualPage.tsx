import { BookX, FileQuestion } from "lucide-react";
import { useEffect, useRef } from "react";
import { Problem } from "~/components/Problem";
import { useT } from "~/i18n/i18n";
import { Button } from "~/kit/Button";
import { EmptyState } from "~/kit/EmptyState";
import { LoadingArea } from "~/kit/Spinner";
import { useStable } from "~/util/useStable";
import { PageFind } from "./find/PageFind";
import type { Find } from "./find/useFind";
import styles from "./Manual.module.css";
import { ManualHtml } from "./ManualHtml";
import type { ManualTarget } from "./manualHtml";
import type { ManualPlace } from "./manualPlace";
import { useManualPage } from "./useManualPage";

export interface ManualPageProps {
  readonly place: ManualPlace;
  /** Goes to another place of the manual. */
  readonly onPlace: (place: ManualPlace) => void;
  /** Opens a screen by its name in the manual; null before signing in, where links to screens are only text. */
  readonly onScreen: ((screen: string) => void) | null;
  readonly canOpen: (screen: string) => boolean;
  /** Goes to the contents from a page that is not there; null where none are within reach. */
  readonly onContents: (() => void) | null;
  readonly find: Find;
}

/** A page of the manual, at the section that was asked for. */
export function ManualPage({ place, onPlace, onScreen, canOpen, onContents, find }: ManualPageProps) {
  const t = useT();
  const article = useRef<HTMLElement>(null);
  const { found, isUnknown, isEmpty, title, html, failure, retry } = useManualPage(place);
  const anchor = found?.anchor ?? null;
  // To the section once it stands there; to the top of another page.
  // biome-ignore lint/correctness/useExhaustiveDependencies: also where the same section is asked for again
  useEffect(() => {
    if (html === null) return;
    const section = anchor ? article.current?.querySelector(`[data-anchor="${CSS.escape(anchor)}"]`) : null;
    if (section) section.scrollIntoView?.({ block: "start" });
    else article.current?.scrollTo?.({ top: 0 });
  }, [html, anchor, place]);
  const follow = useStable((target: ManualTarget) => {
    if (target.kind === "screen") onScreen?.(target.screen);
    else
      onPlace({ ...(target.page ? { page: target.page } : {}), ...(target.anchor ? { anchor: target.anchor } : {}) });
  });
  const canFollow = useStable((target: ManualTarget) =>
    target.kind === "screen" ? onScreen !== null && canOpen(target.screen) : true,
  );
  if (failure?.body.code === "manual_missing" || isEmpty) {
    return (
      <EmptyState icon={<BookX />} title={t("manuals.none")}>
        {t("error.manual_missing")}
      </EmptyState>
    );
  }
  if (failure) return <Problem failure={failure} onRetry={retry} />;
  if (isUnknown) {
    const leave = onContents ?? (() => onPlace({}));
    return (
      <div role="status" className={styles["unknown"]}>
        <EmptyState
          icon={<FileQuestion />}
          title={t("manuals.unknown")}
          actions={<Button onPress={leave}>{t(onContents ? "manuals.toContents" : "manuals.toFirst")}</Button>}
        >
          {t("manuals.unknownText")}
        </EmptyState>
      </div>
    );
  }
  if (html === null) return <LoadingArea />;
  return (
    <>
      {find.asked > 0 ? <PageFind find={find} page={article} html={html} /> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <article ref={article} tabIndex={0} aria-label={title} className={styles["page"]} data-selectable="">
        {/* Another page is another element: within this one, hits may stand in marks that React knows nothing of. */}
        <div key={html}>
          <ManualHtml html={html} canFollow={canFollow} onFollow={follow} />
        </div>
      </article>
    </>
  );
}
