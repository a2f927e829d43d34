import { Plus } from "lucide-react";
import type { FieldErrors } from "~/components/fieldErrors";
import { useT } from "~/i18n/i18n";
import { useCall } from "~/ipc/query";
import { Button } from "~/kit/Button";
import { LoadingArea } from "~/kit/Spinner";
import styles from "./Admins.module.css";
import { GrantBlock } from "./GrantBlock";
import { type DraftGrant, emptyDraft } from "./grants";

export interface GrantsEditorProps {
  readonly drafts: readonly DraftGrant[];
  readonly onChange: (drafts: readonly DraftGrant[]) => void;
  readonly errors: FieldErrors;
}

/** Everything an admin may do: grant by grant, never merged. */
export function GrantsEditor({ drafts, onChange, errors }: GrantsEditorProps) {
  const t = useT();
  const catalogue = useCall("permissions_list", {}).data;
  if (!catalogue) return <LoadingArea />;
  const next = Math.max(-1, ...drafts.map((draft) => draft.key)) + 1;
  const remove = (draft: DraftGrant) => {
    onChange(drafts.filter((one) => one.key !== draft.key));
    // Those behind it move up, and errors are told by place.
    errors.touch("/grants");
  };
  return (
    <div className={styles["grants"]}>
      {drafts.map((draft, index) => (
        <GrantBlock
          key={draft.key}
          draft={draft}
          catalogue={catalogue}
          position={index + 1}
          onChange={(changed) => {
            onChange(drafts.map((one) => (one.key === draft.key ? changed : one)));
            errors.touch(`/grants/${index}`);
          }}
          onRemove={drafts.length > 1 ? () => remove(draft) : undefined}
          error={errors.at(`/grants/${index}`)}
        />
      ))}
      <Button
        size="s"
        icon={<Plus />}
        className={styles["add"]}
        onPress={() => onChange([...drafts, emptyDraft(next, "groups")])}
      >
        {t("admins.addGrant")}
      </Button>
    </div>
  );
}
