import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { servicePane } from "~/components/status/serviceScreens";
import type { ConnectionReport, StatusState } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { setAppState } from "~/ipc/state";
import { closeToasts, toasts } from "~/kit/toasts";
import { show } from "~/test/frame";
import { fault, SIGNED_OUT } from "~/test/session";
import { at, event, statusDocument, statusState } from "~/test/status";
import { ConnectionScreen } from "./ConnectionScreen";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));

const FINE: ConnectionReport = {
  server: "https://service.test",
  at: at(5),
  checks: [
    { kind: "name", finding: "fine", level: "fine", detail: "203.0.113.5", took_ms: 4 },
    { kind: "proxy", finding: "proxy_used", level: "fine", detail: "http://proxy.example:8080", took_ms: 1 },
    { kind: "tls", finding: "certificate_private", level: "warning", detail: "Example Inspection CA", took_ms: 40 },
  ],
};
const FAILED: ConnectionReport = {
  ...FINE,
  checks: [
    { kind: "tls", finding: "connect_failed", level: "failed", detail: "203.0.113.5:443", took_ms: 10_000 },
    { kind: "api", finding: "not_reached", level: "skipped", detail: "", took_ms: 0 },
  ],
};

/** Checks that are under way, in the order in which they were begun. */
let running: { arrive: (report: ConnectionReport) => void; fail: (error: unknown) => void }[] = [];
let known: StatusState = statusState(statusDocument());
const user = userEvent.setup();

beforeEach(() => {
  running = [];
  known = statusState(statusDocument());
  servicePane.set(null);
  closeToasts();
  setAppState(SIGNED_OUT);
  vi.mocked(invoke).mockImplementation((command) =>
    command === "connection_check"
      ? new Promise((arrive, fail) => running.push({ arrive, fail }))
      : Promise.resolve(known),
  );
});

const arrives = (report: ConnectionReport) => act(async () => running.at(-1)?.arrive(report));

it("checks as soon as it is opened, says that it does, and then each thing in order with what to do about it", async () => {
  show(<ConnectionScreen />);
  expect(screen.getByRole("progressbar", { name: "接続を確認しています" })).toBeTruthy();
  await waitFor(() => expect(running).toHaveLength(1));
  await arrives(FINE);
  await screen.findByText("サービスに接続できます。注意が必要な項目があります");
  expect(screen.queryByRole("progressbar", { name: "接続を確認しています" })).toBeNull();
  const checks = within(screen.getByRole("list", { name: "確認の結果" })).getAllByRole("listitem");
  expect(checks).toHaveLength(3);
  expect(checks[0]?.textContent).toBe(
    "サービスの名前（DNS）問題なし4 ミリ秒名前からアドレスがわかりました。203.0.113.5",
  );
  expect(checks[1]?.textContent).toContain("情報システム部門に確認してください");
  expect(checks[2]?.textContent).toContain("注意");
  expect(checks[2]?.textContent).toContain("通信を検査するプロキシが間にあるか");
  expect(checks[2]?.textContent).toContain("Example Inspection CA");
  for (const one of checks) expect(one.querySelector("svg")).not.toBeNull();
  expect(screen.getByText("https://service.test")).toBeTruthy();
});

it("copies the result as plain text", async () => {
  show(<ConnectionScreen />);
  await waitFor(() => expect(running).toHaveLength(1));
  await arrives(FINE);
  await user.click(await screen.findByRole("button", { name: "結果をコピー" }));
  await waitFor(() => expect(toasts.get()).toMatchObject([{ text: "コピーしました" }]));
  const copied = await navigator.clipboard.readText();
  expect(copied).toContain("バージョン: 0.1.0");
  expect(copied).toContain("3. [注意] 暗号化された接続と証明書（40 ミリ秒）");
});

it("checks again when asked, and shows the last result until then", async () => {
  show(<ConnectionScreen />);
  await waitFor(() => expect(running).toHaveLength(1));
  await arrives(FINE);
  await user.click(await screen.findByRole("button", { name: "もう一度確認" }));
  await waitFor(() => expect(running).toHaveLength(2));
  expect(screen.getByRole("progressbar", { name: "接続を確認しています" })).toBeTruthy();
  expect(screen.getByText("http://proxy.example:8080")).toBeTruthy();
  // What was found before is no longer said to be so.
  expect(screen.queryByText(/サービスに接続できます/)).toBeNull();
  await arrives(FAILED);
  await screen.findByText("社内のネットワークかプロキシ、またはサービスに問題があるようです");
  const skipped = screen.getAllByRole("listitem").at(-1);
  expect(skipped?.textContent).toContain("未確認");
  expect(skipped?.textContent).not.toContain("ミリ秒");
});

it("can be stopped and begun again", async () => {
  show(<ConnectionScreen />);
  await waitFor(() => expect(running).toHaveLength(1));
  await user.click(screen.getByRole("button", { name: "中止" }));
  await screen.findByText("確認していません");
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "確認する" }));
  await arrives(FINE);
  expect(screen.queryByRole("list", { name: "確認の結果" })).toBeNull();
  await user.click(screen.getByRole("button", { name: "確認する" }));
  await waitFor(() => expect(running).toHaveLength(2));
  await arrives(FINE);
  await screen.findByRole("list", { name: "確認の結果" });
});

it("says what failed, and tries again", async () => {
  show(<ConnectionScreen />);
  await waitFor(() => expect(running).toHaveLength(1));
  await act(async () => running[0]?.fail(fault("internal", { request_id: "r1" })));
  expect((await screen.findByRole("alert")).textContent).toContain("r1");
  await user.click(screen.getByRole("button", { name: "もう一度確認" }));
  await waitFor(() => expect(running).toHaveLength(2));
});

it("says what the operator says where something failed, and leads there", async () => {
  known = statusState(statusDocument({ events: [event()] }), { now: at(5) });
  show(<ConnectionScreen />);
  await waitFor(() => expect(running).toHaveLength(1));
  await arrives(FAILED);
  await screen.findByText("サービスは6:00までメンテナンス中です。");
  await user.click(screen.getByRole("button", { name: "稼働状況" }));
  expect(servicePane.get()).toBe("status");
});
