import { RotateCw } from "lucide-react";
import { useState } from "react";
import { useT } from "~/i18n/i18n";
import type { SyncState, Unreadable } from "~/ipc/generated";
import { Button } from "~/kit/Button";
import styles from "./OfflineLine.module.css";

const TEXTS = {
  damaged: { before: "app.sync.damagedBefore", after: "app.sync.damaged" },
  outdated: { before: "app.sync.outdatedBefore", after: "app.sync.outdated" },
} as const satisfies Record<Unreadable, unknown>;

/** One line when what was kept on this computer could not be used: it has been fetched anew, or is about to be. */
export function RefetchedLine({ sync }: { readonly sync: SyncState }) {
  const t = useT();
  const [read, setRead] = useState(false);
  if (!sync.unreadable || read) return null;
  const texts = TEXTS[sync.unreadable];
  const fetched = sync.synced_at !== null;
  return (
    <div role="status" className={styles["line"]}>
      <RotateCw aria-hidden="true" />
      <span className={styles["text"]}>{t(fetched ? texts.after : texts.before)}</span>
      {fetched ? (
        <Button size="s" onPress={() => setRead(true)}>
          {t("common.close")}
        </Button>
      ) : null}
    </div>
  );
}
