import { useI18n } from "~/i18n/i18n";
import type { IpcFailure } from "~/ipc/client";
import { useCall } from "~/ipc/query";
import { type FoundPage, findPage, isAsked, type ManualPlace } from "./manualPlace";

export interface ShownPage {
  /** Null while it is looked for, and where there is no such page. */
  readonly found: FoundPage | null;
  /** What was asked for is in no book. */
  readonly isUnknown: boolean;
  /** No book has a page. */
  readonly isEmpty: boolean;
  readonly title: string;
  /** Null until it is there. */
  readonly html: string | null;
  readonly failure: IpcFailure | null;
  readonly retry: () => void;
}

/** The page of a place in the manual, in the language of the window. */
export function useManualPage(place: ManualPlace): ShownPage {
  const { locale } = useI18n();
  const contents = useCall("manuals_contents", { language: locale });
  const found = contents.data ? findPage(contents.data, place) : null;
  const page = useCall("manuals_page", { language: locale, page: found?.page.id ?? "" }, { enabled: found !== null });
  const isGone = contents.data !== undefined && found === null;
  return {
    found,
    isUnknown: isGone && isAsked(place),
    isEmpty: isGone && !isAsked(place),
    title: page.data?.title ?? "",
    html: page.data && page.data.id === found?.page.id ? page.data.html : null,
    failure: contents.error ?? page.error,
    retry: () => void (contents.error ? contents.refetch() : page.refetch()),
  };
}
