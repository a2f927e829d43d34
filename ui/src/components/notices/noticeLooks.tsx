import {
  CircleCheck,
  CircleQuestionMark,
  Info,
  type LucideIcon,
  PencilLine,
  Siren,
  TriangleAlert,
  Wrench,
} from "lucide-react";
import { useT } from "~/i18n/i18n";
import type { MessageKey } from "~/i18n/messages";
import type { NoticeKind, NoticeView } from "~/ipc/generated";
import { Badge } from "~/kit/Badge";

/** The picture of every kind of notice. */
export const NOTICE_ICONS = {
  information: Info,
  maintenance: Wrench,
  incident: TriangleAlert,
  unknown: CircleQuestionMark,
} as const satisfies Record<NoticeKind, LucideIcon>;

/** The word of every kind of notice. */
export const NOTICE_KINDS = {
  information: "notices.kind.information",
  maintenance: "notices.kind.maintenance",
  incident: "notices.kind.incident",
  unknown: "notices.kind.unknown",
} as const satisfies Record<NoticeKind, MessageKey>;

const TONES = {
  information: "neutral",
  maintenance: "notice",
  incident: "warning",
  unknown: "neutral",
} as const satisfies Record<NoticeKind, string>;

/** What a notice is about, by picture and word. */
export function NoticeKindBadge({ kind }: { readonly kind: NoticeKind }) {
  const t = useT();
  const Icon = NOTICE_ICONS[kind];
  return (
    <Badge tone={TONES[kind]} icon={<Icon aria-hidden="true" />}>
      {t(NOTICE_KINDS[kind])}
    </Badge>
  );
}

/** What else there is to know before reading: that it is urgent, was corrected, is over. */
export function NoticeStateBadges({ notice }: { readonly notice: NoticeView }) {
  const t = useT();
  return (
    <>
      {notice.ended_at ? <Badge icon={<CircleCheck aria-hidden="true" />}>{t("notices.badge.ended")}</Badge> : null}
      {notice.emergency ? (
        <Badge tone="danger" icon={<Siren aria-hidden="true" />}>
          {t("notices.badge.emergency")}
        </Badge>
      ) : null}
      {notice.corrected_at ? (
        <Badge tone="accent" icon={<PencilLine aria-hidden="true" />}>
          {t("notices.badge.corrected")}
        </Badge>
      ) : null}
    </>
  );
}
