import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import type { BulkPlan } from "~/ipc/generated";
import { closeToasts, toasts } from "~/kit/toasts";
import { device } from "~/test/devices";
import { show } from "~/test/frame";
import { fault, SETTINGS, signIn } from "~/test/session";
import { type BulkOffer, useBulkOffer } from "./bulkOffer";

const host = vi.hoisted(() => ({ invoke: vi.fn<(command: string, request: unknown) => unknown>() }));
vi.mock("~/ipc/host", () => ({
  invoke: async (command: string, request: unknown) => host.invoke(command, request),
  listen: () => () => {},
}));

const calls = (command: string) => host.invoke.mock.calls.filter(([name]) => name === command).map(([, one]) => one);

const pc = (n: number) => device(`d${n}`, { name: `PC-${n}` });

function plan(handle: number, over: Partial<BulkPlan> = {}): BulkPlan {
  const devices = Array.from({ length: 50 }, (_, n) => ({ before: pc(n), after: null }));
  const effect = { rows: { devices }, authority: [] };
  return {
    handle,
    plan: { base_revision: 7, effect, effect_hash: "", unseen_admins: 0 },
    touched: 100_000,
    left_out: 0,
    ...over,
  };
}

const OFFER: BulkOffer = {
  draft: {
    type: "devices",
    pick: {
      pick: "all_but",
      query: {
        node: { kind: "organization" },
        below: true,
        query: "",
        platforms: [],
        sort: "name",
        descending: false,
        from: 0,
        count: 0,
      },
      except: ["d3"],
    },
    act: { act: "delete" },
  },
  help: "organization-many",
  title: "消しますか",
  text: "消しました",
  confirmLabel: "消す",
  tone: "danger",
};

function Offering({ asked }: { readonly asked: BulkOffer }) {
  const { offer, dialog } = useBulkOffer();
  return (
    <>
      <button type="button" onClick={() => offer(asked)}>
        ask
      </button>
      {dialog}
    </>
  );
}

let handle = 0;

beforeEach(() => {
  handle = 0;
  closeToasts();
  signIn();
  host.invoke.mockReset();
  host.invoke.mockImplementation((command) => {
    if (command === "bulk_plan") {
      handle += 1;
      return plan(handle);
    }
    return rest(command);
  });
});

function rest(command: string): unknown {
  if (command === "settings_get") return SETTINGS;
  return command === "bulk_apply" ? { id: "c1" } : [];
}

async function open(asked = OFFER) {
  const user = userEvent.setup();
  show(<Offering asked={asked} />);
  await user.click(screen.getByText("ask"));
  return user;
}

it("shows what would happen to all of them, applies exactly that, and offers one undo", async () => {
  const user = await open();
  expect(await screen.findByText("ほか99,992件")).toBeTruthy();
  expect(calls("bulk_apply")).toEqual([]);
  await user.click(screen.getByRole("button", { name: "消す" }));
  await waitFor(() => expect(calls("bulk_apply")).toEqual([{ handle: 1, reason: null }]));
  expect(calls("bulk_plan")).toEqual([OFFER.draft]);
  expect(toasts.get()).toMatchObject([{ text: "消しました", action: { label: "元に戻す" } }]);
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

it("plans anew when somebody was faster, and applies only what was shown last", async () => {
  const user = await open();
  await screen.findByText("ほか99,992件");
  const before = host.invoke.getMockImplementation();
  host.invoke.mockImplementation((command, request) => {
    if (command === "bulk_apply" && (request as { handle: number }).handle === 1) throw fault("revision_conflict");
    return before?.(command, request);
  });
  await user.click(screen.getByRole("button", { name: "消す" }));
  await waitFor(() => expect(calls("bulk_plan")).toHaveLength(2));
  await user.click(screen.getByRole("button", { name: "消す" }));
  await waitFor(() => expect(calls("bulk_apply").at(-1)).toEqual({ handle: 2, reason: null }));
  expect(toasts.get()).toHaveLength(1);
});

it("cannot be confirmed where nothing would change", async () => {
  host.invoke.mockImplementation((command) => (command === "bulk_plan" ? plan(1, { touched: 0 }) : rest(command)));
  await open({ ...OFFER, tone: "primary" });
  const close = await screen.findByRole("button", { name: "閉じる" });
  expect(screen.queryByRole("button", { name: "消す" })).toBeNull();
  expect(document.activeElement).toBe(close);
});
