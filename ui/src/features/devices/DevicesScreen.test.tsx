import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { invoke } from "~/ipc/host";
import { closeToasts, toasts } from "~/kit/toasts";
import { answer } from "~/test/organizationScreen";
import { showAt } from "~/test/routed";
import { SIGNED_IN, signIn } from "~/test/session";
import { DevicesScreen } from "./DevicesScreen";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));
vi.setConfig({ testTimeout: 20_000 });

beforeEach(() => {
  vi.mocked(invoke).mockImplementation(async (command, request) => answer(command, request as never));
  signIn();
});

it.each([
  ["{F2}", "選択したクライアントを編集"],
  ["{Delete}", "選択したクライアントを削除"],
])("says why %s does nothing while the service is out of reach", async (key, label) => {
  showAt("/devices", { "/devices": DevicesScreen });
  const user = userEvent.setup();
  await user.click(await screen.findByRole("row", { name: /PC-1/ }));
  await screen.findByRole("heading", { name: "PC-1" });
  act(() => signIn({ sync: { ...SIGNED_IN.sync, status: "offline" } }));
  closeToasts();
  await user.keyboard(key);
  expect(toasts.get().at(-1)).toMatchObject({ tone: "notice", text: label });
  expect(toasts.get().at(-1)?.detail).toMatch(/接続できないため/);
  expect(screen.queryByRole("dialog")).toBeNull();
});
