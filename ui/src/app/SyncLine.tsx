import { Check, CloudOff, LoaderCircle } from "lucide-react";
import { Button } from "react-aria-components";
import { useI18n } from "~/i18n/i18n";
import type { SyncStatus } from "~/ipc/generated";
import { useAppState } from "~/ipc/state";
import { Tooltip } from "~/kit/Tooltip";
import { cx } from "~/util/cx";
import styles from "./SyncLine.module.css";

const LOOKS = {
  live: { icon: Check, text: "app.sync.live" },
  loading: { icon: LoaderCircle, text: "app.sync.loading" },
  empty: { icon: LoaderCircle, text: "app.sync.loading" },
  offline: { icon: CloudOff, text: "app.sync.offline" },
} as const satisfies Record<SyncStatus, unknown>;

/** How fresh what is shown is: a word, and the details on hover or focus. */
export function SyncLine() {
  const { t, format } = useI18n();
  const { sync } = useAppState();
  const { icon: Icon, text } = LOOKS[sync.status];
  const word = (
    <Button className={cx(styles["state"], styles[sync.status])} aria-live="polite">
      <Icon aria-hidden="true" />
      {t(text)}
    </Button>
  );
  if (sync.status !== "live" || !sync.synced_at) return word;
  return <Tooltip text={t("app.sync.liveDetail", { time: format.time(sync.synced_at) })}>{word}</Tooltip>;
}
