import { useNavigate, useSearch } from "@tanstack/react-router";
import { Bookmark, BookmarkCheck, FileDown } from "lucide-react";
import { linkedScreen } from "~/components/manuals/help";
import { ManualPage } from "~/components/manuals/ManualPage";
import { ManualSearch } from "~/components/manuals/ManualSearch";
import { findPage, type ManualPlace } from "~/components/manuals/manualPlace";
import { Problem } from "~/components/Problem";
import { useI18n } from "~/i18n/i18n";
import { useAct, useCall } from "~/ipc/query";
import { Button, IconButton } from "~/kit/Button";
import { showToast } from "~/kit/toasts";
import { useStable } from "~/util/useStable";
import { useBookmarks } from "./bookmarks";
import { ContentsNav } from "./ContentsNav";
import { ManualState } from "./ManualState";
import styles from "./Manuals.module.css";

/** The whole manual: its contents, its search, a page. The page is the address. */
export function ManualsScreen() {
  const { t, locale } = useI18n();
  const place = useSearch({ from: "/manuals" });
  const navigate = useNavigate();
  const contents = useCall("manuals_contents", { language: locale }).data ?? null;
  const found = contents ? findPage(contents, place) : null;
  const save = useAct("manuals_pdf_save");
  const { bookmarks, toggle } = useBookmarks();
  const go = useStable((to: ManualPlace) => void navigate({ to: "/manuals", search: to }));
  const open = useStable((name: string) => {
    const to = linkedScreen(name);
    if (to) void navigate({ to });
  });
  const isKept = found !== null && bookmarks.includes(found.page.id);
  const savePdf = () => {
    if (!found) return;
    save.mutate(
      { language: locale, book: found.book.id },
      {
        onSuccess: (file) => (file ? showToast({ text: t("manuals.pdfSaved", { file: file.file_name }) }) : undefined),
      },
    );
  };
  return (
    <div className={styles["screen"]}>
      <nav aria-label={t("manuals.contents")} className={styles["aside"]}>
        <ManualSearch onPlace={go}>
          <ContentsNav contents={contents} found={found} bookmarks={bookmarks} onPlace={go} />
        </ManualSearch>
        <ManualState />
      </nav>
      <section className={styles["main"]} aria-label={found?.page.title ?? t("manuals.open")}>
        {found ? (
          <header className={styles["bar"]}>
            <span className={styles["path"]}>{found.book.title}</span>
            <IconButton
              size="s"
              label={t(isKept ? "manuals.unbookmark" : "manuals.bookmark")}
              icon={isKept ? <BookmarkCheck /> : <Bookmark />}
              isPressed={isKept}
              onPress={() => toggle(found.page.id)}
            />
            <Button
              size="s"
              icon={<FileDown />}
              isPending={save.isPending}
              disabledReason={found.book.has_pdf ? null : t("manuals.noPdf")}
              onPress={savePdf}
            >
              {t("manuals.pdf")}
            </Button>
          </header>
        ) : null}
        {save.error ? <Problem failure={save.error} /> : null}
        <ManualPage place={place} onPlace={go} onScreen={open} canOpen={(name) => linkedScreen(name) !== null} />
      </section>
    </div>
  );
}
