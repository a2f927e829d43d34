import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { invoke } from "~/ipc/host";
import { toasts } from "~/kit/toasts";
import { show } from "~/test/frame";
import { registering } from "~/test/newRows";
import { signIn } from "~/test/session";
import { GroupDialog } from "./GroupDialog";
import { UserDialog } from "./UserDialog";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));

const user = userEvent.setup();
let host: ReturnType<typeof registering>;

beforeEach(() => {
  toasts.set([]);
  signIn();
  host = registering();
  vi.mocked(invoke).mockImplementation(host.answer);
});

it.each([
  [
    "group",
    "グループ名",
    (done: () => void) => (
      <GroupDialog group={null} parent={null} parentName="青葉精機" onClose={() => {}} onCreated={done} />
    ),
  ],
  [
    "user",
    "氏名",
    (done: () => void) => <UserDialog user={null} group="g1" groupName="営業部" onClose={() => {}} onCreated={done} />,
  ],
])("adds a %s once, even where the first answer was lost", async (_, name, dialog) => {
  const onCreated = vi.fn();
  show(dialog(onCreated));
  await user.type(screen.getByRole("textbox", { name: new RegExp(`^${name}`) }), "保管");
  host.isLost = true;
  await user.click(screen.getByRole("button", { name: "追加" }));
  await screen.findByRole("alert");
  host.isLost = false;
  await user.click(screen.getByRole("button", { name: "追加" }));
  await waitFor(() => expect(onCreated).toHaveBeenCalledWith("n1"));
  expect(host.sent.map((change) => "id" in change && change.id)).toEqual(["n1", "n1"]);
  expect(toasts.get().at(-1)?.text).toMatch(/「保管」を追加しました/);
});
