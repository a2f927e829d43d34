import { describe, expect, it } from "vitest";
import type { ChangeView } from "~/ipc/generated";
import { BASE, CATALOGUE, SALES } from "~/test/policies";
import type { Edited } from "./policyDraft";
import { between, restoring, versionAfter } from "./versions";

const base: Edited = { kind: "base", base: BASE };
const sales: Edited = { kind: "individual", policy: SALES, base: BASE };
const change = (rows: ChangeView["effect"]["rows"]) => ({ effect: { rows, authority: [] } }) as unknown as ChangeView;

describe("a version of a policy", () => {
  it("is what a change left of that policy", () => {
    const other = { ...SALES, id: "p9" };
    const entry = change({
      policies: [
        { before: null, after: other },
        { before: null, after: SALES },
      ],
    });
    expect(versionAfter(entry, sales)).toEqual(sales);
    expect(versionAfter(change({ policies: [{ before: SALES, after: null }] }), sales)).toBeNull();
    expect(versionAfter(change({}), base)).toBeNull();
  });

  it("is told apart from another one as a change from the one to the other", () => {
    const linked: Edited = { kind: "individual", base: BASE, policy: { ...SALES, own: {} } };
    expect(between(linked, sales).rows).toEqual({
      policies: [{ before: linked.kind === "individual" && linked.policy, after: SALES }],
    });
    expect(between(base, base).rows).toEqual({ base_policy: { before: BASE, after: BASE } });
    // Of two policies of different kinds there is nothing to tell.
    expect(between(base, sales).rows).toEqual({});
  });

  it("is given back with what differs alone", () => {
    expect(restoring(CATALOGUE, sales, sales)).toEqual([]);
    const version: Edited = {
      kind: "individual",
      base: BASE,
      policy: {
        ...SALES,
        name: "営業",
        own: { pc_control: { ...SALES.own["pc_control"], usb: "allow" }, pc_diagnosis: { grace: 1 } },
      },
    };
    expect(restoring(CATALOGUE, sales, version)).toEqual([
      { type: "policy_edit", id: "p1", name: "営業" },
      { type: "policy_section_set", id: "p1", section: "pc_diagnosis", values: { grace: 1 } },
      { type: "policy_section_set", id: "p1", section: "pc_control", values: { usb: "allow" } },
    ]);
    const linked: Edited = { kind: "individual", base: BASE, policy: { ...SALES, own: {} } };
    expect(restoring(CATALOGUE, sales, linked)).toEqual([
      { type: "policy_section_set", id: "p1", section: "pc_control", values: null },
    ]);
  });

  it("of the base policy leaves what is locked alone", () => {
    const version: Edited = {
      kind: "base",
      base: { ...BASE, sections: { pc_diagnosis: { firewall: true }, pc_control: { usb: "deny" } }, permitted: [] },
    };
    expect(restoring(CATALOGUE, base, version)).toEqual([
      { type: "base_policy_section_set", section: "pc_diagnosis", values: { grace: null } },
      { type: "base_policy_section_set", section: "pc_control", values: { usb: "deny" } },
      { type: "base_policy_permit", permitted: [] },
    ]);
  });
});
