import { useBlockedReason } from "~/components/blocked";
import { NotesRead } from "~/components/NotesRead";
import { noteText } from "~/components/notes";
import { useI18n } from "~/i18n/i18n";
import type { AccountNote } from "~/ipc/generated";
import { Banner } from "~/kit/Banner";
import { Button } from "~/kit/Button";
import styles from "./NotesBanner.module.css";
import { overlayStore } from "./overlays";

/** More than these are counted; all of them stand on the account's own screen. */
const SHOWN = 3;

/** What others did to one's account since one last said that one has read it: nobody should find out by chance. */
export function NotesBanner({ notes }: { readonly notes: readonly AccountNote[] }) {
  const { t, format } = useI18n();
  const blocked = useBlockedReason();
  const shown = notes.slice(-SHOWN).reverse();
  return (
    <Banner
      tone="warning"
      title={t("account.note.title")}
      className={styles["notes"] ?? ""}
      actions={
        <>
          <Button size="s" disabledReason={blocked} onPress={() => overlayStore.set("password")}>
            {t("app.account.password")}
          </Button>
          <NotesRead />
        </>
      }
    >
      <ul>
        {shown.map((note) => (
          <li key={`${note.at}${note.kind}`}>{noteText(t, format, note)}</li>
        ))}
      </ul>
      {notes.length > SHOWN ? <p>{t("account.note.more", { n: notes.length - SHOWN })}</p> : null}
      <p className={styles["hint"]}>{t("account.note.hint")}</p>
    </Banner>
  );
}
