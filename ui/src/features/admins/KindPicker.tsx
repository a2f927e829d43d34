import { useReasons } from "~/components/reasons";
import { useT } from "~/i18n/i18n";
import type { MessageKey } from "~/i18n/messages";
import { RadioGroup } from "~/kit/RadioGroup";
import type { Catalogue } from "./grants";
import { KINDS, type Kind, wholePermissions } from "./presets";

const KIND_KEYS = {
  system: "admins.kind.system",
  systemWithoutLogs: "admins.kind.systemWithoutLogs",
  group: "admins.kind.group",
  custom: "admins.kind.custom",
} as const satisfies Record<Kind, MessageKey>;

const KIND_HELPS = {
  system: "admins.kindHelp.system",
  systemWithoutLogs: "admins.kindHelp.systemWithoutLogs",
  group: "admins.kindHelp.group",
  custom: "admins.kindHelp.custom",
} as const satisfies Record<Kind, MessageKey>;

export interface KindPickerProps {
  readonly kind: Kind;
  readonly onChange: (kind: Kind) => void;
  readonly catalogue: Catalogue;
}

/** What kind of admin is to be registered; a kind whose permissions one does not hold oneself says so. */
export function KindPicker({ kind, onChange, catalogue }: KindPickerProps) {
  const t = useT();
  const reasons = useReasons(
    catalogue.map(({ permission }) => ({ permission, target: { kind: "organization" } as const })),
  );
  const reasonFor = (one: Kind) => {
    const wanted = wholePermissions(one, catalogue);
    return catalogue.map((entry, at) => (wanted.includes(entry.permission) ? reasons[at] : null)).find(Boolean) ?? null;
  };
  return (
    <RadioGroup
      label={t("admins.kind")}
      value={kind}
      onChange={onChange}
      options={KINDS.map((one) => {
        const reason = reasonFor(one);
        return {
          id: one,
          label: t(KIND_KEYS[one]),
          description: reason ? t("admins.kindRefused", { reason }) : t(KIND_HELPS[one]),
          isDisabled: reason !== null,
        };
      })}
    />
  );
}
