import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { AdminDetail, Explanation } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { accessRow, adminRow } from "~/test/admins";
import { show } from "~/test/frame";
import { signIn } from "~/test/session";
import { SignInTab } from "./SignInTab";
import { useAccess } from "./useAccess";
import type { AdminActs } from "./useAdminActs";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));

const calls: [string, unknown][] = [];
let isLocked = true;
let explanation: Partial<Explanation> = { allowed: true };

beforeEach(() => {
  calls.length = 0;
  isLocked = true;
  explanation = { allowed: true };
  vi.mocked(invoke).mockImplementation(async (command, request) => {
    calls.push([command, request]);
    switch (command) {
      case "admins_access":
        return [accessRow({ has_factor: true, sessions: 1, locked_until: isLocked ? "2999-01-01T00:00:00Z" : null })];
      case "sessions_list":
        return [
          {
            id: "s1",
            admin: "a1",
            current: false,
            created_at: "2026-11-24T00:00:00Z",
            last_used_at: "2026-11-24T00:05:00Z",
            expires_at: "2026-11-24T12:00:00Z",
            address: "192.0.2.7",
            client: "cloudone-console/0.1.0 (Windows)",
          },
        ];
      case "authority_explain":
        return [
          { permission: "admin.manage", group: null, grants: [], suspended: false, could_grant: [], ...explanation },
        ];
      case "admins_unlock":
        isLocked = false;
        return {};
      default:
        return [];
    }
  });
  signIn();
});

const ACT = { run: () => {}, reason: null };
const ACTS: AdminActs = {
  edit: ACT,
  grants: ACT,
  password: ACT,
  suspend: ACT,
  resume: ACT,
  delete: ACT,
  viewAs: ACT,
  register: () => {},
  dialogs: null,
};

function Tab({ detail }: { readonly detail: AdminDetail }) {
  return <SignInTab detail={detail} access={useAccess()} acts={ACTS} />;
}
const open = (over: Partial<AdminDetail> = {}) =>
  show(<Tab detail={{ admin: adminRow(), may_manage: true, may_act_as: true, ...over }} />);

describe("how an admin signs in", () => {
  it("lifts a lock, and looks again afterwards", async () => {
    open();
    await userEvent.click(await screen.findByRole("button", { name: "ロックを解除" }));
    await screen.findByText("ロックされていません");
    expect(calls).toContainEqual(["admins_unlock", { id: "a1" }]);
    expect(screen.queryByRole("button", { name: "ロックを解除" })).toBeNull();
  });

  it("takes a second factor away only after asking", async () => {
    open();
    await userEvent.click(await screen.findByRole("button", { name: "二要素認証を解除" }));
    const question = await screen.findByRole("alertdialog");
    expect(calls.some(([command]) => command === "admins_factor_remove")).toBe(false);
    await userEvent.click(within(question).getByRole("button", { name: "解除" }));
    await waitFor(() => expect(calls).toContainEqual(["admins_factor_remove", { id: "a1" }]));
  });

  it("shows where the admin is signed in, and ends one or all", async () => {
    open();
    await screen.findByText("CloudOne コンソール 0.1.0（Windows）");
    screen.getByText("192.0.2.7");
    await userEvent.click(screen.getByRole("button", { name: /のサインインを終了$/ }));
    await waitFor(() => expect(calls).toContainEqual(["sessions_end", { id: "s1" }]));
    await userEvent.click(screen.getByRole("button", { name: "すべて終了させる" }));
    await userEvent.click(
      within(await screen.findByRole("alertdialog")).getByRole("button", { name: "すべて終了させる" }),
    );
    await waitFor(() => expect(calls).toContainEqual(["admins_sessions_end", { id: "a1" }]));
  });

  it("keeps what takes all of the admin's permissions in sight, greyed", async () => {
    open({ may_act_as: false });
    const button = await screen.findByRole("button", { name: "二要素認証を解除" });
    await waitFor(() => expect(button.getAttribute("aria-disabled")).toBe("true"));
    await userEvent.click(button);
    expect(screen.queryByRole("alertdialog")).toBeNull();
  });
});
