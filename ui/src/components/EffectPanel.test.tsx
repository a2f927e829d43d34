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
