import { Archive, CircleCheck, type LucideIcon, Package, TriangleAlert, Wrench } from "lucide-react";
import { DEVICE_STATE_NAMES } from "~/i18n/deviceState";
import { useT } from "~/i18n/i18n";
import type { DeviceState } from "~/ipc/generated";
import { Badge, type BadgeProps } from "~/kit/Badge";

const LOOKS: Readonly<Record<DeviceState, { readonly tone: BadgeProps["tone"]; readonly Icon: LucideIcon }>> = {
  active: { tone: "ok", Icon: CircleCheck },
  in_stock: { tone: "neutral", Icon: Package },
  repair: { tone: "notice", Icon: Wrench },
  lost: { tone: "danger", Icon: TriangleAlert },
  retired: { tone: "neutral", Icon: Archive },
};

/** What has become of a device: a picture and a word. */
export function DeviceStateBadge({ state }: { readonly state: DeviceState }) {
  const t = useT();
  const { tone, Icon } = LOOKS[state];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden="true" />}>
      {t(DEVICE_STATE_NAMES[state])}
    </Badge>
  );
}
