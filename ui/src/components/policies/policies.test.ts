import { describe, expect, it } from "vitest";
import { createFormat } from "~/i18n/format";
import { type I18n, type Translate, translate } from "~/i18n/i18n";
import type { PolicyItemView } from "~/ipc/generated";
import { CATALOGUE, EFFECTIVE } from "~/test/policies";
import { differences } from "./differences";
import { valueText } from "./policyValues";
import { stepsOf } from "./sourceWords";

const t: Translate = (key, ...values) => translate("ja", key, values[0]);
const ja: I18n = { locale: "ja", t, format: createFormat("ja", t) };
const item = (section: number, at: number) => CATALOGUE[section]?.items[at] as PolicyItemView;

it("says values as people do", () => {
  expect(valueText(ja, item(0, 0), 14)).toBe("14日");
  expect(valueText(ja, item(0, 1), false)).toBe("しない");
  expect(valueText(ja, item(1, 0), "deny")).toBe("禁止");
  expect(valueText(ja, item(1, 1), ["a", "b"])).toBe("a、b");
  expect(valueText(ja, item(1, 1), [])).toBe("（なし）");
  expect(valueText(ja, item(1, 3), 90)).toBe("1時間30分");
  expect(valueText(ja, item(0, 0), ["newer"])).toBe("newer");
});

describe("the ladder of a section", () => {
  it("goes from the strongest down, whoever decides", () => {
    const steps = stepsOf({
      source: { kind: "group", group: "g2", policy: "p2" },
      losers: [
        { source: { kind: "device", policy: "p9" }, why: "linked" },
        { source: { kind: "group", group: "g3", policy: "p3" }, why: "linked" },
        { source: { kind: "group", group: "g1", policy: "p1" }, why: "outranked" },
        { source: { kind: "base" }, why: "outranked" },
      ],
    });
    expect(steps.map(({ source, why }) => [source.kind === "group" ? source.group : source.kind, why])).toEqual([
      ["device", "linked"],
      ["g3", "linked"],
      ["g2", null],
      ["g1", "outranked"],
      ["base", "outranked"],
    ]);
  });

  it("puts an active violation above everything", () => {
    const violation = { kind: "violation", until: "2026-12-01T00:00:00Z", reason: "紛失", by: null } as const;
    const steps = stepsOf({
      source: violation,
      losers: [
        { source: { kind: "device", policy: "p1" }, why: "linked" },
        { source: { kind: "base" }, why: "outranked" },
      ],
    });
    expect(steps.map(({ source }) => source.kind)).toEqual(["violation", "device", "base"]);
  });
});

it("tells what differs between two effective policies, and what only one has", () => {
  const { effective } = EFFECTIVE;
  const [section] = effective.sections;
  const other = {
    sections: section ? [{ ...section, items: [{ item: "usb", value: "allow", origin: "base" as const }] }] : [],
  };
  expect(differences(effective, other)).toEqual([
    { section: "pc_control", item: "usb", left: "deny", right: "allow" },
    { section: "pc_control", item: "wait", left: 90, right: undefined },
  ]);
  expect(differences(effective, effective)).toEqual([]);
});
