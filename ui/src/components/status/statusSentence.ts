/** The state of the service in a sentence. Pure; the time is given. */

import type { Format } from "~/i18n/format";
import type { Translate } from "~/i18n/i18n";
import type { Locale } from "~/i18n/types";
import type { NoticeId, StatusDocument, StatusState } from "~/ipc/generated";
import { type Overall, outage, overall, staleSince, unconfirmedSince } from "./statusEvents";

export interface Words {
  readonly t: Translate;
  readonly format: Format;
  readonly locale: Locale;
}

export type OverallTone = "ok" | "notice" | "warning" | "danger";

const TONES = {
  outage: "danger",
  maintenance: "notice",
  degraded: "warning",
  unclear: "warning",
  operational: "ok",
  nothing: "ok",
} as const satisfies Record<Overall["kind"], OverallTone>;

const SENTENCES = {
  outage: "status.overall.outage",
  degraded: "status.overall.degraded",
  unclear: "status.overall.unclear",
  operational: "status.overall.operational",
  nothing: "status.overall.nothing",
} as const satisfies Record<Exclude<Overall["kind"], "maintenance">, string>;

/**
 * How the service is as a whole; null as long as no document is known. What is old says so. That all is well is a claim
 * about now: it is never made where the last attempt to ask failed, however short ago all was well.
 */
export function overallSentence(state: StatusState, now: number, words: Words) {
  if (!state.document) return null;
  const found = overallText(state.document, now, words);
  const since = found.tone === "ok" ? unconfirmedSince(state) : staleSince(state, now);
  if (!since) return found;
  const when = words.format.when(since, now);
  return {
    tone: found.tone === "danger" ? "danger" : "warning",
    text: words.t("status.overall.asOf", { when, sentence: found.text }),
  } as const;
}

function overallText(document: StatusDocument, now: number, { t, format }: Words) {
  const found = overall(document, now);
  const tone: OverallTone = TONES[found.kind];
  if (found.kind !== "maintenance") return { tone, text: t(SENTENCES[found.kind]) };
  if (found.ends === null) return { tone, text: t("status.overall.maintenanceOpen") };
  const until = format.when(found.ends, now);
  return found.isOverdue
    ? { tone: "warning" as const, text: t("status.overall.maintenanceOverdue", { until }) }
    : { tone, text: t("status.overall.maintenance", { until }) };
}

/** Why the service cannot be reached, in the operator's words. */
export interface OutageSentence {
  /** The notice it was announced with. */
  readonly id: NoticeId;
  readonly text: string;
}

/** Why the service cannot be reached; null if the operator says nothing of it. Where that is old, since when. */
export function outageSentence(state: StatusState, now: number, words: Words): OutageSentence | null {
  const found = state.document ? outage(state.document, now) : null;
  if (!found) return null;
  const { t, format, locale } = words;
  const { id, title, ends_at: ends } = found.event;
  const stale = staleSince(state, now);
  const why =
    found.kind === "incident"
      ? t("status.offline.incident", { title: title[locale] })
      : ends === null
        ? t("status.offline.maintenanceOpen")
        : t(found.isOverdue ? "status.offline.maintenanceOverdue" : "status.offline.maintenance", {
            until: format.when(ends, now),
          });
  return { id, text: stale ? t("status.offline.asOf", { why, when: format.when(stale, now) }) : why };
}
