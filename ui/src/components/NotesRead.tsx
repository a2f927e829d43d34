import { useQueryClient } from "@tanstack/react-query";
import { useT } from "~/i18n/i18n";
import { useAct } from "~/ipc/query";
import { accept } from "~/ipc/state";
import { Button } from "~/kit/Button";
import { useBlockedReason } from "./blocked";
import { showFailure } from "./undo";

/** Says that one has read what others did to one's account. */
export function NotesRead() {
  const t = useT();
  const queries = useQueryClient();
  const read = useAct("session_notes_read");
  const blocked = useBlockedReason();
  return (
    <Button
      size="s"
      isPending={read.isPending}
      disabledReason={blocked}
      onPress={() =>
        read.mutate({}, { onSuccess: (state) => accept(queries, state), onError: (failure) => showFailure(t, failure) })
      }
    >
      {t("account.note.read")}
    </Button>
  );
}
