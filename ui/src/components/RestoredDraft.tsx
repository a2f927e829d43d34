import type { ReactNode } from "react";
import { useI18n } from "~/i18n/i18n";
import { Banner } from "~/kit/Banner";
import { Button } from "~/kit/Button";

export interface RestoredDraftProps {
  /** When it was typed, or null where the form began anew. */
  readonly at: string | null;
  readonly onDiscard: () => void;
  /** What else should be known. */
  readonly children?: ReactNode;
}

/** Says that a form opened with what was typed before, and offers to begin anew. */
export function RestoredDraft({ at, onDiscard, children }: RestoredDraftProps) {
  const { t, format } = useI18n();
  if (at === null) return null;
  return (
    <Banner
      tone="notice"
      live={false}
      title={t("common.draft.restored")}
      actions={
        <Button size="s" onPress={onDiscard}>
          {t("common.draft.discard")}
        </Button>
      }
    >
      <p>{t("common.draft.restoredText", { age: format.relative(at) })}</p>
      {children}
    </Banner>
  );
}
