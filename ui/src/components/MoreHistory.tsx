import { useT } from "~/i18n/i18n";
import { useOnline } from "~/ipc/state";
import { Button, type ButtonProps } from "~/kit/Button";
import { Problem } from "./Problem";
import type { HistoryPages } from "./useHistory";

export interface MoreHistoryProps {
  readonly history: HistoryPages;
  readonly size?: NonNullable<ButtonProps["size"]>;
}

/** Reads the next part of the history. Where that fails it is said here, and what was read stays. */
export function MoreHistory({ history, size = "m" }: MoreHistoryProps) {
  const t = useT();
  const isOnline = useOnline();
  return (
    <>
      {history.moreFailure ? <Problem failure={history.moreFailure} /> : null}
      <Button
        size={size}
        onPress={history.loadMore}
        isPending={history.isLoadingMore}
        disabledReason={isOnline ? null : t("history.moreOffline")}
      >
        {t(history.moreFailure ? "common.retry" : "history.more")}
      </Button>
    </>
  );
}
