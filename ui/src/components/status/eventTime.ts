/** When something of the status document is, was or will be, in words. Pure; the time is given. */

import type { StatusEvent } from "~/ipc/generated";
import { isOverdue, stageOf } from "./statusEvents";
import type { Words } from "./statusSentence";

/** From when to when; what is planned is told as planned. */
export function eventTime(event: StatusEvent, now: number, { t, format }: Words): string {
  const { starts_at: start, ends_at: end, ended_at: ended } = event;
  switch (stageOf(event, now)) {
    case "over": {
      if (ended === null) return "";
      if (start === null) return t("status.endedAt", { to: format.when(ended, now) });
      if (Date.parse(ended) <= Date.parse(start)) return t("status.calledOff");
      // Under the heading of its day the time alone is enough.
      return t("status.span", {
        from: format.when(start, Date.parse(start)),
        to: format.when(ended, Date.parse(start)),
      });
    }
    case "coming":
      if (start === null) return t("status.noTime");
      return end === null
        ? t("status.begins", { from: format.when(start, now) })
        : t("status.span", { from: format.when(start, now), to: format.when(end, Date.parse(start)) });
    case "going_on": {
      const began = start === null ? t("status.beganUnknown") : t("status.began", { from: format.when(start, now) });
      if (end === null) return began;
      const to = format.when(end, now);
      return format.list([began, t(isOverdue(event, now) ? "status.overdue" : "status.planned", { to })]);
    }
  }
}
