import { Bookmark } from "lucide-react";
import type { FoundPage, ManualPlace } from "~/components/manuals/manualPlace";
import { useT } from "~/i18n/i18n";
import type { ManualContents, ManualContentsPage } from "~/ipc/generated";
import { LoadingArea } from "~/kit/Spinner";
import styles from "./Manuals.module.css";

export interface ContentsNavProps {
  readonly contents: ManualContents | null;
  /** There are none: the page says why. */
  readonly isMissing: boolean;
  /** The page that is open. */
  readonly found: FoundPage | null;
  /** Pages that are bookmarked. */
  readonly bookmarks: readonly string[];
  readonly onPlace: (place: ManualPlace) => void;
}

/** Books and their pages, with the sections of the page that is open. */
export function ContentsNav({ contents, isMissing, found, bookmarks, onPlace }: ContentsNavProps) {
  const t = useT();
  if (!contents) return isMissing ? null : <LoadingArea />;
  const kept = contents.books.flatMap((book) => book.pages).filter((page) => bookmarks.includes(page.id));
  return (
    <div className={styles["contents"]} data-contents="">
      {kept.length > 0 ? (
        <>
          <h3 className={styles["book"]}>{t("manuals.bookmarks")}</h3>
          <ul>
            {kept.map((page) => (
              <li key={page.id}>
                <button type="button" className={styles["entry"]} onClick={() => onPlace({ page: page.id })}>
                  <Bookmark aria-hidden="true" />
                  <span>{page.title}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {contents.books.map((book) => (
        <div key={book.id}>
          <h3 className={styles["book"]}>{book.title}</h3>
          <ul>
            {book.pages.map((page) => (
              <li key={page.id}>
                <button
                  type="button"
                  className={styles["entry"]}
                  aria-current={page.id === found?.page.id ? "page" : undefined}
                  onClick={() => onPlace({ page: page.id })}
                >
                  <span>{page.title}</span>
                </button>
                {page.id === found?.page.id ? <Sections page={page} found={found} onPlace={onPlace} /> : null}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

interface SectionsProps {
  readonly page: ManualContentsPage;
  readonly found: FoundPage;
  readonly onPlace: (place: ManualPlace) => void;
}

function Sections({ page, found, onPlace }: SectionsProps) {
  // Every item of every policy would be a thousand lines: the deepest level is found by searching.
  const sections = page.sections.filter(({ level }) => level < 4);
  return (
    <ul>
      {sections.map(({ anchor, title, level }) => (
        <li key={anchor}>
          <button
            type="button"
            className={styles["entry"]}
            data-level={level}
            aria-current={anchor === found.anchor ? "location" : undefined}
            onClick={() => onPlace({ page: page.id, anchor })}
          >
            <span>{title}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
