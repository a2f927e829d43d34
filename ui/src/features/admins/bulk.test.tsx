import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Change, ChangesDraft, Rejection } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { adminRow } from "~/test/admins";
import { show } from "~/test/frame";
import { signIn } from "~/test/session";
import { BulkDialog } from "./BulkDialog";
import { adminsOf, changeFor, settle, withoutPermission } from "./bulk";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));

const WHOLE = { kind: "organization" as const };
const ADMINS = [
  adminRow({ id: "a1", name: "佐藤" }),
  adminRow({ id: "a2", name: "鈴木", suspended: true }),
  adminRow({ id: "a3", name: "高橋" }),
  adminRow({ id: "me", name: "自分" }),
];
/** Whom the engine refuses, and why. */
const REFUSED: Readonly<Record<string, Omit<Rejection, "change" | "path">>> = {
  me: { code: "own_account" },
  a3: { code: "admin_not_covered", admin: "a3" },
};

const applied: ChangesDraft[] = [];
let planned = 0;

function answer(command: string, request: unknown): unknown {
  switch (command) {
    case "admins_rows":
      return { total: ADMINS.length, from: 0, rows: ADMINS };
    case "changes_plan": {
      planned += 1;
      const rejections = (request as ChangesDraft).changes.flatMap((change: Change, index): Rejection[] => {
        const why = "id" in change ? REFUSED[change.id] : undefined;
        return why ? [{ change: index, path: "", ...why }] : [];
      });
      if (rejections.length > 0) throw { code: "change_rejected", message: "", request_id: "", fields: [], rejections };
      return { base_revision: 3, effect: { rows: {}, authority: [] }, effect_hash: "", unseen_admins: 0 };
    }
    case "changes_apply":
      applied.push(request as ChangesDraft);
      return { id: "c1", revision: 4 };
    case "rows_labels":
      return [{ row: { kind: "admin", id: "a3" }, name: "高橋" }];
    case "settings_get":
      return { password: {}, admin_labels: ["", "", "", "", ""] };
    default:
      return [];
  }
}

beforeEach(() => {
  applied.length = 0;
  planned = 0;
  vi.mocked(invoke).mockImplementation(async (command, request) => answer(command, request));
  signIn();
});

describe("one act on several admins", () => {
  it("names those it cannot be done to, and leaves them out only once the person agrees", async () => {
    const onDone = vi.fn();
    show(<BulkDialog act={{ kind: "suspend" }} ids={["a1", "a2", "a3", "me"]} onClose={() => {}} onDone={onDone} />);
    const user = userEvent.setup();
    const first = await screen.findByRole("dialog", { name: "変更できない管理者が3人います" });
    const told = within(first)
      .getAllByRole("listitem")
      .map((item) => item.textContent);
    expect(told[0]).toBe("鈴木すでにその状態です。");
    await waitFor(() => expect(first.textContent).toContain("高橋高橋の管理範囲は自分の範囲より広い"));
    expect(first.textContent).toContain("自分自分自身の停止や削除");
    expect(applied).toHaveLength(0);

    await user.click(within(first).getByRole("button", { name: "除いて続ける（1人）" }));
    const effect = await screen.findByRole("dialog", { name: "1人の管理者の停止" });
    expect(applied).toHaveLength(0);
    await waitFor(() => expect(within(effect).getByText("実行したあとでも、元に戻せます。")).toBeDefined());
    await user.click(within(effect).getByRole("button", { name: "停止" }));
    await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
    expect(applied).toHaveLength(1);
    expect(applied[0]).toMatchObject({ changes: [{ type: "admin_suspend", id: "a1" }], base_revision: 3 });
  });

  it("says so when nobody is left", async () => {
    show(<BulkDialog act={{ kind: "delete" }} ids={["me"]} onClose={() => {}} onDone={() => {}} />);
    await screen.findByText("選択した管理者は、どれも変更できません。");
    expect(screen.queryByRole("button", { name: /除いて続ける/ })).toBeNull();
  });

  it("is planned until it stands, with few questions", async () => {
    const { parts, leftOut } = await settle({ kind: "valid_until", day: "2027-03-31" }, await adminsOf(["a1", "a3"]));
    expect(parts.map((part) => part.change)).toEqual([{ type: "admin_edit", id: "a1", valid_until: "2027-03-31" }]);
    expect(leftOut.map((one) => one.admin.id)).toEqual(["a3"]);
    expect(planned).toBe(2);
  });

  it("makes of each act the change for each admin", () => {
    const grants = [
      { permissions: ["device.view" as const, "operation_log.view" as const], scope: WHOLE },
      { permissions: ["operation_log.view" as const], scope: { kind: "groups" as const, groups: ["g"] } },
    ];
    const admin = adminRow({ grants });
    expect(withoutPermission(grants, "operation_log.view")).toEqual([{ permissions: ["device.view"], scope: WHOLE }]);
    expect(changeFor({ kind: "permission_remove", permission: "operation_log.view" }, admin)).toEqual({
      type: "admin_grants_set",
      id: "a1",
      grants: [{ permissions: ["device.view"], scope: WHOLE }],
    });
    expect(changeFor({ kind: "permission_remove", permission: "audit.view" }, admin)).toBeNull();
    const grant = { permissions: ["audit.view" as const], scope: WHOLE };
    expect(changeFor({ kind: "grant_add", grant }, admin)).toMatchObject({ grants: [...grants, grant] });
    expect(changeFor({ kind: "resume" }, admin)).toBeNull();
  });
});
