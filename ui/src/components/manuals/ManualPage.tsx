import { BookX } from "lucide-react";
import { useEffect, useRef } from "react";
import { Problem } from "~/components/Problem";
import { useI18n } from "~/i18n/i18n";
import { useCall } from "~/ipc/query";
import { Button } from "~/kit/Button";
import { EmptyState } from "~/kit/EmptyState";
import { LoadingArea } from "~/kit/Spinner";
import { useStable } from "~/util/useStable";
import styles from "./Manual.module.css";
import { ManualHtml } from "./ManualHtml";
import type { ManualTarget } from "./manualHtml";
import { findPage, type ManualPlace } from "./manualPlace";

export interface ManualPageProps {
  readonly place: ManualPlace;
  /** Goes to another place of the manual. */
  readonly onPlace: (place: ManualPlace) => void;
  /** Opens a screen by its name in the manual; null before signing in, where links to screens are only text. */
  readonly onScreen: ((screen: string) => void) | null;
  readonly canOpen: (screen: string) => boolean;
}

/** A page of the manual, at the section that was asked for. */
export function ManualPage({ place, onPlace, onScreen, canOpen }: ManualPageProps) {
  const { t, locale } = useI18n();
  const article = useRef<HTMLElement>(null);
  const contents = useCall("manuals_contents", { language: locale });
  const found = contents.data ? findPage(contents.data, place) : null;
  const page = useCall("manuals_page", { language: locale, page: found?.page.id ?? "" }, { enabled: found !== null });
  const html = page.data && page.data.id === found?.page.id ? page.data.html : null;
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
  const failure = contents.error ?? page.error;
  if (failure?.body.code === "manual_missing") {
    return (
      <EmptyState icon={<BookX />} title={t("manuals.none")}>
        {t("error.manual_missing")}
      </EmptyState>
    );
  }
  if (failure) {
    const retry = () => void (contents.error ? contents.refetch() : page.refetch());
    return <Problem failure={failure} actions={<Button onPress={retry}>{t("common.retry")}</Button>} />;
  }
  if (html === null) return <LoadingArea />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <article ref={article} tabIndex={0} aria-label={page.data?.title} className={styles["page"]} data-selectable="">
      <ManualHtml html={html} canFollow={canFollow} onFollow={follow} />
    </article>
  );
}
