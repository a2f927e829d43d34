import { act, fireEvent, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { servicePane } from "~/components/status/serviceScreens";
import type { StatusState } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { show } from "~/test/frame";
import { fault, SIGNED_IN } from "~/test/session";
import { at, event, INCIDENT, NOW, statusDocument, statusState } from "~/test/status";
import { OfflineLine } from "./OfflineLine";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));

const SYNC = { ...SIGNED_IN.sync, status: "offline" as const, synced_at: at(4, 57) };

function known(state: StatusState | null) {
  vi.mocked(invoke).mockImplementation(async (command) => {
    if (command !== "status_get" || !state) throw fault("offline");
    return state;
  });
}

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  servicePane.set(null);
});
afterEach(() => vi.useRealTimers());

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const line = () => screen.getByRole("status").textContent;

async function open(synced: string | null = SYNC.synced_at) {
  show(<OfflineLine sync={{ ...SYNC, synced_at: synced }} />);
  await pass(10);
}

describe("the line that says that the service cannot be reached", () => {
  it("says until when it is under maintenance, and that it takes longer, as time goes by", async () => {
    known(statusState(statusDocument({ events: [event()] })));
    await open();
    expect(line()).toContain(
      "サービスは6:00までメンテナンス中です。表示しているのは3 分前の内容です。変更は、接続が戻ってから行えます。",
    );
    expect(line()).not.toContain("接続できません");
    await pass(61 * 60_000);
    expect(line()).toContain("サービスはメンテナンス中です。終了予定の6:00を過ぎています。");
  });

  it("goes by the console's clock, not by this page's", async () => {
    known(statusState(statusDocument({ events: [event()] }), { now: at(5, 59) }));
    await open();
    expect(line()).toContain("サービスは6:00までメンテナンス中です。");
    await pass(75_000);
    expect(line()).toContain("終了予定の6:00を過ぎています。");
  });

  it("begins to say so when the maintenance begins", async () => {
    known(statusState(statusDocument({ events: [event({ starts_at: at(5, 1) })] })));
    await open();
    expect(line()).toContain("サービスに接続できません。");
    await pass(75_000);
    expect(line()).toContain("サービスは6:00までメンテナンス中です。");
  });

  it("names an incident, also where nothing was ever received", async () => {
    known(statusState(statusDocument({ events: [INCIDENT] })));
    await open(null);
    expect(line()).toContain("サービスに障害が発生しています（「同期の遅れ」）。");
    expect(line()).not.toContain("表示しているのは");
  });

  it.each([
    ["all is well there", statusState(statusDocument())],
    ["nothing is known", statusState(null, { problem: "not_reached" })],
    ["nothing is answered", null],
  ])("says what it always says where %s", async (_, state) => {
    known(state);
    await open();
    expect(line()).toContain("サービスに接続できません。表示しているのは3 分前の内容です。");
  });

  it("leads to the state of the service and to the connection check, and to its section of the manual", async () => {
    known(null);
    await open();
    fireEvent.click(screen.getByRole("button", { name: "稼働状況" }));
    expect(servicePane.get()).toBe("status");
    fireEvent.click(screen.getByRole("button", { name: "接続を確認" }));
    expect(servicePane.get()).toBe("connection");
    expect(screen.getByRole("button", { name: "再接続" }).closest("[data-help]")?.getAttribute("data-help")).toBe(
      "status-offline",
    );
  });
});
