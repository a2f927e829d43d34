import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { closeToasts, toasts } from "~/kit/toasts";
import { NONE } from "~/test/organization";
import { asked, host } from "~/test/organizationHost";
import { answer, applied, becomes, chosen, openOrganization } from "~/test/organizationScreen";
import { fault, SESSION, SIGNED_IN, signIn } from "~/test/session";
import { OrganizationScreen } from "./OrganizationScreen";

vi.mock("~/ipc/host", async () => (await import("~/test/organizationHost")).hostModule);

const open = () => openOrganization(OrganizationScreen);

let sessions = 0;

beforeEach(() => {
  applied.length = 0;
  host.invoke.mockClear();
  host.invoke.mockImplementation((command, request) => answer(command, request as never));
  // A session of its own: within one, the tree is found again as it was left.
  sessions += 1;
  signIn({ session: { ...SESSION, id: `s${sessions}` } });
});

it("moves, opens and closes with the keys of a tree, and tells where each row stands", async () => {
  const { tree, user } = await open();
  await becomes("青葉精機");
  await user.keyboard("{ArrowDown}");
  await becomes("営業部");
  expect(document.activeElement).toBe(tree);
  await user.keyboard("{ArrowRight}");
  const east = await screen.findByRole("treeitem", { name: /東日本課/ });
  expect(east.getAttribute("aria-level")).toBe("3");
  expect(east.getAttribute("aria-posinset")).toBe("1");
  expect(east.getAttribute("aria-setsize")).toBe("2");
  expect(east.getAttribute("aria-label")).toContain("独自のポリシー 2件");
  expect(screen.getByRole("treeitem", { selected: true }).getAttribute("aria-label")).not.toContain("ポリシー");
  await user.keyboard("{ArrowRight}");
  await becomes("東日本課");
  expect(tree.getAttribute("aria-activedescendant")).toBe(east.id);
  await user.keyboard("{ArrowLeft}");
  await becomes("営業部");
  await user.keyboard("{ArrowLeft}");
  await waitFor(() => expect(screen.queryByRole("treeitem", { name: /東日本課/ })).toBeNull());
  await user.keyboard("{End}");
  await becomes("未所属");
  await user.keyboard("{Home}");
  await becomes("青葉精機");
});

it("goes to what is typed, by name or by code", async () => {
  const { tree, user } = await open();
  await user.keyboard("2");
  await becomes("開発部");
  fireEvent.keyDown(tree, { key: "営" });
  // The pause since the digit is too short for a new word, so nothing is called “2営”.
  expect(chosen()).toBe("開発部");
  expect(asked("rows_find")[0]).toMatchObject({
    text: "2",
    from: 1,
    list: { kind: "tree", organization: "青葉精機", unassigned: "未所属" },
  });
});

it("renames in place, but not with the Enter that confirms a candidate", async () => {
  const { user } = await open();
  await user.keyboard("{ArrowDown}");
  await becomes("営業部");
  await user.keyboard("{F2}");
  const field = await screen.findByRole("textbox", { name: "新しい名前" });
  await user.clear(field);
  await user.type(field, "営業本部");
  fireEvent.keyDown(field, { key: "Enter", isComposing: true });
  fireEvent.keyDown(field, { key: "Enter", keyCode: 229 });
  expect(applied).toEqual([]);
  expect(screen.getByRole("textbox", { name: "新しい名前" })).toBe(field);
  await user.keyboard("{Enter}");
  await waitFor(() => expect(applied).toEqual([{ type: "group_edit", id: "sales", name: "営業本部" }]));
});

it("tells why a rename failed when one has gone on to another row, and does not begin it again", async () => {
  const { tree, user } = await open();
  await user.keyboard("{ArrowDown}");
  await becomes("営業部");
  await user.keyboard("{F2}");
  const field = await screen.findByRole("textbox", { name: "新しい名前" });
  let fail = (_: unknown) => {};
  host.invoke.mockImplementation((command, request) =>
    command === "changes_apply" ? new Promise((_, reject) => (fail = reject)) : answer(command, request as never),
  );
  await user.type(field, "2");
  await user.click(screen.getByRole("treeitem", { name: /開発部/ }));
  await becomes("開発部");
  act(() => fail(fault("offline")));
  await waitFor(() => expect(toasts.get().at(-1)?.tone).toBe("danger"));
  await user.keyboard("{ArrowUp}");
  await becomes("営業部");
  expect(screen.queryByRole("textbox", { name: "新しい名前" })).toBeNull();
  expect(document.activeElement).toBe(tree);
});

