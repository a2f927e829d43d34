import { cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { rowId } from "~/components/places";
import type { AuthorityExplain } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { adminRow, permissionEntry } from "~/test/admins";
import { show } from "~/test/frame";
import { signIn } from "~/test/session";
import { GrantsEditor } from "./GrantsEditor";
import { type DraftGrant, emptyDraft } from "./grants";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));

const CATALOGUE = [
  permissionEntry("device.view", true, "クライアントの閲覧"),
  permissionEntry("operation_log.view", true, "操作ログの閲覧"),
  permissionEntry("contract.view", false, "契約の閲覧"),
];
const GROUP = { node: { kind: "group", id: "g1" }, name: "営業部", detail: "", level: 1, position: 1, set_size: 1 };

/** The signed-in admin lacks the reading of operation logs. */
const ANSWERS: Readonly<Record<string, (request: unknown) => unknown>> = {
  permissions_list: () => CATALOGUE,
  admins_get: () => ({
    admin: adminRow({
      id: "me",
      grants: [{ permissions: ["device.view", "contract.view", "admin.manage"], scope: { kind: "organization" } }],
    }),
    may_manage: false,
    may_act_as: false,
  }),
  admins_rows: () => ({
    total: 1,
    from: 0,
    rows: [
      adminRow({
        id: "a2",
        name: "鈴木",
        grants: [{ permissions: ["device.view", "operation_log.view"], scope: { kind: "groups", groups: ["g1"] } }],
      }),
    ],
  }),
  groups_get: () => ({ path: [{ row: { kind: "group", id: "g1" }, name: "営業部" }] }),
  rows_labels: () => [{ row: { kind: "group", id: "g1" }, name: "営業部" }],
  authority_explain: (request) =>
    (request as AuthorityExplain).questions.map(({ permission, target }) => ({
      permission,
      allowed: permission !== "operation_log.view" && !(permission === "admin.manage" && lacksManage),
      group: target.kind === "row" ? rowId(target.id) : null,
      grants: [],
      suspended: false,
      could_grant: [],
    })),
  org_rows: () => ({
    revision: 1,
    total: 1,
    from: 0,
    expanded: [],
    rows: [
      { ...GROUP, expandable: false, expanded: false, counts: { groups: 0, users: 0, devices: 3 }, matches: true },
    ],
  }),
};

let lacksManage = false;
let latest: readonly DraftGrant[] = [];

function Editor() {
  const [drafts, setDrafts] = useState<readonly DraftGrant[]>([emptyDraft(0, "organization")]);
  latest = drafts;
  return (
    <GrantsEditor
      drafts={drafts}
      onChange={setDrafts}
      errors={{ at: () => undefined, touch: () => {}, shownAtFields: () => false }}
    />
  );
}

beforeEach(() => {
  lacksManage = false;
  vi.mocked(invoke).mockImplementation(async (command, request) => ANSWERS[command]?.(request));
  signIn();
  show(<Editor />);
});

const tick = (name: string) => screen.findByRole<HTMLInputElement>("checkbox", { name: new RegExp(`^${name}`) });

describe("the editor of grants", () => {
  it("greys what one does not hold oneself, and says so", async () => {
    await screen.findByText(/自分が持っていない権限は渡せません（組織全体の「操作ログの閲覧」）/);
    expect((await tick("操作ログの閲覧")).disabled).toBe(true);
    expect((await tick("クライアントの閲覧")).disabled).toBe(false);
    await userEvent.click(await tick("クライアントの閲覧"));
    expect(latest[0]?.permissions).toEqual(["device.view"]);
  });

  it("greys what cannot be limited to groups while groups are chosen", async () => {
    expect((await tick("契約の閲覧")).disabled).toBe(false);
    await userEvent.click(screen.getByRole("radio", { name: /^選んだグループ/ }));
    expect((await tick("契約の閲覧")).disabled).toBe(true);
    await screen.findByText("管理対象が組織全体のときだけ選べます。");
  });

  it("chooses groups in the tree, by pointer and by keyboard", async () => {
    await userEvent.click(await screen.findByRole("radio", { name: /^選んだグループ/ }));
    const item = await screen.findByRole("treeitem", { name: /営業部/ });
    await userEvent.click(item);
    expect(latest[0]?.groups).toEqual(["g1"]);
    expect(item.getAttribute("aria-checked")).toBe("true");
    await userEvent.keyboard(" ");
    expect(latest[0]?.groups).toEqual([]);
  });

  it("takes presets only as far as one may give, and more grants than one", async () => {
    await screen.findByText(/自分が持っていない権限は渡せません/);
    await userEvent.click(screen.getByRole("button", { name: "すべて" }));
    expect(latest[0]?.permissions).toEqual(["device.view", "contract.view"]);
    await userEvent.click(screen.getByRole("button", { name: "対象の異なる権限を追加" }));
    expect(latest).toHaveLength(2);
    await userEvent.click(screen.getByRole("button", { name: "権限 1を外す" }));
    expect(latest.map((draft) => draft.key)).toEqual([1]);
  });

  it("takes over another admin's grants as far as one may hand them out, and says what was left out", async () => {
    await screen.findByText(/自分が持っていない権限は渡せません/);
    await userEvent.click(screen.getByRole("button", { name: "別の管理者の権限をコピー" }));
    await userEvent.click(await screen.findByRole("option", { name: /^鈴木/ }));
    await userEvent.click(screen.getByRole("button", { name: "取り込む" }));
    await screen.findByText(/次のものを除いて取り込みました/);
    screen.getByText("営業部: 操作ログの閲覧");
    expect(latest).toMatchObject([{ scope: "groups", groups: ["g1"], permissions: ["device.view"] }]);
  });

  it("greys groups at which one does not manage admins, and says why where one is", async () => {
    cleanup();
    lacksManage = true;
    signIn();
    show(<Editor />);
    await userEvent.click(await screen.findByRole("radio", { name: /^選んだグループ/ }));
    const item = await screen.findByRole("treeitem", { name: /営業部/ });
    await waitFor(() => expect(item.getAttribute("aria-disabled")).toBe("true"));
    expect(item.getAttribute("aria-description")).toMatch(/^営業部に対する「admin.manage」の権限がありません。/);
    await userEvent.click(item);
    expect(latest[0]?.groups).toEqual([]);
  });
});
