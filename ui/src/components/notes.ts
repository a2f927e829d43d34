/** What others did to one's account, in words. */

import type { Format } from "~/i18n/format";
import type { Translate } from "~/i18n/i18n";
import type { AccountNote, AccountNoteKind } from "~/ipc/generated";

type Words = { readonly t: Translate; readonly by: string; readonly time: string };

const TEXTS: Readonly<Record<AccountNoteKind, (words: Words) => string>> = {
  password_set: ({ t, by, time }) => t("account.note.password_set", { by, time }),
  factor_removed: ({ t, by, time }) => t("account.note.factor_removed", { by, time }),
  sessions_ended: ({ t, by, time }) => t("account.note.sessions_ended", { by, time }),
  locked: ({ t, time }) => t("account.note.locked", { time }),
  recovery_code_used: ({ t, time }) => t("account.note.recovery_code_used", { time }),
  unknown: ({ t, by, time }) => t("account.note.unknown", { by, time }),
};

/** One note as a sentence: what, who, when. */
export function noteText(t: Translate, format: Format, note: AccountNote): string {
  const words: Words = { t, by: note.by || t("account.note.somebody"), time: format.dateTime(note.at) };
  // A service newer than this console may tell of something that this table does not have.
  return (TEXTS[note.kind] ?? TEXTS.unknown)(words);
}
