import { useQueryClient } from "@tanstack/react-query";
import { Eye } from "lucide-react";
import { showFailure } from "~/components/undo";
import { useT } from "~/i18n/i18n";
import type { RowLabel } from "~/ipc/generated";
import { useAct } from "~/ipc/query";
import { accept } from "~/ipc/state";
import { Button } from "~/kit/Button";
import styles from "./ViewingLine.module.css";

/** Says without fail that this is what somebody else sees, and leads back to oneself. */
export function ViewingLine({ viewing }: { readonly viewing: RowLabel }) {
  const t = useT();
  const queries = useQueryClient();
  const end = useAct("admins_view_as");
  return (
    <div role="status" className={styles["line"]}>
      <Eye aria-hidden="true" />
      <span className={styles["text"]}>{t("app.viewing.line", { name: viewing.name })}</span>
      <Button
        size="s"
        isPending={end.isPending}
        onPress={() =>
          end.mutate(
            { admin: null },
            { onSuccess: (state) => accept(queries, state), onError: (failure) => showFailure(t, failure) },
          )
        }
      >
        {t("app.viewing.end")}
      </Button>
    </div>
  );
}