it("leaves the focus where one has gone on to while a rename was on its way", async () => {
  const { user } = await open();
  await user.keyboard("{ArrowDown}");
  await becomes("営業部");
  const search = screen.getByRole("searchbox", { name: /グループ/ });
  await user.keyboard("{F2}");
  await user.click(search);
  expect(document.activeElement).toBe(search);
  expect(screen.queryByRole("textbox", { name: "新しい名前" })).toBeNull();
  screen.getByRole("tree").focus();
  await user.keyboard("{F2}");
  await user.keyboard("営業本部");
  await user.click(search);
  await waitFor(() => expect(applied).toHaveLength(1));
  await waitFor(() => expect(screen.queryByRole("textbox", { name: "新しい名前" })).toBeNull());
  expect(document.activeElement).toBe(search);
});

it("moves a group by cutting and pasting", async () => {
  const { user } = await open();
  host.invoke.mockImplementation((command, request) =>
    command === "changes_plan"
      ? { base_revision: 1, effect: { rows: {}, authority: [] }, effect_hash: "", unseen_admins: 0 }
      : answer(command, request as never),
  );
  await user.keyboard("{ArrowDown}");
  await becomes("営業部");
  await user.keyboard("{Control>}x{/Control}{ArrowDown}");
  await becomes("開発部");
  await user.keyboard("{Control>}v{/Control}");
  await waitFor(() => expect(applied).toEqual([{ type: "group_move", id: "sales", parent: "dev" }]));
});

it.each(["{Delete}", "{Control>}{Backspace}{/Control}"])("asks before it deletes with %s", async (keys) => {
  const { user } = await open();
  await user.keyboard("{ArrowDown}");
  await becomes("営業部");
  await user.keyboard(keys);
  const dialog = within(await screen.findByRole("dialog"));
  expect(applied).toEqual([]);
  await user.click(await dialog.findByRole("button", { name: "削除" }));
  await waitFor(() => expect(applied).toEqual([{ type: "group_delete", id: "sales" }]));
});

it("shows the effect before a move that gives an admin something", async () => {
  const { user } = await open();
  const gained = { groups: 1, users: 0, devices: 3 };
  host.invoke.mockImplementation((command, request) =>
    command === "changes_plan"
      ? {
          base_revision: 1,
          effect: {
            rows: {},
            authority: [{ admin: "a2", gained, lost: NONE, permissions_gained: [], permissions_lost: [] }],
          },
          effect_hash: "",
          unseen_admins: 0,
        }
      : answer(command, request as never),
  );
  await user.keyboard("{ArrowDown}");
  await becomes("営業部");
  await user.keyboard("{Control>}x{/Control}{ArrowDown}");
  await becomes("開発部");
  await user.keyboard("{Control>}v{/Control}");
  const dialog = await screen.findByRole("dialog");
  expect(await within(dialog).findByText("新たに見える: グループ 1件、クライアント 3台")).toBeTruthy();
  expect(applied).toEqual([]);
  await user.click(within(dialog).getByRole("button", { name: "移動する" }));
  await waitFor(() => expect(applied).toHaveLength(1));
});

it("changes nothing while one looks with another's eyes or the service is out of reach, and says why", async () => {
  const { user } = await open();
  await user.keyboard("{ArrowDown}");
  await becomes("営業部");
  const session = { ...SESSION, id: `s${sessions}` };
  for (const [over, reason] of [
    [{ viewing_as: { row: { kind: "admin", id: "a2" }, name: "山田" } }, /表示で見ているため/],
    [{ sync: { ...SIGNED_IN.sync, status: "offline" } }, /接続できないため/],
  ] as const) {
    act(() => signIn({ session, ...over }));
    closeToasts();
    await user.keyboard("{F2}");
    expect(toasts.get().at(-1)?.detail).toMatch(reason);
    expect(screen.queryByRole("textbox", { name: "新しい名前" })).toBeNull();
    closeToasts();
    const dataTransfer = { setData: () => {}, getData: () => "", effectAllowed: "", dropEffect: "" };
    fireEvent.dragStart(screen.getByRole("treeitem", { name: /営業部/ }), { dataTransfer });
    fireEvent.drop(screen.getByRole("treeitem", { name: /開発部/ }), { dataTransfer });
    expect(toasts.get().at(-1)?.detail).toMatch(reason);
  }
  expect(applied).toEqual([]);
});
