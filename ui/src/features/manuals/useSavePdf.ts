import { useI18n } from "~/i18n/i18n";
import type { IpcFailure } from "~/ipc/client";
import { useAct } from "~/ipc/query";
import { showToast } from "~/kit/toasts";

/** Saves the PDF of a book where the person says. */
export function useSavePdf(): {
  readonly save: (book: string) => void;
  readonly isSaving: boolean;
  readonly failure: IpcFailure | null;
} {
  const { t, locale } = useI18n();
  const act = useAct("manuals_pdf_save");
  const save = (book: string) =>
    act.mutate(
      { language: locale, book },
      {
        onSuccess: (file) => (file ? showToast({ text: t("manuals.pdfSaved", { file: file.file_name }) }) : undefined),
      },
    );
  return { save, isSaving: act.isPending, failure: act.error };
}
