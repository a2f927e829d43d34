import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import type { PolicyItemView } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { CATALOGUE } from "~/test/policies";
import { showAt } from "~/test/routed";
import { signIn } from "~/test/session";
import { DevicesWithDialog } from "./DevicesWithDialog";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));

it("is read with the arrow keys, and Enter opens the device one is at", async () => {
  vi.mocked(invoke).mockImplementation(async (command) => {
    const rows = [1, 2, 3].map((n) => ({ device: { id: `d${n}`, name: `PC-${n}` }, group_name: "", user_name: "" }));
    return command === "policies_devices" ? { total: 3, from: 0, rows } : [];
  });
  signIn();
  const item = CATALOGUE[1]?.items[0] as PolicyItemView;
  const { address } = showAt("/", {
    "/": () => <DevicesWithDialog asked={{ section: "pc_control", item, value: "deny" }} onClose={() => {}} />,
    "/devices": () => null,
  });
  await screen.findByRole("row", { name: /PC-3/ });
  screen.getByRole("grid").focus();
  const user = userEvent.setup();
  await user.keyboard("{ArrowDown}{ArrowDown}");
  await waitFor(() => expect(screen.getByRole("row", { selected: true }).textContent).toContain("PC-2"));
  await user.keyboard("{Enter}");
  await waitFor(() => expect(address()).toContain("d2"));
});
