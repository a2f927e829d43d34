import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { LanguageProvider } from "~/i18n/i18n";
import type { Admin, AppState, ChangesDraft, ErrorBody } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { createQueryClient } from "~/ipc/query";
import { setAppState } from "~/ipc/state";
import { KitTextsProvider } from "~/kit/texts";
import { AdminDialog } from "./AdminDialog";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));

const TEXTS = {
  showPassword: "",
  hidePassword: "",
  clearSearch: "",
  dismiss: "",
  close: "",
  loading: "",
  notifications: "",
  optional: "",
};
const ENTRY = {
  permission: "device.view",
  key: "device.view",
  group_scoped: true,
  anchor: "",
  name: { ja: "クライアントの閲覧", en: "" },
  allows: { ja: "", en: "" },
};
const TAKEN: ErrorBody = {
  code: "change_rejected",
  message: "",
  request_id: "",
  fields: [],
  rejections: [{ change: 0, path: "/account", code: "account_taken" }],
};

const applied: ChangesDraft[] = [];

/** Knows one account that is taken already. */
function answer(command: string, request: unknown): unknown {
  switch (command) {
    case "permissions_list":
      return [ENTRY];
    case "admins_get":
      return { id: "me", grants: [{ permissions: ["device.view"], scope: { kind: "organization" } }] };
    case "ids_new":
      return ["new-id"];
    case "changes_plan": {
      const [change] = (request as ChangesDraft).changes;
      if (change && "account" in change && change.account === "taken") throw TAKEN;
      return { base_revision: 7, effect: { rows: {}, authority: [] }, effect_hash: "", unseen_admins: 0 };
    }
    case "changes_apply":
      applied.push(request as ChangesDraft);
      return { id: "change", revision: 8 };
    case "authority_explain":
    case "rows_labels":
      return [];
    default:
      return undefined;
  }
}

const onCreated = vi.fn<(admin: Admin, password: string) => void>();

beforeEach(() => {
  applied.length = 0;
  onCreated.mockReset();
  vi.mocked(invoke).mockImplementation(async (command, request) => answer(command, request));
  setAppState({
    phase: "signed_in",
    session: { id: "s", admin: "me", company_name: "会社", company_code: "demo" },
    sync: { status: "live", whole: true },
  } as AppState);
  render(
    <QueryClientProvider client={createQueryClient()}>
      <LanguageProvider fixed="ja">
        <KitTextsProvider value={TEXTS}>
          <AdminDialog onClose={() => {}} onCreated={onCreated} />
        </KitTextsProvider>
      </LanguageProvider>
    </QueryClientProvider>,
  );
});

describe("registering an admin", () => {
  it("tells what is wrong at its field, loses nothing typed, and shows the effect before it happens", async () => {
    const user = userEvent.setup();
    const field = (name: string) => screen.getByRole<HTMLInputElement>("textbox", { name: new RegExp(`^${name}`) });
    await user.type(field("アカウント"), "taken");
    await user.type(field("氏名"), "山田 花子");
    await user.type(screen.getByLabelText(/^初期パスワード/), "a long enough one");
    await user.click(await screen.findByRole("checkbox", { name: /^クライアントの閲覧/ }));
    await user.click(screen.getByRole("button", { name: "影響を確認" }));
    await screen.findByText("このアカウントは、すでに使われています。");
    expect(field("アカウント").getAttribute("aria-invalid")).toBe("true");
    expect(field("氏名").value).toBe("山田 花子");

    await user.clear(field("アカウント"));
    expect(screen.queryByText("このアカウントは、すでに使われています。")).toBeNull();
    await user.type(field("アカウント"), "hanako");
    await user.click(screen.getByRole("button", { name: "影響を確認" }));
    const effect = await screen.findByRole("dialog", { name: "「山田 花子」の登録" });
    expect(applied).toHaveLength(0);
    await waitFor(() => expect(within(effect).getByRole("button", { name: "登録" })).toBeDefined());
    await user.click(within(effect).getByRole("button", { name: "登録" }));
    await waitFor(() => expect(onCreated).toHaveBeenCalledOnce());
    expect(applied[0]?.initial_passwords).toEqual({ "new-id": "a long enough one" });
    expect(applied[0]?.base_revision).toBe(7);
    expect(onCreated.mock.lastCall?.[0]).toMatchObject({
      account: "hanako",
      grants: [{ permissions: ["device.view"], scope: { kind: "organization" } }],
    });
  });

  it("does not go on with a password that cannot be fit", async () => {
    const user = userEvent.setup();
    await user.type(screen.getByRole("textbox", { name: /^アカウント/ }), "hanako");
    await user.type(screen.getByLabelText(/^初期パスワード/), "hanako-hanako");
    await user.click(screen.getByRole("button", { name: "影響を確認" }));
    await screen.findByText("12文字以上にし、アカウントと企業コードを含めないでください。");
    expect(screen.getAllByRole("dialog")).toHaveLength(1);
  });
});
