import { useT } from "~/i18n/i18n";
import { Banner } from "~/kit/Banner";
import { Button } from "~/kit/Button";

export interface MovedField {
  readonly field: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
  /** Whether the draft would change it back. */
  readonly isMine: boolean;
}

export interface MovedMeanwhileProps {
  readonly title: string;
  readonly fields: readonly MovedField[];
  readonly onRead: () => void;
}

/** Somebody else saved while this was being edited: what they changed, and which of it the draft would change back. */
export function MovedMeanwhile({ title, fields, onRead }: MovedMeanwhileProps) {
  const t = useT();
  return (
    <Banner
      tone="warning"
      title={title}
      actions={
        <Button size="s" onPress={() => onRead()}>
          {t("common.draft.movedRead")}
        </Button>
      }
    >
      <ul>
        {fields.map(({ field, label, before, after, isMine }) => (
          <li key={field}>
            {t("history.effect.field", { label, before, after })}
            {isMine ? ` ${t("common.draft.movedMine")}` : null}
          </li>
        ))}
      </ul>
      <p>{t("common.draft.movedText")}</p>
    </Banner>
  );
}
