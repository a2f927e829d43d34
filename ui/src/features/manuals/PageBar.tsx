import { Bookmark, BookmarkCheck, BookOpenText, FileDown, Printer, Search } from "lucide-react";
import type { FoundPage } from "~/components/manuals/manualPlace";
import { useT } from "~/i18n/i18n";
import { Button, IconButton } from "~/kit/Button";
import { useBookmarks } from "./bookmarks";
import styles from "./Manuals.module.css";

export interface PageBarProps {
  readonly found: FoundPage;
  readonly onFind: () => void;
  readonly onPrint: () => void;
  /** Opens the PDF of the book. */
  readonly onPdf: () => void;
  readonly onSave: () => void;
  readonly isSaving: boolean;
}

/** What can be done with the page that is open, and with its book. */
export function PageBar({ found, onFind, onPrint, onPdf, onSave, isSaving }: PageBarProps) {
  const t = useT();
  const { bookmarks, toggle } = useBookmarks();
  const isKept = bookmarks.includes(found.page.id);
  const noPdf = found.book.has_pdf ? null : t("manuals.noPdf");
  return (
    <header className={styles["bar"]}>
      <span className={styles["path"]}>{found.book.title}</span>
      <IconButton size="s" label={t("manuals.find.page")} icon={<Search />} shortcut="mod+f" onPress={onFind} />
      <IconButton
        size="s"
        label={t(isKept ? "manuals.unbookmark" : "manuals.bookmark")}
        icon={isKept ? <BookmarkCheck /> : <Bookmark />}
        isPressed={isKept}
        onPress={() => toggle(found.page.id)}
      />
      <IconButton size="s" label={t("manuals.print")} icon={<Printer />} shortcut="mod+p" onPress={onPrint} />
      <Button size="s" icon={<BookOpenText />} disabledReason={noPdf} onPress={onPdf}>
        {t("manuals.pdfOpen")}
      </Button>
      <Button size="s" icon={<FileDown />} isPending={isSaving} disabledReason={noPdf} onPress={onSave}>
        {t("manuals.pdf")}
      </Button>
    </header>
  );
}
