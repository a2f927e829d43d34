import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import type { Change } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { show } from "~/test/frame";
import { SALES } from "~/test/policies";
import { fault, signIn } from "~/test/session";
import { CreateDialog, RenameDialog } from "./CreateDialog";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));

const sent: Change[] = [];
const onClose = vi.fn();
const user = userEvent.setup();
let isLost = false;
let ids = 0;

beforeEach(() => {
  sent.length = 0;
  isLost = false;
  ids = 0;
  onClose.mockReset();
  signIn();
  vi.mocked(invoke).mockImplementation(async (command, request) => {
    if (command === "ids_new") {
      ids += 1;
      return [`n${ids}`];
    }
    sent.push(...(request as { changes: Change[] }).changes);
    if (isLost) throw fault("offline");
    return { id: "c1" };
  });
});

it("tries again under the same id when the answer was lost", async () => {
  const onCreated = vi.fn();
  show(<CreateDialog copyOf={null} onClose={onClose} onCreated={onCreated} />);
  isLost = true;
  await user.type(screen.getByRole("textbox", { name: /^名称/ }), "営業");
  await user.click(screen.getByRole("button", { name: "作成" }));
  await screen.findByRole("alert");
  isLost = false;
  await user.click(screen.getByRole("button", { name: "作成" }));
  await waitFor(() => expect(onCreated).toHaveBeenCalledWith("n1"));
  expect(sent.map((change) => "id" in change && change.id)).toEqual(["n1", "n1"]);
});

it("renames without taking back the note that somebody else saved meanwhile", async () => {
  const { rerender } = show(<RenameDialog policy={SALES} onClose={onClose} />);
  await user.type(screen.getByRole("textbox", { name: /^名称/ }), "2");
  rerender(<RenameDialog policy={{ ...SALES, note: "ほかの人のメモ" }} onClose={onClose} />);
  await user.click(screen.getByRole("button", { name: "保存" }));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(sent).toEqual([{ type: "policy_edit", id: "p1", name: "営業向け2" }]);
});
