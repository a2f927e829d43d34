/** What a connection check found, in words. The records are total: a new finding does not compile until somebody says what to do about it. */

import { CircleCheck, CircleMinus, CircleX, type LucideIcon, TriangleAlert } from "lucide-react";
import type { Format } from "~/i18n/format";
import type { Translate } from "~/i18n/i18n";
import type { MessageKey } from "~/i18n/messages";
import type { CheckFinding, CheckKind, CheckLevel, ConnectionCheck, ConnectionReport } from "~/ipc/generated";

/** Texts that take nothing. */
type Text = MessageKey & `connection.${"kind" | "fine" | "finding" | "todo" | "level" | "verdict"}.${string}`;

/** What was looked at. */
export const KIND_TEXTS = {
  name: "connection.kind.name",
  proxy: "connection.kind.proxy",
  tls: "connection.kind.tls",
  api: "connection.kind.api",
  clock: "connection.kind.clock",
  keyring: "connection.kind.keyring",
  disk: "connection.kind.disk",
} as const satisfies Record<CheckKind, Text>;

/** What is said of it where it is as it should be. */
const FINE_TEXTS = {
  name: "connection.fine.name",
  proxy: "connection.fine.proxy",
  tls: "connection.fine.tls",
  api: "connection.fine.api",
  clock: "connection.fine.clock",
  keyring: "connection.fine.keyring",
  disk: "connection.fine.disk",
} as const satisfies Record<CheckKind, Text>;

/** Whose it is to mend: this computer's, the network's between, the service's, or one of the latter two. */
export type Side = "here" | "between" | "either" | "service";

interface Finding {
  readonly found: Text;
  readonly todo: Text;
  readonly side: Side;
}

const FINDINGS = {
  not_reached: { found: "connection.finding.not_reached", todo: "connection.todo.not_reached", side: "either" },
  name_unknown: { found: "connection.finding.name_unknown", todo: "connection.todo.name_unknown", side: "between" },
  proxy_none: { found: "connection.finding.proxy_none", todo: "connection.todo.proxy_none", side: "between" },
  proxy_used: { found: "connection.finding.proxy_used", todo: "connection.todo.proxy_used", side: "between" },
  connect_failed: {
    found: "connection.finding.connect_failed",
    todo: "connection.todo.connect_failed",
    side: "either",
  },
  certificate_untrusted: {
    found: "connection.finding.certificate_untrusted",
    todo: "connection.todo.certificate_untrusted",
    side: "between",
  },
  certificate_other_name: {
    found: "connection.finding.certificate_other_name",
    todo: "connection.todo.certificate_other_name",
    side: "between",
  },
  certificate_expired: {
    found: "connection.finding.certificate_expired",
    todo: "connection.todo.certificate_expired",
    side: "either",
  },
  certificate_private: {
    found: "connection.finding.certificate_private",
    todo: "connection.todo.certificate_private",
    side: "between",
  },
  tls_none: { found: "connection.finding.tls_none", todo: "connection.todo.tls_none", side: "here" },
  api_foreign: { found: "connection.finding.api_foreign", todo: "connection.todo.api_foreign", side: "between" },
  api_unready: { found: "connection.finding.api_unready", todo: "connection.todo.api_unready", side: "service" },
  clock_off: { found: "connection.finding.clock_off", todo: "connection.todo.clock_off", side: "here" },
  keyring_none: { found: "connection.finding.keyring_none", todo: "connection.todo.keyring_none", side: "here" },
  keyring_refused: {
    found: "connection.finding.keyring_refused",
    todo: "connection.todo.keyring_refused",
    side: "here",
  },
  disk_failed: { found: "connection.finding.disk_failed", todo: "connection.todo.disk_failed", side: "here" },
  disk_low: { found: "connection.finding.disk_low", todo: "connection.todo.disk_low", side: "here" },
} as const satisfies Record<Exclude<CheckFinding, "fine">, Finding>;

/** What was found, and what to do about it: nothing where it is as it should be. */
export function findingTexts({ kind, finding }: Pick<ConnectionCheck, "kind" | "finding">): {
  readonly found: Text;
  readonly todo: Text | null;
} {
  return finding === "fine" ? { found: FINE_TEXTS[kind], todo: null } : FINDINGS[finding];
}

/** What was seen, as a person reads it: the clock's difference comes as a bare number of seconds. */
export function detailText(
  { kind, detail }: Pick<ConnectionCheck, "kind" | "detail">,
  { t, format }: { readonly t: Translate; readonly format: Format },
): string {
  return kind === "clock" && /^-?\d+$/.test(detail)
    ? t("connection.clockDifference", { n: format.number(Number(detail)) })
    : detail;
}

export const LEVELS = {
  fine: { icon: CircleCheck, tone: "ok", text: "connection.level.fine" },
  warning: { icon: TriangleAlert, tone: "warning", text: "connection.level.warning" },
  failed: { icon: CircleX, tone: "danger", text: "connection.level.failed" },
  skipped: { icon: CircleMinus, tone: "neutral", text: "connection.level.skipped" },
} as const satisfies Record<CheckLevel, { icon: LucideIcon; tone: string; text: Text }>;

const SIDES = {
  here: "connection.verdict.here",
  between: "connection.verdict.between",
  either: "connection.verdict.either",
  service: "connection.verdict.service",
} as const satisfies Record<Side, Text>;

export interface Verdict {
  readonly tone: "ok" | "warning" | "danger";
  readonly text: Text;
}

/**
 * The report in a sentence: the first thing that failed decides whose it is to mend. Where it could be either's, an
 * outage that the operator announced settles it.
 */
export function verdict({ checks }: ConnectionReport, isAnnounced: boolean): Verdict {
  const failed = checks.find(({ level }) => level === "failed");
  if (failed) {
    const side = failed.finding === "fine" ? "either" : FINDINGS[failed.finding].side;
    const isTheirs = isAnnounced && (side === "either" || side === "service");
    // What was announced alarms nobody.
    return isTheirs ? { tone: "warning", text: "connection.verdict.announced" } : { tone: "danger", text: SIDES[side] };
  }
  const isWarned = checks.some(({ level }) => level === "warning");
  return isWarned
    ? { tone: "warning", text: "connection.verdict.warning" }
    : { tone: "ok", text: "connection.verdict.fine" };
}
