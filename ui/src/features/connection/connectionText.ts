/** A connection report as plain text, to be sent to whoever helps. Pure. */

import type { Format } from "~/i18n/format";
import type { Translate } from "~/i18n/i18n";
import type { ConnectionReport } from "~/ipc/generated";
import { detailText, findingTexts, KIND_TEXTS, LEVELS, verdict } from "./connectionWords";

/** What stands beside the report. */
export interface Beside {
  /** Of the console. */
  readonly version: string | null;
  /** What the operator says of an outage. */
  readonly announced: string | null;
}

/** The report in the language of the window, a line for each thing. The time stands in it twice: as people and as machines read it. */
export function connectionText(
  report: ConnectionReport,
  { version, announced }: Beside,
  { t, format }: { readonly t: Translate; readonly format: Format },
): string {
  const checks = report.checks.flatMap((check, index) => {
    const names = { n: String(index + 1), level: t(LEVELS[check.level].text), kind: t(KIND_TEXTS[check.kind]) };
    return [
      check.level === "skipped"
        ? t("connection.text.skipped", names)
        : t("connection.text.check", { ...names, took: t("connection.took", { ms: format.number(check.took_ms) }) }),
      `   ${t(findingTexts(check).found)}`,
      ...(check.detail ? [`   ${t("connection.text.detail", { detail: detailText(check, { t, format }) })}`] : []),
    ];
  });
  return [
    t("connection.text.title"),
    t("connection.text.at", { at: format.exact(report.at), iso: report.at }),
    t("connection.text.server", { server: report.server }),
    ...(version ? [t("connection.text.version", { version })] : []),
    t("connection.text.verdict", { verdict: t(verdict(report, announced !== null).text) }),
    ...(announced === null ? [] : [t("connection.text.announced", { announced })]),
    "",
    ...checks,
    "",
  ].join("\n");
}
