import { useEffect, useRef, useState } from "react";
import { useT } from "~/i18n/i18n";
import type { MessageKey } from "~/i18n/messages";
import type { QuietHours } from "~/ipc/generated";
import { Button } from "~/kit/Button";
import { TextField } from "~/kit/TextField";
import { holdImeEnter } from "~/util/keys";
import styles from "./Account.module.css";
import { readHours, type TimeFault, timeText } from "./quietHours";

const FAULTS = { bad: "notices.settings.bad", same: "notices.settings.same" } as const satisfies Record<
  TimeFault,
  MessageKey
>;

export interface QuietHoursFormProps {
  /** As they are kept. */
  readonly hours: QuietHours;
  /** Why they cannot be changed, or null. */
  readonly reason: string | null;
  readonly busy: boolean;
  readonly onSave: (hours: QuietHours) => void;
}

/** From when until when nothing is shown. What is wrong is said at its field once the field is left. */
export function QuietHoursForm({ hours, reason, busy, onSave }: QuietHoursFormProps) {
  const t = useT();
  const form = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState({ from: timeText(hours.from), until: timeText(hours.until) });
  const [left, setLeft] = useState({ from: false, until: false });
  const [tries, setTries] = useState(0);
  const { faults, hours: read } = readHours(typed);
  const isSame = read !== null && read.from === hours.from && read.until === hours.until;
  // What is wrong has the focus when saving was tried.
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [tries]);
  const field = (name: "from" | "until", label: string) => {
    const fault = left[name] || tries > 0 ? faults[name] : undefined;
    return (
      <TextField
        label={label}
        value={typed[name]}
        onChange={(value) => setTyped({ ...typed, [name]: value })}
        onBlur={() => setLeft({ ...left, [name]: true })}
        description={t("notices.settings.format")}
        error={fault ? t(FAULTS[fault]) : undefined}
        isDisabled={reason !== null}
        autoComplete="off"
        className={styles["time"] ?? ""}
      />
    );
  };
  return (
    <form
      ref={form}
      className={styles["hours"]}
      aria-label={t("notices.settings.quietHours")}
      noValidate
      onKeyDown={holdImeEnter}
      onSubmit={(event) => {
        event.preventDefault();
        if (!read) setTries(tries + 1);
        if (!read || isSame || reason !== null) return;
        // What is typed next is not wrong before its field is left.
        setTries(0);
        setLeft({ from: false, until: false });
        onSave(read);
      }}
    >
      <div className={styles["times"]}>
        {field("from", t("notices.settings.from"))}
        {field("until", t("notices.settings.until"))}
      </div>
      {read && read.from > read.until ? (
        <p className={styles["quiet"]}>{t("notices.settings.nextDay", { time: timeText(read.until) })}</p>
      ) : null}
      <div className={styles["buttons"]}>
        <Button
          type="submit"
          isPending={busy}
          disabledReason={reason ?? (isSame ? t("notices.settings.unchanged") : null)}
        >
          {t("common.save")}
        </Button>
      </div>
    </form>
  );
}
