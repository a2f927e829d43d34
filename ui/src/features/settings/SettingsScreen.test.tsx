import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from "@tanstack/react-router";
import { act, cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ChangesDraft, ConsoleEvent, Settings } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { show } from "~/test/frame";
import { SESSION, SETTINGS, signIn } from "~/test/session";
import { SettingsScreen } from "./SettingsScreen";

const rights = vi.hoisted((): { missing: string | null } => ({ missing: null }));
vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: (_: (event: ConsoleEvent) => void) => () => {} }));
vi.mock("~/components/reasons", async (original) => ({
  ...(await original<object>()),
  useReason: (permission: string) => (permission === rights.missing ? `${permission} がありません` : null),
}));

// A form of this size takes its time to draw on a machine that does other things as well.
vi.setConfig({ testTimeout: 20_000 });

const label = (id: string, name: string) => ({ row: { kind: "admin", id }, name });
const planned: ChangesDraft[] = [];
const applied: ChangesDraft[] = [];
let now: Settings = SETTINGS;

function answer(command: string, request: unknown): unknown {
  switch (command) {
    case "settings_get":
      return now;
    case "changes_plan":
      planned.push(request as ChangesDraft);
      return { base_revision: 7, effect: { rows: {}, authority: [] }, effect_hash: "", unseen_admins: 0 };
    case "changes_apply": {
      applied.push(request as ChangesDraft);
      const { type: _, ...fields } = (request as ChangesDraft).changes[0] as { type: string };
      const before = now;
      now = { ...now, ...fields };
      return { id: "c1", effect: { rows: { settings: { before, after: now } }, authority: [] } };
    }
    case "settings_mfa_preview":
      return (request as { duty: string }).duty === "all"
        ? { missing: 10, first: [label("me", "佐藤 美咲"), label("a2", "山田 花子")], ready: 1, unknown: 2, own: true }
        : { missing: 0, first: [], ready: 0, unknown: 0, own: false };
    default:
      return [];
  }
}

const user = userEvent.setup();
const field = (name: string) => screen.getByRole<HTMLInputElement>("textbox", { name: new RegExp(`^${name}`) });
const save = () => screen.getByRole("button", { name: "保存" });
let go: (to: string) => Promise<void>;
let refetch: () => Promise<void>;

beforeEach(async () => {
  planned.length = 0;
  applied.length = 0;
  now = SETTINGS;
  rights.missing = null;
  vi.mocked(invoke).mockImplementation(async (command, request) => answer(command, request));
  signIn();
});

async function open() {
  const { useQueryClient } = await import("@tanstack/react-query");
  const Root = () => {
    const queries = useQueryClient();
    refetch = () => queries.invalidateQueries();
    return <Outlet />;
  };
  const root = createRootRoute({ component: Root });
  const routeTree = root.addChildren([
    createRoute({ getParentRoute: () => root, path: "/settings", component: SettingsScreen }),
    createRoute({ getParentRoute: () => root, path: "/", component: () => <p>ほかの画面</p> }),
  ]);
  const router = createRouter({ routeTree, history: createMemoryHistory({ initialEntries: ["/settings"] }) });
  go = (to) => router.navigate({ to: to as never });
  show(<RouterProvider router={router as never} />);
  await screen.findByRole("textbox", { name: /^最小の文字数/ });
}

