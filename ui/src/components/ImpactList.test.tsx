import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { invoke } from "~/ipc/host";
import { device, deviceRow } from "~/test/devices";
import { show } from "~/test/frame";
import { signIn } from "~/test/session";
import { useEffectWords } from "./effectWords";
import { ImpactList } from "./ImpactList";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));

const row = (n: number) => deviceRow(device(`d${n}`, { name: `PC-${n}` }));

function List() {
  return <ImpactList of={{ of: "changes", changes: [] }} words={useEffectWords([])} />;
}

it("is read row by row with the arrow keys", async () => {
  vi.mocked(invoke).mockImplementation(async (command) =>
    command === "policies_impact"
      ? { total: 3, from: 0, rows: [1, 2, 3].map((n) => ({ row: row(n), sections: [] })) }
      : [],
  );
  signIn();
  show(<List />);
  await screen.findByRole("row", { name: /PC-3/ });
  screen.getByRole("grid").focus();
  await userEvent.setup().keyboard("{ArrowDown}{ArrowDown}");
  await waitFor(() => expect(screen.getByRole("row", { selected: true }).textContent).toContain("PC-2"));
});
