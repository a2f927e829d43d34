import { Copy } from "lucide-react";
import { useT } from "~/i18n/i18n";
import { Button } from "~/kit/Button";
import { showToast } from "~/kit/toasts";

export interface CopyButtonProps {
  readonly text: string;
  readonly size?: "m" | "s";
  /** What is copied, where that is not plain from what stands beside it. */
  readonly label?: string;
}

/** Puts a text into the clipboard and says whether that worked. */
export function CopyButton({ text, size = "m", label }: CopyButtonProps) {
  const t = useT();
  const copy = () => {
    // Where a window may not reach the clipboard there is none: the text itself can still be selected.
    const written = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error("no clipboard"));
    void written.then(
      () => showToast({ text: t("common.copied") }),
      () => showToast({ tone: "warning", text: t("common.copyFailed") }),
    );
  };
  return (
    <Button size={size} icon={<Copy />} onPress={copy}>
      {label ?? t("common.copy")}
    </Button>
  );
}
