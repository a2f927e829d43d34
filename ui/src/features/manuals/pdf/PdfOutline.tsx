import { useEffect, useMemo, useRef } from "react";
import { useT } from "~/i18n/i18n";
import { currentEntry, flattened, type OutlineEntry, type ReadPlace } from "./outline";
import styles from "./Pdf.module.css";

export interface PdfOutlineProps {
  readonly entries: readonly OutlineEntry[];
  readonly place: ReadPlace;
  readonly onGo: (page: number, points: number) => void;
}

/** The contents of a PDF, at its side. */
export function PdfOutline({ entries, place, onGo }: PdfOutlineProps) {
  const t = useT();
  const flat = useMemo(() => flattened(entries), [entries]);
  const here = flat[currentEntry(flat, place)] ?? null;
  const nav = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs whenever another entry is the current one
  useEffect(() => {
    nav.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }, [here]);
  return (
    <nav ref={nav} aria-label={t("manuals.contents")} className={styles["outline"]}>
      <Entries entries={entries} level={1} here={here} onGo={onGo} />
    </nav>
  );
}

interface EntriesProps {
  readonly entries: readonly OutlineEntry[];
  readonly level: number;
  readonly here: OutlineEntry | null;
  readonly onGo: PdfOutlineProps["onGo"];
}

function Entries({ entries, level, here, onGo }: EntriesProps) {
  return (
    <ul>
      {entries.map((entry, at) => {
        const { title, page, top } = entry;
        const key = `${at} ${title}`;
        return (
          <li key={key}>
            {page === null ? (
              <span className={styles["entry"]} data-level={level}>
                {title}
              </span>
            ) : (
              <button
                type="button"
                className={styles["entry"]}
                data-level={level}
                aria-current={entry === here ? "location" : undefined}
                onClick={() => onGo(page, top)}
              >
                {title}
              </button>
            )}
            {entry.entries.length > 0 ? (
              <Entries entries={entry.entries} level={level + 1} here={here} onGo={onGo} />
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
