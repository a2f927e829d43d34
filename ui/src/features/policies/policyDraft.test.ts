import { describe, expect, it } from "vitest";
import { BASE, CATALOGUE, SALES } from "~/test/policies";
import { meetings } from "./meetings";
import { type Edited, fieldsOf, foreignCount, keepMine, readPolicy } from "./policyDraft";

const base: Edited = { kind: "base", base: BASE };
const sales: Edited = { kind: "individual", policy: SALES, base: BASE };
const read = (edited: Edited, edits: Record<string, string>) => readPolicy(CATALOGUE, edited, edits);

describe("a draft of the base policy", () => {
  it("changes nothing while it says what holds", () => {
    expect(read(base, {}).changes).toEqual([]);
    expect(read(base, { "pc_diagnosis/grace": " ７ ", "pc_control/update_time": "１２:00" })).toMatchObject({
      changes: [],
      changed: new Set(),
    });
  });

  it("sends only what differs, and null for what is at its default again", () => {
    expect(
      read(base, { "pc_diagnosis/grace": "14", "pc_control/usb": "deny", "pc_control/update_time": "9:30" }).changes,
    ).toEqual([
      { type: "base_policy_section_set", section: "pc_diagnosis", values: { grace: null } },
      { type: "base_policy_section_set", section: "pc_control", values: { usb: "deny", update_time: "09:30" } },
    ]);
    expect(read(base, { "pc_control/sites": " a \n\nb\na" }).changes).toEqual([
      { type: "base_policy_section_set", section: "pc_control", values: { sites: ["a", "b"] } },
    ]);
  });

  it("makes no change of what is wrong, and says what is", () => {
    const faults = (edits: Record<string, string>) => {
      const form = read(base, edits);
      expect(form.changes).toEqual([]);
      return form.sections.flatMap(({ items }) => items.flatMap(({ fault }) => fault ?? []));
    };
    expect(faults({ "pc_diagnosis/grace": "181" })).toEqual(["bounds"]);
    expect(faults({ "pc_diagnosis/grace": "", "pc_control/update_time": "24:00" })).toEqual(["number", "time"]);
    expect(faults({ "pc_control/sites": "a\nb\nc\nd" })).toEqual(["tooMany"]);
    expect(faults({ "pc_control/sites": "a".repeat(21) })).toEqual(["tooLong"]);
    expect(faults({ "pc_control/sites": "a\u202eb" })).toEqual(["character"]);
  });

  it("leaves what is locked alone, and what is of a kind not known here", () => {
    const form = read(base, { "pc_diagnosis/firewall": "true" });
    expect(form.changed.size).toBe(0);
    expect(form.sections[0]?.items[1]).toMatchObject({ isLocked: true, value: false });
    const newer: Edited = { kind: "base", base: { ...BASE, sections: { pc_control: { usb: "newer" } } } };
    expect(read(newer, { "pc_control/usb": "deny" }).changes).toEqual([]);
    expect(read(newer, {}).sections[1]?.items[0]).toMatchObject({ isForeign: true, text: "newer" });
  });
});

describe("a draft of an individual policy", () => {
  it("has the sections that individual policies can hold, linked ones with the base policy's values", () => {
    const form = read(sales, {});
    expect(form.sections.map(({ section, isOwn }) => [section.key, isOwn])).toEqual([
      ["pc_diagnosis", false],
      ["pc_control", true],
      ["smart_control", false],
    ]);
    expect(form.sections[0]?.items.map(({ value }) => value)).toEqual([7, false]);
    expect(form.sections[1]?.deviating).toBe(1);
  });

  it("links a section without its values, and makes one own from those of the base policy", () => {
    expect(read(sales, { pc_control: "linked", "pc_control/wait": "60" }).changes).toEqual([
      { type: "policy_section_set", id: "p1", section: "pc_control", values: null },
    ]);
    expect(read(sales, { pc_diagnosis: "own" }).changes).toEqual([
      { type: "policy_section_set", id: "p1", section: "pc_diagnosis", values: {} },
    ]);
    expect(read(sales, { pc_diagnosis: "own", "pc_diagnosis/grace": "30" }).changes).toEqual([
      { type: "policy_section_set", id: "p1", section: "pc_diagnosis", values: { grace: 30 } },
    ]);
  });

  it("counts values of a newer catalogue", () => {
    expect(foreignCount(CATALOGUE, { pc_control: { usb: "deny", newer: 1 }, newest: { a: 1, b: 2 } })).toBe(3);
  });
});

describe("two admins at one policy", () => {
  it("meet in the sections that somebody else changed", () => {
    const since = fieldsOf(CATALOGUE, sales);
    const theirs = { ...SALES, own: { ...SALES.own, pc_diagnosis: { grace: 3, firewall: true } } };
    const now = fieldsOf(CATALOGUE, { kind: "individual", policy: theirs, base: BASE });
    expect(meetings(since, now, new Set(["pc_control/wait"]))).toEqual([
      {
        section: "pc_diagnosis",
        theirs: ["pc_diagnosis", "pc_diagnosis/grace", "pc_diagnosis/firewall"],
        mine: [],
      },
    ]);
  });

  it("keep all of a section that the other has linked, not its edits alone", () => {
    const since = fieldsOf(CATALOGUE, sales);
    const linked: Edited = { kind: "individual", policy: { ...SALES, own: {} }, base: BASE };
    const now = fieldsOf(CATALOGUE, linked);
    const kept = keepMine(since, now, { "pc_control/wait": "60" }, "pc_control");
    expect(readPolicy(CATALOGUE, linked, kept).changes).toEqual([
      { type: "policy_section_set", id: "p1", section: "pc_control", values: { usb: "deny", wait: 60 } },
    ]);
  });
});
