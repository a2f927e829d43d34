import { useEffect, useState } from "react";
import { useT } from "~/i18n/i18n";
import type { PdfBook } from "./engine";
import type { PdfLink } from "./links";
import styles from "./Pdf.module.css";

export interface PdfLinksProps {
  readonly pdf: PdfBook;
  /** From 0. */
  readonly index: number;
  readonly onGo: (page: number, points: number) => void;
}

/**
 * What on a page leads to another place of the book, for the mouse: as small as it is printed, and dozens on a page of
 * contents. With the keyboard and by ear one goes by the contents at the side.
 */
export function PdfLinks({ pdf, index, onGo }: PdfLinksProps) {
  const t = useT();
  const [links, setLinks] = useState<readonly PdfLink[]>([]);
  useEffect(() => {
    let isLeft = false;
    pdf.readLinks(index).then(
      (found) => {
        if (!isLeft) setLinks(found);
      },
      // Without its links the page can still be read.
      () => {},
    );
    return () => {
      isLeft = true;
    };
  }, [pdf, index]);
  const part = (of: number) => `${of * 100}%`;
  return links.map(({ left, top, width, height, page, points }) => (
    <button
      key={`${left} ${top}`}
      type="button"
      tabIndex={-1}
      aria-hidden="true"
      title={t("manuals.pdf.goToPage", { page: page + 1 })}
      className={styles["link"]}
      style={{ left: part(left), top: part(top), width: part(width), height: part(height) }}
      onClick={() => onGo(page, points)}
    />
  ));
}
