import { CopyPlus, Plus } from "lucide-react";
import { useState } from "react";
import type { FieldErrors } from "~/components/fieldErrors";
import { useT } from "~/i18n/i18n";
import { useCall } from "~/ipc/query";
import { Button } from "~/kit/Button";
import { LoadingArea } from "~/kit/Spinner";
import styles from "./Admins.module.css";
import { CopyGrantsDialog } from "./CopyGrantsDialog";
import { CopyNotice } from "./CopyNotice";
import type { LeftOut } from "./copyGrants";
import { GrantBlock } from "./GrantBlock";
import { type DraftGrant, draftsOf, emptyDraft } from "./grants";

export interface GrantsEditorProps {
  readonly drafts: readonly DraftGrant[];
  readonly onChange: (drafts: readonly DraftGrant[]) => void;
  readonly errors: FieldErrors;
}

/** Everything an admin may do: grant by grant, never merged. */
export function GrantsEditor({ drafts, onChange, errors }: GrantsEditorProps) {
  const t = useT();
  const catalogue = useCall("permissions_list", {}).data;
  const [isCopying, setCopying] = useState(false);
  const [copied, setCopied] = useState<{ readonly name: string; readonly leftOut: readonly LeftOut[] } | null>(null);
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
      <div className={styles["addLine"]}>
        <Button size="s" icon={<Plus />} onPress={() => onChange([...drafts, emptyDraft(next, "groups")])}>
          {t("admins.addGrant")}
        </Button>
        <Button size="s" icon={<CopyPlus />} onPress={() => setCopying(true)}>
          {t("admins.copyGrants")}
        </Button>
      </div>
      {copied ? <CopyNotice name={copied.name} leftOut={copied.leftOut} /> : null}
      {isCopying ? (
        <CopyGrantsDialog
          onClose={() => setCopying(false)}
          onCopied={(from, { grants, leftOut }) => {
            setCopying(false);
            setCopied({ name: from.name, leftOut });
            // New keys, so that nothing typed into the blocks before is taken for theirs.
            const taken = draftsOf(grants).map((draft) => ({ ...draft, key: draft.key + next }));
            onChange(taken.length > 0 ? taken : [emptyDraft(next, "groups")]);
            errors.touch("/grants");
          }}
        />
      ) : null}
    </div>
  );
}