describe("the settings", () => {
  it("are saved as one change of what differs, after its effect was shown", async () => {
    await open();
    await user.clear(field("最小の文字数"));
    await user.type(field("最小の文字数"), "16");
    expect(screen.getByText("1項目を変更しています（未保存）")).toBeDefined();
    await user.click(save());
    const effect = await screen.findByRole("dialog", { name: "設定の変更" });
    const change = {
      type: "settings_edit",
      password: { min_length: 16, min_score: 3, history: 5, expire_days: null },
    };
    await waitFor(() => expect(planned[0]?.changes).toEqual([change]));
    expect(applied).toEqual([]);
    await waitFor(() => expect(within(effect).queryByText("影響を確認しています")).toBeNull());
    await user.click(within(effect).getByRole("button", { name: "保存" }));
    await waitFor(() => expect(applied[0]).toMatchObject({ changes: [change], base_revision: 7 }));
    await waitFor(() => expect(screen.queryByText(/未保存/)).toBeNull());
    expect(field("最小の文字数").value).toBe("16");
  });

  it("are not sent with a number out of bounds", async () => {
    await open();
    await user.clear(field("最小の文字数"));
    await user.type(field("最小の文字数"), "7");
    await user.click(save());
    expect(screen.getByText("8～64の数字で入力してください。")).toBeDefined();
    expect(document.activeElement).toBe(field("最小の文字数"));
    expect(planned).toEqual([]);
  });

  it("say what somebody else changed meanwhile and keep the draft", async () => {
    await open();
    await user.clear(field("最小の文字数"));
    await user.type(field("最小の文字数"), "16");
    now = { ...SETTINGS, password: { ...SETTINGS.password, min_length: 20, history: 10 } };
    await act(() => refetch());
    await screen.findByText("最小の文字数: 12文字 → 20文字 （保存すると、編集中の値に変わります）");
    expect(screen.getByText("再利用を禁止する回数: 5回 → 10回")).toBeDefined();
    expect([field("最小の文字数").value, field("再利用を禁止する回数").value]).toEqual(["16", "10"]);
    await user.click(screen.getByRole("button", { name: "確認しました" }));
    expect(screen.queryByText(/→/)).toBeNull();
    expect(field("最小の文字数").value).toBe("16");
  });

  it("count whom the duty of a second factor would reach", async () => {
    await open();
    await user.click(screen.getByRole("radio", { name: /^全員/ }));
    await screen.findByText("保存すると、10人がすぐに設定を求められます");
    expect(screen.getByText("佐藤 美咲、山田 花子 ほか8人")).toBeDefined();
    expect(screen.getByText(/^対象のうち 1人は設定済み/)).toBeDefined();
    expect(screen.getByText(/^このほかの対象者 2人/)).toBeDefined();
    expect(screen.getByText(/あなたもすぐに設定が必要です/)).toBeDefined();
  });

  it("ask before a draft is left behind", async () => {
    await open();
    await user.type(field("最小の文字数"), "6");
    await act(async () => void go("/"));
    await user.click(await screen.findByRole("button", { name: "編集を続ける" }));
    expect(field("最小の文字数").value).toBe("126");
    await act(async () => void go("/"));
    await user.click(await screen.findByRole("button", { name: "破棄して移動" }));
    await screen.findByText("ほかの画面");
    await act(async () => void go("/settings"));
    expect((await screen.findByRole<HTMLInputElement>("textbox", { name: /^最小の文字数/ })).value).toBe("12");
  });

  it("find their draft again after a restart, and say what others changed since", async () => {
    await open();
    await user.clear(field("最小の文字数"));
    await user.type(field("最小の文字数"), "16");
    await user.click(screen.getByRole("radio", { name: /^推奨する/ }));
    cleanup();
    now = { ...SETTINGS, password: { ...SETTINGS.password, min_length: 20, history: 10 } };
    await open();
    expect(screen.getByText("入力途中の内容を復元しました")).toBeDefined();
    expect(screen.getByText("変更している項目: 最小の文字数、二要素認証")).toBeDefined();
    expect([field("最小の文字数").value, field("再利用を禁止する回数").value]).toEqual(["16", "10"]);
    expect(screen.getByText("最小の文字数: 12文字 → 20文字 （保存すると、編集中の値に変わります）")).toBeDefined();
    expect(screen.getByText("再利用を禁止する回数: 5回 → 10回")).toBeDefined();
    await user.click(save());
    // What somebody else changed and was not edited here stays theirs.
    await waitFor(() =>
      expect(planned[0]?.changes).toMatchObject([{ password: { min_length: 16, history: 10 }, mfa: "recommended" }]),
    );
    await user.click(screen.getByRole("button", { name: "キャンセル" }));

    await user.click(screen.getByRole("button", { name: "破棄して最初から" }));
    expect(field("最小の文字数").value).toBe("20");
    expect(screen.queryByText("入力途中の内容を復元しました")).toBeNull();
    expect(JSON.stringify(localStorage)).not.toContain("16");
  });

  it("take nothing for an edit that was taken back by hand", async () => {
    await open();
    await user.type(field("最小の文字数"), "6{Backspace}");
    cleanup();
    now = { ...SETTINGS, password: { ...SETTINGS.password, min_length: 20 } };
    await open();
    expect(field("最小の文字数").value).toBe("20");
    expect(screen.queryByText("入力途中の内容を復元しました")).toBeNull();
  });

  it("show nobody else's draft, nor one's own to other eyes", async () => {
    await open();
    await user.type(field("最小の文字数"), "6");
    cleanup();
    signIn({ viewing_as: { row: { kind: "admin", id: "a2" }, name: "山田 花子" } });
    await open();
    expect(field("最小の文字数").value).toBe("12");
    cleanup();
    signIn({ session: { ...SESSION, admin: "other" } });
    await open();
    expect(field("最小の文字数").value).toBe("12");
    cleanup();
    signIn();
    await open();
    expect(field("最小の文字数").value).toBe("126");
  });

  it("are shown greyed, with the reason, to whoever may not change them", async () => {
    rights.missing = "settings.security";
    await open();
    expect(screen.getByText("settings.security がありません")).toBeDefined();
    expect(field("最小の文字数").disabled).toBe(true);
    expect(screen.getByRole<HTMLInputElement>("radio", { name: /^全員/ }).disabled).toBe(true);
    const users = within(screen.getByRole("region", { name: "ユーザーの自由項目" }));
    expect(users.getByRole<HTMLInputElement>("textbox", { name: /^項目1の名前/ }).disabled).toBe(false);
  });
});
