import { useState } from "react";
import { FormDialog } from "~/components/FormDialog";
import { useReason } from "~/components/reasons";
import { useI18n } from "~/i18n/i18n";
import type { MessageKey } from "~/i18n/messages";
import type { Change, DeviceId, Platform } from "~/ipc/generated";
import { Select } from "~/kit/Select";
import { TextField } from "~/kit/TextField";
import { DevicePicker } from "./DevicePicker";

/** The violation policy is for these. */
export const SMART: readonly Platform[] = ["ios", "android"];

const SPANS = ["day", "days3", "week", "until"] as const;
type Span = (typeof SPANS)[number];
const SPAN_KEYS = {
  day: "policies.span.day",
  days3: "policies.span.days3",
  week: "policies.span.week",
  until: "policies.span.until",
} as const satisfies Record<Span, MessageKey>;
const HOURS = { day: 24, days3: 72, week: 168 } as const satisfies Record<Exclude<Span, "until">, number>;

export interface ActivateDialogProps {
  /** On which; null asks for one. */
  readonly device: DeviceId | null;
  /** The change, whose effect is to be shown next. */
  readonly onPick: (change: Change) => void;
  readonly onClose: () => void;
}

/** Until when, and why, the violation policy is to hold on a phone. */
export function ActivateDialog({ device, onPick, onClose }: ActivateDialogProps) {
  const { t, format } = useI18n();
  const [chosen, setChosen] = useState(device);
  const [span, setSpan] = useState<Span>("days3");
  const [until, setUntil] = useState("");
  const [reason, setReason] = useState("");
  const [opened] = useState(Date.now);
  const denied = useReason("policy.violation", chosen ? [{ kind: "row", id: { kind: "device", id: chosen } }] : []);
  const at = span === "until" ? Date.parse(until) : opened + HOURS[span] * 3_600_000;
  const isPast = span === "until" && until !== "" && !(at > opened);
  const end = Number.isNaN(at) ? null : new Date(at).toISOString();
  const blocked =
    (chosen === null ? t("policies.chooseDevice") : denied) ??
    (end === null || isPast ? t("policies.untilFirst") : null) ??
    (reason.trim() === "" ? t("policies.whyFirst") : null);
  return (
    <FormDialog
      help="policies-activate"
      title={t("policies.activateTitle")}
      submitLabel={t("policies.assignNext")}
      onSubmit={() => {
        if (chosen && end)
          onPick({ type: "violation_activate", device: chosen, until: end, reason: reason.trim(), by: null });
      }}
      onClose={onClose}
      busy={false}
      failure={null}
      blocked={blocked}
    >
      <p>{t("policies.activateHelp")}</p>
      {device === null ? <DevicePicker chosen={chosen} onChoose={setChosen} platforms={SMART} /> : null}
      <Select<Span>
        label={t("policies.span")}
        value={span}
        onChange={setSpan}
        options={SPANS.map((id) => ({ id, label: t(SPAN_KEYS[id]) }))}
        description={span !== "until" && end ? t("policies.spanUntil", { at: format.dateTime(end) }) : undefined}
      />
      {span === "until" ? (
        <TextField
          label={t("policies.until")}
          type="datetime-local"
          value={until}
          onChange={setUntil}
          error={isPast ? t("policies.untilPast") : undefined}
        />
      ) : null}
      <TextField
        label={t("history.reason")}
        description={t("policies.whyHelp")}
        value={reason}
        onChange={setReason}
        maxLength={254}
        autoFocus={device !== null}
      />
    </FormDialog>
  );
}
