import { screen } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import type { Effect, PlanView } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { show } from "~/test/frame";
import { SETTINGS, signIn } from "~/test/session";
import { EffectPanel } from "./EffectPanel";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));

beforeEach(() => {
  vi.mocked(invoke).mockImplementation(async (command) => (command === "settings_get" ? SETTINGS : []));
  signIn();
});

it("names the group that is moved where the policy of its devices changes", async () => {
  const before = { id: "g1", parent: null, name: "大阪支社", code: "" };
  const effect: Effect = {
    rows: { groups: [{ before, after: { ...before, parent: "g2" } }] },
    authority: [],
    policy_impact: {
      devices: 3,
      sections: [],
      groups: [{ group: "g1", devices: 3 }],
      other_groups: 0,
      other_devices: 0,
      digest: "",
    },
  };
  const plan: PlanView = { base_revision: 1, effect, effect_hash: "", unseen_admins: 0 };
  show(<EffectPanel plan={plan} />);
  expect((await screen.findByRole("rowheader", { name: "大阪支社" })).textContent).toBe("大阪支社");
});

it("tells where groups of the same name lie, and only those", async () => {
  const above = { g1: "大阪支社", g2: "東京支社", g3: "本社" };
  vi.mocked(invoke).mockImplementation(async (command, request) => {
    if (command === "settings_get") return SETTINGS;
    if (command === "rows_labels") {
      return (request as { rows: { id: string }[] }).rows.map((row) => ({
        row,
        name: row.id === "g3" ? "経理部" : "総務課",
      }));
    }
    if (command !== "groups_get") return [];
    const { id } = request as { id: keyof typeof above };
    return { path: [{ name: above[id] }, { name: "総務課" }] };
  });
  const groups = (["g1", "g2", "g3"] as const).map((group) => ({ group, devices: 1 }));
  const policy_impact = { devices: 3, sections: [], groups, other_groups: 0, other_devices: 0, digest: "" };
  const effect: Effect = { rows: {}, authority: [], policy_impact };
  show(<EffectPanel plan={{ base_revision: 1, effect, effect_hash: "", unseen_admins: 0 }} />);
  await screen.findByText("東京支社");
  expect(screen.getAllByRole("rowheader").map((one) => one.textContent)).toEqual([
    "総務課大阪支社",
    "総務課東京支社",
    "経理部",
  ]);
});
