import { ChevronDown, ChevronUp, ListTree, MoveHorizontal, Search, ZoomIn, ZoomOut } from "lucide-react";
import { type FormEvent, type KeyboardEvent, type ReactNode, useState } from "react";
import { useI18n } from "~/i18n/i18n";
import { IconButton } from "~/kit/Button";
import { TextField } from "~/kit/TextField";
import { holdImeEnter, isImeKey } from "~/util/keys";
import { LEAST_ZOOM, MOST_ZOOM, type Zoom } from "./layout";
import styles from "./Pdf.module.css";

export interface PdfToolbarProps {
  readonly title: string;
  readonly back: ReactNode;
  readonly keep: ReactNode;
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
  readonly zoom: Zoom;
  readonly scale: number;
  readonly onZoom: (zoom: Zoom) => void;
  readonly onStepZoom: (by: 1 | -1) => void;
  readonly onFind: () => void;
  /** Whether the contents stand at the side; null where there are none. */
  readonly outline: boolean | null;
  readonly onOutline: (isShown: boolean) => void;
}

export function PdfToolbar(props: PdfToolbarProps) {
  const { title, back, keep, page, pages, onPage, zoom, scale, onZoom, onStepZoom, onFind, outline, onOutline } = props;
  const { t } = useI18n();
  const percent = Math.round(scale * 100);
  return (
    <header className={styles["bar"]}>
      {back}
      <IconButton
        size="s"
        label={t("manuals.contents")}
        icon={<ListTree />}
        isPressed={outline === true}
        disabledReason={outline === null ? t("manuals.pdf.noOutline") : null}
        onPress={() => onOutline(outline !== true)}
      />
      <span className={styles["title"]}>{title}</span>
      <IconButton
        size="s"
        label={t("manuals.pdf.previousPage")}
        icon={<ChevronUp />}
        shortcut="arrowleft"
        disabledReason={page === 0 ? t("manuals.pdf.firstPage") : null}
        onPress={() => onPage(page - 1)}
      />
      <IconButton
        size="s"
        label={t("manuals.pdf.nextPage")}
        icon={<ChevronDown />}
        shortcut="arrowright"
        disabledReason={page >= pages - 1 ? t("manuals.pdf.lastPage") : null}
        onPress={() => onPage(page + 1)}
      />
      <PageField page={page} pages={pages} onPage={onPage} />
      <IconButton
        size="s"
        label={t("manuals.pdf.smaller")}
        icon={<ZoomOut />}
        shortcut="mod+-"
        disabledReason={scale <= LEAST_ZOOM ? t("manuals.pdf.smallest") : null}
        onPress={() => onStepZoom(-1)}
      />
      <span role="status" aria-label={t("manuals.pdf.zoom", { percent })} className={styles["zoom"]}>
        {percent}%
      </span>
      <IconButton
        size="s"
        label={t("manuals.pdf.larger")}
        icon={<ZoomIn />}
        disabledReason={scale >= MOST_ZOOM ? t("manuals.pdf.largest") : null}
        onPress={() => onStepZoom(1)}
      />
      <IconButton
        size="s"
        label={t("manuals.pdf.fitWidth")}
        icon={<MoveHorizontal />}
        shortcut="mod+0"
        isPressed={zoom === "width"}
        onPress={() => onZoom("width")}
      />
      <IconButton size="s" label={t("manuals.pdf.find")} icon={<Search />} shortcut="mod+f" onPress={onFind} />
      {keep}
    </header>
  );
}

/** The number of the page that is read, to be replaced by that of another. */
function PageField({ page, pages, onPage }: Pick<PdfToolbarProps, "page" | "pages" | "onPage">) {
  const { t, format } = useI18n();
  const [typed, setTyped] = useState<string | null>(null);
  const go = (event: FormEvent) => {
    event.preventDefault();
    // Digits of full width as an IME gives them.
    const wanted = Number.parseInt((typed ?? "").normalize("NFKC"), 10);
    setTyped(null);
    if (Number.isFinite(wanted)) onPage(Math.min(pages, Math.max(1, wanted)) - 1);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    holdImeEnter(event);
    if (event.key !== "Escape" || isImeKey(event) || typed === null) return;
    // Takes back what was typed; the book stays open.
    event.preventDefault();
    event.stopPropagation();
    setTyped(null);
  };
  return (
    <form onSubmit={go} onKeyDown={onKeyDown} noValidate className={styles["pageForm"]}>
      <TextField
        label={t("manuals.pdf.pageField")}
        labelHidden
        inputMode="numeric"
        autoComplete="off"
        value={typed ?? String(page + 1)}
        onChange={setTyped}
        onBlur={() => setTyped(null)}
        onFocus={(event) => (event.target as HTMLInputElement).select()}
        className={styles["pageField"] ?? ""}
      />
      <span>{t("manuals.pdf.ofPages", { pages: format.number(pages) })}</span>
    </form>
  );
}
