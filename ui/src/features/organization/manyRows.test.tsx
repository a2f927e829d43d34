import { act as changed, screen, waitFor, within } from "@testing-library/react";
import type userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { closeToasts, toasts } from "~/kit/toasts";
import { asked, host } from "~/test/organizationHost";
import { answer, applied, becomes, openOrganization } from "~/test/organizationScreen";
import { SESSION, SIGNED_IN, signIn } from "~/test/session";
import { cutStore } from "./clipboard";
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

async function act(user: ReturnType<typeof userEvent.setup>, name: string) {
  await user.click(screen.getByRole("button", { name: "グループのその他の操作" }));
  await user.click(await screen.findByRole("menuitem", { name }));
}

/** Goes to the sales department and selects all of its devices. */
async function selectAll(user: ReturnType<typeof userEvent.setup>) {
  await user.keyboard("{ArrowDown}");
  await becomes("営業部");
  // The list follows the tree a moment later.
  await waitFor(() => expect(JSON.stringify(asked("devices_rows").at(-1))).toContain('"id":"sales"'));
  const grid = await screen.findByRole("grid", { name: "営業部のクライアント" });
  await within(grid).findByRole("row", { name: /PC-1/ });
  grid.focus();
  await user.keyboard("{Control>}a{/Control}");
  await screen.findByText("一致する12件を選択中");
}

it("merges a group into another one, telling names that are taken before it plans", async () => {
  const { user } = await open();
  await user.keyboard("{End}{ArrowUp}");
  await becomes("開発部");
  await act(user, "統合…");
  const dialog = await screen.findByRole("dialog");
  await user.click(await within(dialog).findByRole("treeitem", { name: /営業部/ }));
  expect(await within(dialog).findByText(/グループコード「200」は使われなくなります/)).toBeTruthy();
  expect(within(dialog).getByText(/同じ名前の下位グループが1件あります: 東日本課/)).toBeTruthy();
  await user.click(within(dialog).getByRole("button", { name: "影響を確認" }));
  expect(asked("bulk_plan")).toEqual([]);
  await user.click(within(dialog).getByRole("checkbox", { name: /下位まで統合する/ }));
  await user.click(within(dialog).getByRole("button", { name: "影響を確認" }));
  await user.click(await screen.findByRole("button", { name: "統合" }));
  await waitFor(() => expect(asked("bulk_apply")).toEqual([{ handle: 4, reason: null }]));
  expect(asked("bulk_plan")).toEqual([{ type: "groups_merge", from: "dev", into: "sales", same_names: true }]);
});

it("waits for what stands in the way of a merge before it goes on", async () => {
  const { user } = await open();
  let look = (_: unknown) => {};
  host.invoke.mockImplementation((command, request) =>
    command === "groups_merge_look" ? new Promise((resolve) => (look = resolve)) : answer(command, request as never),
  );
  await user.keyboard("{End}{ArrowUp}");
  await becomes("開発部");
  await act(user, "統合…");
  const dialog = within(await screen.findByRole("dialog"));
  await user.click(await dialog.findByRole("treeitem", { name: /営業部/ }));
  const next = dialog.getByRole("button", { name: /影響を確認/ });
  await waitFor(() => expect(next.getAttribute("data-pending")).toBe("true"));
  changed(() => look({ code: null, same_names: [], same_total: 0, scoped: [] }));
  await waitFor(() => expect(next.getAttribute("data-pending")).toBeNull());
});

it("splits off what the list shows as a new group", async () => {
  const { user } = await open();
  await user.keyboard("{ArrowDown}");
  await becomes("営業部");
  await act(user, "分割…");
  const dialog = await screen.findByRole("dialog");
  expect(within(dialog).getByText(/クライアント 12台を、新しいグループへ移します/)).toBeTruthy();
  await user.type(within(dialog).getByRole("textbox", { name: "グループ名" }), "保管品");
  await user.click(within(dialog).getByRole("radio", { name: "「営業部」と同じ階層" }));
  await user.click(within(dialog).getByRole("button", { name: "影響を確認" }));
  await user.click(await screen.findByRole("button", { name: "分割" }));
  await waitFor(() => expect(asked("bulk_apply")).toEqual([{ handle: 4, reason: null }]));
  expect(asked("bulk_plan")).toMatchObject([
    {
      type: "groups_split",
      id: "new",
      parent: null,
      name: "保管品",
      rows: { kind: "devices", pick: { pick: "all_but", query: { node: { kind: "group", id: "sales" } }, except: [] } },
    },
  ]);
});

it("cuts nothing that is no longer shown", async () => {
  const { user } = await open();
  await selectAll(user);
  const details = screen.getByRole("tab", { name: "詳細" });
  await user.click(details);
  await user.keyboard("{Control>}x{/Control}");
  expect(cutStore.get()).toBeNull();
});

it("deletes and edits rows by keys, or says why it does not", async () => {
  const { user } = await open();
  await selectAll(user);
  const session = { ...SESSION, id: `s${sessions}` };
  changed(() => signIn({ session, sync: { ...SIGNED_IN.sync, status: "offline" } }));
  for (const [key, label] of [
    ["{F2}", "項目をまとめて変更…"],
    ["{Delete}", "削除"],
  ] as const) {
    closeToasts();
    await user.keyboard(key);
    expect(toasts.get().at(-1)?.text).toBe(label);
    expect(toasts.get().at(-1)?.detail).toMatch(/接続できないため/);
  }
  expect(asked("bulk_plan")).toEqual([]);
  changed(() => signIn({ session }));
  await user.keyboard("{Delete}");
  await waitFor(() => expect(asked("bulk_plan")).toMatchObject([{ type: "devices", act: { act: "delete" } }]));
});

it("asks before it moves even one device that gets another policy by it", async () => {
  const { user } = await open();
  const impact = { devices: 1, sections: [], groups: [], other_groups: 0, other_devices: 0, digest: "" };
  host.invoke.mockImplementation((command, request) =>
    command === "changes_plan"
      ? {
          base_revision: 1,
          effect: { rows: {}, authority: [], policy_impact: impact },
          effect_hash: "",
          unseen_admins: 0,
        }
      : answer(command, request as never),
  );
  await user.keyboard("{ArrowDown}");
  await becomes("営業部");
  const grid = await screen.findByRole("grid", { name: "営業部のクライアント" });
  await user.click(await within(grid).findByRole("row", { name: /PC-1/ }));
  await user.keyboard("{Control>}x{/Control}");
  screen.getByRole("tree").focus();
  await user.keyboard("{End}{ArrowUp}");
  await becomes("開発部");
  await user.keyboard("{Control>}v{/Control}");
  await user.click(await screen.findByRole("button", { name: "移動する" }));
  expect(asked("changes_apply")).toHaveLength(1);
  expect(asked("changes_plan").length).toBeGreaterThan(1);
});

it("moves all that a list matches by cutting and pasting", async () => {
  const { user } = await open();
  await selectAll(user);
  await user.keyboard("{Control>}x{/Control}");
  screen.getByRole("tree").focus();
  await user.keyboard("{End}{ArrowUp}");
  await becomes("開発部");
  await user.keyboard("{Control>}v{/Control}");
  await user.click(await screen.findByRole("button", { name: "移動する" }));
  await waitFor(() => expect(asked("bulk_apply")).toHaveLength(1));
  expect(asked("bulk_plan")).toMatchObject([
    { type: "devices", act: { act: "place", place: { kind: "group", id: "dev" } }, pick: { pick: "all_but" } },
  ]);
});
