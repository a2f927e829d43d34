import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { invoke } from "~/ipc/host";
import { show } from "~/test/frame";
import { registering } from "~/test/newRows";
import { SALES } from "~/test/policies";
import { signIn } from "~/test/session";
import { CreateDialog, RenameDialog } from "./CreateDialog";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));

const onClose = vi.fn();
const user = userEvent.setup();
let host: ReturnType<typeof registering>;

beforeEach(() => {
  onClose.mockReset();
  signIn();
  host = registering();
  vi.mocked(invoke).mockImplementation(host.answer);
});

it("tries again under the same id when the answer was lost", async () => {
  const onCreated = vi.fn();
  show(<CreateDialog copyOf={null} onClose={onClose} onCreated={onCreated} />);
  host.isLost = true;
  await user.type(screen.getByRole("textbox", { name: /^名称/ }), "営業");
  await user.click(screen.getByRole("button", { name: "作成" }));
  await screen.findByRole("alert");
  host.isLost = false;
  await user.click(screen.getByRole("button", { name: "作成" }));
  await waitFor(() => expect(onCreated).toHaveBeenCalledWith("n1"));
  expect(host.sent.map((change) => "id" in change && change.id)).toEqual(["n1", "n1"]);
});

it("renames without taking back the note that somebody else saved meanwhile", async () => {
  const { rerender } = show(<RenameDialog policy={SALES} onClose={onClose} />);
  await user.type(screen.getByRole("textbox", { name: /^名称/ }), "2");
  rerender(<RenameDialog policy={{ ...SALES, note: "ほかの人のメモ" }} onClose={onClose} />);
  await user.click(screen.getByRole("button", { name: "保存" }));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(host.sent).toEqual([{ type: "policy_edit", id: "p1", name: "営業向け2" }]);
});
