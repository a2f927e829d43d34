import { useKeptEdits } from "~/components/keptDraft";
import { type SettingName, valuesOf } from "~/components/settingsFields";
import type { Settings } from "~/ipc/generated";
import { type Form, readForm } from "./draft";

export interface Draft extends Form {
  readonly isDirty: boolean;
  /** The settings as they were when editing began, if somebody has changed them since. */
  readonly movedFrom: Settings | null;
  /** When the draft was typed, if the screen opened with one. */
  readonly restoredAt: string | null;
  readonly set: (name: SettingName, value: string) => void;
  /** Says that what somebody else changed has been read. */
  readonly acknowledge: () => void;
  readonly discard: () => void;
}

const isText = (value: unknown): value is string => typeof value === "string";

/** What is being edited, laid over the settings that hold now; kept as a draft. */
export function useDraft(now: Settings): Draft {
  const { edits, movedFrom, restoredAt, set, acknowledge, discard } = useKeptEdits(
    "settings",
    valuesOf(now),
    isText,
    (some) => readForm(now, some).changed.size > 0,
  );
  const form = readForm(now, edits);
  return {
    ...form,
    isDirty: form.changed.size > 0,
    // What held once has no faults.
    movedFrom: movedFrom && readForm(now, movedFrom).settings,
    restoredAt,
    set,
    acknowledge,
    discard,
  };
}
