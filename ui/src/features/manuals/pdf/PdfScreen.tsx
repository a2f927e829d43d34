import { ArrowLeft, FileDown, FileX } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { Problem } from "~/components/Problem";
import { useI18n } from "~/i18n/i18n";
import { useCall } from "~/ipc/query";
import { Button } from "~/kit/Button";
import { EmptyState } from "~/kit/EmptyState";
import { Progress } from "~/kit/Progress";
import { LoadingArea } from "~/kit/Spinner";
import { matchesShortcut } from "~/util/keys";
import { useStable } from "~/util/useStable";
import { isElsewhere } from "../elsewhere";
import { useSavePdf } from "../useSavePdf";
import styles from "./Pdf.module.css";
import { PdfReader } from "./PdfReader";
import { usePdfBook } from "./usePdfBook";

export interface PdfScreenProps {
  /** Whose PDF it is. */
  readonly book: string;
  /** Back to the pages. */
  readonly onClose: () => void;
}

/** The PDF of a book, read within the console. */
export function PdfScreen({ book, onClose }: PdfScreenProps) {
  const { t, locale } = useI18n();
  const contents = useCall("manuals_contents", { language: locale }).data;
  const title = contents?.books.find((one) => one.id === book)?.title ?? t("manuals.open");
  const { opening, again } = usePdfBook(book);
  const { save, isSaving, failure } = useSavePdf();
  const onKey = useStable((event: KeyboardEvent) => {
    if (event.defaultPrevented || isElsewhere() || !matchesShortcut(event, "escape")) return;
    event.preventDefault();
    onClose();
  });
  useEffect(() => {
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [onKey]);
  const back = (
    <Button size="s" icon={<ArrowLeft />} shortcut="escape" onPress={onClose}>
      {t("manuals.pdf.back")}
    </Button>
  );
  const keep = (
    <Button size="s" icon={<FileDown />} isPending={isSaving} onPress={() => save(book)}>
      {t("manuals.pdf")}
    </Button>
  );
  const problem = failure ? <Problem failure={failure} /> : null;
  if (opening.status === "open") {
    return <PdfReader pdf={opening.pdf} title={title} back={back} keep={keep} problem={problem} />;
  }
  return (
    <section className={styles["screen"]} aria-label={title}>
      <header className={styles["bar"]}>
        {back}
        <span className={styles["title"]}>{title}</span>
        {keep}
      </header>
      {problem}
      <NotYet opening={opening} again={again} />
    </section>
  );
}

type NotOpen = Exclude<ReturnType<typeof usePdfBook>["opening"], { readonly status: "open" }>;

function NotYet({ opening, again }: { readonly opening: NotOpen; readonly again: () => void }): ReactNode {
  const { t } = useI18n();
  const retry = <Button onPress={again}>{t("common.retry")}</Button>;
  switch (opening.status) {
    case "fetching":
      return <LoadingArea label={t("manuals.pdf.opening")} />;
    case "reading":
      return (
        <div className={styles["opening"]}>
          <Progress
            label={t("manuals.pdf.opening")}
            done={opening.done}
            total={opening.of}
            count={t("manuals.pdf.pagesRead", { done: opening.done, of: opening.of })}
            announced={t("manuals.pdf.opening")}
          />
        </div>
      );
    case "failed":
      return <Problem failure={opening.failure} onRetry={again} />;
    case "unreadable":
      return (
        <div role="alert" className={styles["broken"]}>
          <EmptyState icon={<FileX />} title={t("manuals.pdf.unreadable")} actions={retry}>
            {t("manuals.pdf.unreadableText")}
          </EmptyState>
        </div>
      );
  }
}
