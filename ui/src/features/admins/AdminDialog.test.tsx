import { cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Admin, ChangesDraft, ErrorBody, PasswordRate } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { adminRow, permissionEntry } from "~/test/admins";
import { show } from "~/test/frame";
import { signIn } from "~/test/session";
import { AdminDialog } from "./AdminDialog";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));

const CATALOGUE = [
  permissionEntry("device.view", true, "クライアントの閲覧"),
  permissionEntry("operation_log.view", true, "操作ログの閲覧"),
];
const TAKEN: ErrorBody = {
  code: "change_rejected",
  message: "",
  request_id: "",
  fields: [],
  rejections: [{ change: 0, path: "/account", code: "account_taken" }],
};
const WHOLE = { kind: "organization" as const };

// A form of this size takes its time to draw on a machine that does other things as well.
vi.setConfig({ testTimeout: 20_000 });

const applied: ChangesDraft[] = [];
/** What the signed-in admin lacks over the whole organization. */
let lacking: readonly string[] = [];

/** Knows one account that is taken already, and passwords that contain an account. */
function answer(command: string, request: unknown): unknown {
  switch (command) {
    case "permissions_list":
      return CATALOGUE;
    case "settings_get":
      return { password: { min_length: 12 }, admin_labels: ["内線", "", "社員番号", "", ""] };
    case "admins_get":
      return {
        admin: adminRow({ id: "me", grants: [{ permissions: ["device.view", "operation_log.view"], scope: WHOLE }] }),
        may_manage: false,
        may_act_as: false,
      };
    case "ids_new":
      return ["new-id"];
    case "password_rate": {
      const { password, names } = request as PasswordRate;
      const faults = names.some((name) => password.includes(name)) ? ["contains_name"] : [];
      return { score: 4, faults };
    }
    case "changes_plan": {
      const [change] = (request as ChangesDraft).changes;
      if (change && "account" in change && change.account === "taken") throw TAKEN;
      return { base_revision: 7, effect: { rows: {}, authority: [] }, effect_hash: "", unseen_admins: 0 };
    }
    case "changes_apply":
      applied.push(request as ChangesDraft);
      return { id: "change", revision: 8 };
    case "authority_explain":
      return (request as { questions: { permission: string }[] }).questions.map(({ permission }) => ({
        permission,
        allowed: !lacking.includes(permission),
        group: null,
        grants: [],
        suspended: false,
        could_grant: [],
      }));
    case "rows_labels":
      return [];
    default:
      return undefined;
  }
}

const onCreated = vi.fn<(admin: Admin, password: string) => void>();
const field = (name: string) => screen.getByRole<HTMLInputElement>("textbox", { name: new RegExp(`^${name}`) });

/** Fills a field at once, as a paste does: typing key by key is tried elsewhere. */
async function fill(user: ReturnType<typeof userEvent.setup>, input: HTMLElement, text: string) {
  await user.click(input);
  await user.paste(text);
}

beforeEach(() => {
  applied.length = 0;
  lacking = [];
  onCreated.mockReset();
  vi.mocked(invoke).mockImplementation(async (command, request) => answer(command, request));
  signIn();
});

const open = () => show(<AdminDialog onClose={() => {}} onCreated={onCreated} />);

async function fillAndRegister(user: ReturnType<typeof userEvent.setup>) {
  await fill(user, field("アカウント"), "hanako");
  await fill(user, field("氏名"), "山田 花子");
  await fill(user, screen.getByLabelText(/^初期パスワード/), "a long enough one");
  await user.click(screen.getByRole("button", { name: "影響を確認" }));
  const effect = await screen.findByRole("dialog", { name: "「山田 花子」の登録" });
  await user.click(await within(effect).findByRole("button", { name: "登録" }));
  await waitFor(() => expect(onCreated).toHaveBeenCalledOnce());
}

