/** How the state of the service looks and what it is called. The records are total: a new level does not compile until it has words. */

import {
  CircleAlert,
  CircleCheck,
  CircleQuestionMark,
  CircleX,
  type LucideIcon,
  TriangleAlert,
  Wrench,
} from "lucide-react";
import type { OverallTone } from "~/components/status/statusSentence";
import type { MessageKey } from "~/i18n/messages";
import type { StatusLevel } from "~/ipc/generated";

export const LEVELS = {
  operational: { icon: CircleCheck, tone: "ok", text: "status.level.operational" },
  degraded: { icon: TriangleAlert, tone: "warning", text: "status.level.degraded" },
  outage: { icon: CircleX, tone: "danger", text: "status.level.outage" },
  maintenance: { icon: Wrench, tone: "notice", text: "status.level.maintenance" },
  unknown: { icon: CircleQuestionMark, tone: "neutral", text: "status.level.unknown" },
} as const satisfies Record<StatusLevel, { icon: LucideIcon; tone: string; text: MessageKey }>;

export const OVERALL_ICONS = {
  ok: CircleCheck,
  notice: Wrench,
  warning: TriangleAlert,
  danger: CircleAlert,
} as const satisfies Record<OverallTone, LucideIcon>;
