import { ArrowLeft } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useDeferredValue, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Problem } from "~/components/Problem";
import { useI18n } from "~/i18n/i18n";
import type { ManualHit } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { Button } from "~/kit/Button";
import { SearchField } from "~/kit/TextField";
import styles from "./Manual.module.css";
import type { ManualPlace } from "./manualPlace";

/** As many hits as anybody looks through. */
const LIMIT = 50;

export interface ManualSearchProps {
  readonly onPlace: (place: ManualPlace) => void;
  /** Stands where the hits would be while nothing is searched. */
  readonly children: ReactNode;
  /** Whether these are the page: a hit that is opened makes way for it. */
  readonly isPage?: boolean;
}

/** Searches the whole manual as one types; hits stand in their context, the best first. */
export function ManualSearch({ onPlace, children, isPage = false }: ManualSearchProps) {
  const { t, locale } = useI18n();
  const [text, setText] = useState("");
  const query = useDeferredValue(text.trim());
  const list = useRef<HTMLOListElement>(null);
  const back = useRef<HTMLButtonElement>(null);
  const opened = useRef(0);
  const [isReading, setReading] = useState(false);
  const found = useCall("manuals_search", { language: locale, query, limit: LIMIT }, { enabled: query !== "" });
  const hits = query === "" ? [] : (found.data?.hits ?? []);
  const open = ({ page, anchor }: ManualHit, at: number) => {
    onPlace({ page, anchor });
    opened.current = at;
    setReading(isPage);
  };
  // What had the focus is gone with the hits.
  useEffect(() => {
    if (isReading) back.current?.focus();
  }, [isReading]);
  const toHits = () => {
    flushSync(() => setReading(false));
    list.current?.querySelectorAll("button")[opened.current]?.focus();
  };
  const change = (to: string) => {
    setText(to);
    setReading(false);
  };
  const step = (event: KeyboardEvent<HTMLOListElement>) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const all = [...(list.current?.querySelectorAll("button") ?? [])];
    all[all.indexOf(document.activeElement as HTMLButtonElement) + by]?.focus();
  };
  return (
    <>
      <SearchField
        label={t("manuals.search")}
        value={text}
        onChange={change}
        onSubmit={() => (isReading ? toHits() : hits[0] ? open(hits[0], 0) : undefined)}
        onDown={() => (isReading ? toHits() : list.current?.querySelector("button")?.focus())}
        className={styles["search"] ?? ""}
      />
      {isReading ? (
        <div className={styles["back"]}>
          <Button ref={back} size="s" variant="quiet" icon={<ArrowLeft />} onPress={toHits}>
            {t("manuals.toHits")}
          </Button>
        </div>
      ) : null}
      {isReading || query === "" ? (
        children
      ) : (
        <>
          {found.error ? <Problem failure={found.error} /> : null}
          <p role="status" className={styles["count"]}>
            {!found.data
              ? null
              : found.data.total === 0
                ? t("manuals.noHit")
                : t("manuals.hits", { n: found.data.total })}
          </p>
          <ol ref={list} aria-label={t("manuals.hitList")} className={styles["hits"]} onKeyDown={step}>
            {hits.map((hit, at) => (
              <li key={`${hit.page}#${hit.anchor}`}>
                <button type="button" className={styles["hit"]} onClick={() => open(hit, at)}>
                  <span className={styles["hitTitle"]}>{hit.title}</span>
                  {hit.title === hit.page_title ? null : <span className={styles["hitPage"]}>{hit.page_title}</span>}
                  <span className={styles["excerpt"]}>{pieces(hit)}</span>
                </button>
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  );
}

function pieces({ excerpt }: ManualHit): ReactNode {
  return excerpt.map(({ text, hit }, at) => {
    const key = `${at}${text}`;
    return hit ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>;
  });
}
