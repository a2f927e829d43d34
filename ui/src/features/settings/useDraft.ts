import { useState } from "react";
import type { SettingName } from "~/components/settingsFields";
import type { Settings } from "~/ipc/generated";
import { type Edits, type Form, readForm } from "./draft";

export interface Draft extends Form {
  readonly isDirty: boolean;
  /** The settings as they were when editing began, if somebody has changed them since. */
  readonly movedFrom: Settings | null;
  readonly set: (name: SettingName, value: string) => void;
  /** Says that what somebody else changed has been read. */
  readonly acknowledge: () => void;
  readonly discard: () => void;
}

interface Begun {
  readonly edits: Edits;
  readonly since: Settings;
}

/** What is being edited, laid over the settings that hold now. */
export function useDraft(now: Settings): Draft {
  const [begun, setBegun] = useState<Begun | null>(null);
  const form = readForm(now, begun?.edits ?? {});
  const isDirty = form.changed.size > 0;
  const moved = begun && isDirty && JSON.stringify(begun.since) !== JSON.stringify(now);
  return {
    ...form,
    isDirty,
    movedFrom: moved ? begun.since : null,
    set: (name, value) =>
      setBegun((held) => ({
        edits: { ...held?.edits, [name]: value },
        // Edits that were taken back by hand leave nothing that could have been overtaken.
        since: held && isDirty ? held.since : now,
      })),
    acknowledge: () => setBegun((held) => (held ? { ...held, since: now } : null)),
    discard: () => setBegun(null),
  };
}
