/** What decides a section, and what lost, in words. Pure. */

import type { I18n } from "~/i18n/i18n";
import type { MessageKey } from "~/i18n/messages";
import type {
  EffectiveSection,
  PolicyLoser,
  PolicyOrigin,
  PolicySource,
  RowLabel,
  RowRef,
  WhyLost,
} from "~/ipc/generated";
import { rowKey } from "../places";

export const WHY_KEYS = {
  outranked: "policies.why.outranked",
  linked: "policies.why.linked",
  not_permitted: "policies.why.not_permitted",
  forbidden: "policies.why.forbidden",
} as const satisfies Record<WhyLost, MessageKey>;

export const ORIGIN_KEYS = {
  default: "policies.origin.default",
  base: "policies.origin.base",
  lock: "policies.origin.lock",
  own: "policies.origin.own",
  violation: "policies.origin.violation",
} as const satisfies Record<PolicyOrigin, MessageKey>;

/** Strongest first. */
const RANKS = { violation: 0, device: 1, user: 2, group: 3, base: 4 } as const satisfies Record<
  PolicySource["kind"],
  number
>;

export interface SourceWords {
  /** Which step of the ladder. */
  readonly step: string;
  /** What stands on it. */
  readonly what: string;
  /** The policy, where one can be opened. */
  readonly policy: RowRef;
}

/** A source, by the names that came with the answer. */
export function sourceWords({ t, format }: I18n, source: PolicySource, labels: readonly RowLabel[]): SourceWords {
  const name = (row: RowRef) => labels.find((label) => rowKey(label.row) === rowKey(row))?.name;
  const policy = (id: string) => name({ kind: "policy", id }) ?? t("history.value.unknownRow");
  switch (source.kind) {
    case "violation":
      return {
        step: t("policies.violation"),
        what: t("policies.sourceViolation", { until: format.dateTime(source.until), reason: source.reason }),
        policy: { kind: "violation_policy" },
      };
    case "device":
      return {
        step: t("policies.stepDevice"),
        what: policy(source.policy),
        policy: { kind: "policy", id: source.policy },
      };
    case "user":
      return {
        step: t("policies.stepUser"),
        what: t("policies.sourceAt", {
          policy: policy(source.policy),
          place: name({ kind: "user", id: source.user }) ?? t("history.value.unknownRow"),
        }),
        policy: { kind: "policy", id: source.policy },
      };
    case "group":
      return {
        step: t("policies.stepGroup"),
        what: t("policies.sourceAt", {
          policy: policy(source.policy),
          place: (source.group && name({ kind: "group", id: source.group })) ?? t("rejection.someGroup"),
        }),
        policy: { kind: "policy", id: source.policy },
      };
    case "base":
      return { step: t("policies.base"), what: "", policy: { kind: "base_policy" } };
  }
}

export interface Step {
  readonly source: PolicySource;
  /** Why it does not decide; null decides. */
  readonly why: PolicyLoser["why"] | null;
}

/** The ladder of a section from the top: what decides stands where it is asked, between those that had no say and those that come after. */
export function stepsOf({ source, losers }: Pick<EffectiveSection, "source" | "losers">): readonly Step[] {
  const steps: Step[] = [{ source, why: null }, ...losers];
  // Among the groups, those that were asked and had nothing to say come before the one that decides.
  const among = ({ why }: Step) => (why === null ? 1 : why === "outranked" ? 2 : 0);
  return steps
    .map((step, at) => ({ step, at }))
    .sort(
      (a, b) => RANKS[a.step.source.kind] - RANKS[b.step.source.kind] || among(a.step) - among(b.step) || a.at - b.at,
    )
    .map(({ step }) => step);
}
