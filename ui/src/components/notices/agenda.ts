/** What of the notices still concerns anybody at work: not over, and with a moment of its own. Pure. */

import type { NoticeView } from "~/ipc/generated";
import { isOpenIncident, maintenancePhase, spanOf } from "./notices";

export interface Agenda {
  /** Something does not work now. */
  readonly incidents: readonly NoticeView[];
  /** Work goes on now. */
  readonly during: readonly NoticeView[];
  /** Work is planned, the next first. */
  readonly before: readonly NoticeView[];
}

/** The agenda at a moment of the console's clock. */
export function agendaAt(items: readonly NoticeView[], now: number): Agenda {
  const begin = (notice: NoticeView) => spanOf(notice)?.from ?? 0;
  const inPhase = (phase: "before" | "during") =>
    items.filter((one) => maintenancePhase(one, now) === phase).toSorted((a, b) => begin(a) - begin(b));
  return {
    incidents: items.filter((one) => isOpenIncident(one, now)),
    during: inPhase("during"),
    before: inPhase("before"),
  };
}