describe("registering an admin", () => {
  it("tells what is wrong at its field, loses nothing typed, and shows the effect before it happens", async () => {
    open();
    const user = userEvent.setup();
    await fill(user, field("アカウント"), "taken");
    await fill(user, field("氏名"), "山田 花子");
    await fill(user, screen.getByLabelText(/^初期パスワード/), "a long enough one");
    await user.click(await screen.findByRole("checkbox", { name: /^クライアントの閲覧/ }));
    await user.click(screen.getByRole("button", { name: "影響を確認" }));
    await screen.findByText("このアカウントは、すでに使われています。");
    expect(field("アカウント").getAttribute("aria-invalid")).toBe("true");
    expect(field("氏名").value).toBe("山田 花子");

    await user.clear(field("アカウント"));
    expect(screen.queryByText("このアカウントは、すでに使われています。")).toBeNull();
    await fill(user, field("アカウント"), "hanako");
    await user.click(screen.getByRole("button", { name: "影響を確認" }));
    const effect = await screen.findByRole("dialog", { name: "「山田 花子」の登録" });
    expect(applied).toHaveLength(0);
    await user.click(await within(effect).findByRole("button", { name: "登録" }));
    await waitFor(() => expect(onCreated).toHaveBeenCalledOnce());
    expect(applied[0]?.initial_passwords).toEqual({ "new-id": "a long enough one" });
    expect(applied[0]?.base_revision).toBe(7);
    expect(onCreated.mock.lastCall?.[0]).toMatchObject({
      account: "hanako",
      valid_until: null,
      grants: [{ permissions: ["device.view"], scope: WHOLE }],
    });
  });

  it("is found again half filled in after a restart, without its password", async () => {
    open();
    const user = userEvent.setup();
    await fill(user, field("アカウント"), "hanako");
    await fill(user, field("氏名"), "山田 花子");
    await fill(user, screen.getByLabelText(/^初期パスワード/), "a long enough one");
    await user.click(await screen.findByRole("checkbox", { name: /^クライアントの閲覧/ }));
    expect(JSON.stringify(localStorage)).toContain("hanako");
    expect(JSON.stringify(localStorage)).not.toContain("enough");
    cleanup();

    open();
    expect(screen.getByText("入力途中の内容を復元しました")).toBeDefined();
    expect(screen.getByText("初期パスワードは保存されないため、もう一度入力してください。")).toBeDefined();
    expect([field("アカウント").value, field("氏名").value]).toEqual(["hanako", "山田 花子"]);
    expect(screen.getByLabelText<HTMLInputElement>(/^初期パスワード/).value).toBe("");
    const box = await screen.findByRole<HTMLInputElement>("checkbox", { name: /^クライアントの閲覧/ });
    expect(box.checked).toBe(true);
    await user.click(screen.getByRole("button", { name: "破棄して最初から" }));
    expect(field("アカウント").value).toBe("");
    expect(box.checked).toBe(false);
    expect(JSON.stringify(localStorage)).not.toContain("hanako");

    await fillAndRegister(user);
    expect(JSON.stringify(localStorage)).not.toContain("hanako");
  });

  it("leaves no draft when it is cancelled", async () => {
    open();
    const user = userEvent.setup();
    await fill(user, field("アカウント"), "hanako");
    await user.click(screen.getByRole("button", { name: "キャンセル" }));
    expect(JSON.stringify(localStorage)).not.toContain("hanako");
  });

  it("does not go on with a password that does not meet the rule", async () => {
    open();
    const user = userEvent.setup();
    await fill(user, field("アカウント"), "hanako");
    await fill(user, screen.getByLabelText(/^初期パスワード/), "hanako-hanako");
    await user.click(screen.getByRole("button", { name: "影響を確認" }));
    await screen.findByText(/^このパスワードは規則を満たしていません。.*「自動生成」/);
    expect(screen.getAllByRole("dialog")).toHaveLength(1);
  });

  it("begins with a preset, and takes the company's own fields, language and days", async () => {
    open();
    const user = userEvent.setup();
    await user.click(await screen.findByRole("radio", { name: /^システム管理者（操作ログ閲覧なし）/ }));
    await fill(user, field("社員番号"), "E-77");
    expect(screen.queryByRole("textbox", { name: /^自由項目/ })).toBeNull();
    await user.type(screen.getByLabelText(/^有効期間の終了日/), "2027-03-31");
    await fillAndRegister(user);
    expect(onCreated.mock.lastCall?.[0]).toMatchObject({
      free: ["", "", "E-77", "", ""],
      language: null,
      valid_from: null,
      valid_until: "2027-03-31",
      grants: [{ permissions: ["device.view"], scope: WHOLE }],
    });
  });

  it("greys a preset that holds what one does not hold oneself, and says what", async () => {
    lacking = ["operation_log.view"];
    open();
    await screen.findByText(
      /^自分が持っていない権限を含むため、選べません。組織全体に対する「操作ログの閲覧」の権限がありません。/,
    );
    expect(screen.getByRole<HTMLInputElement>("radio", { name: /^システム管理者自分/ }).disabled).toBe(true);
    expect(screen.getByRole<HTMLInputElement>("radio", { name: /^システム管理者（操作ログ閲覧なし）/ }).disabled).toBe(
      false,
    );
  });
});
