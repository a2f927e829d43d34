import { useMemo } from "react";
import { useKeptEdits } from "~/components/keptDraft";
import type { PolicySectionView } from "~/ipc/generated";
import { type Meeting, meetings } from "./meetings";
import {
  type Edited,
  type Edits,
  type Fields,
  fieldsOf,
  keepMine,
  namesIn,
  type PolicyForm,
  readPolicy,
} from "./policyDraft";

export interface PolicyDraft extends PolicyForm {
  readonly isDirty: boolean;
  /** What holds now, and what held when editing began. */
  readonly now: Fields;
  readonly since: Fields;
  readonly edits: Edits;
  /** Sections that somebody else changed meanwhile. */
  readonly meetings: readonly Meeting[];
  /** When the draft was typed, if the screen opened with one. */
  readonly restoredAt: string | null;
  readonly edit: (values: Readonly<Record<string, string | null>>) => void;
  /** Takes the edits of a section back. */
  readonly drop: (section: string) => void;
  /** Keeps what is edited in a section although somebody else changed it. */
  readonly keep: (section: string) => void;
  /** Says that what somebody else changed in these sections has been read. */
  readonly acknowledge: (sections: readonly string[]) => void;
  readonly discard: () => void;
}

const isFieldText = (value: unknown): value is string | null => value === null || typeof value === "string";

/** What is being edited of a policy, laid over what holds now; kept as a draft of its own for each policy. */
export function usePolicyDraft(catalogue: readonly PolicySectionView[], edited: Edited): PolicyDraft {
  const now = useMemo(() => fieldsOf(catalogue, edited), [catalogue, edited]);
  const kept = useKeptEdits<string, string | null>(
    edited.kind === "individual" ? `policy-${edited.policy.id}` : `policy-${edited.kind}`,
    now,
    isFieldText,
    (some) => readPolicy(catalogue, edited, some).changed.size > 0,
  );
  const { edits, movedFrom } = kept;
  const form = useMemo(() => readPolicy(catalogue, edited, edits), [catalogue, edited, edits]);
  const since = movedFrom ?? now;
  return {
    ...form,
    isDirty: form.changed.size > 0,
    now,
    since,
    edits,
    meetings: movedFrom ? meetings(movedFrom, now, form.changed) : [],
    restoredAt: kept.restoredAt,
    edit: kept.edit,
    drop: (section) => kept.drop(namesIn(now, section)),
    keep: (section) => {
      kept.edit(keepMine(since, now, edits, section));
      kept.acknowledge(namesIn(now, section));
    },
    acknowledge: (sections) => kept.acknowledge(sections.flatMap((section) => namesIn(now, section))),
    discard: kept.discard,
  };
}
