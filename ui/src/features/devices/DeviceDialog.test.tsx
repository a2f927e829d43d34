import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { invoke } from "~/ipc/host";
import { device } from "~/test/devices";
import { show } from "~/test/frame";
import { SETTINGS, signIn } from "~/test/session";
import { DeviceDialog } from "./DeviceDialog";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));

const DEVICE = device("d1", { name: "PC-1", os: "14", serial: "S1" });

it("changes only what was edited here, whatever others save meanwhile", async () => {
  const sent: unknown[] = [];
  vi.mocked(invoke).mockImplementation(async (command, request) => {
    if (command === "changes_apply") sent.push((request as { changes: unknown }).changes);
    return command === "settings_get" ? SETTINGS : { id: "c1" };
  });
  signIn();
  const props = { onClose: vi.fn(), onCreated: vi.fn() };
  const { rerender } = show(<DeviceDialog device={DEVICE} {...props} />);
  const user = userEvent.setup();
  const name = screen.getByRole("textbox", { name: /^名前/ });
  await user.clear(name);
  await user.type(name, "PC-9");
  rerender(<DeviceDialog device={{ ...DEVICE, os: "15", platform: "windows_standard", state: "lost" }} {...props} />);
  await user.click(screen.getByRole("button", { name: "保存" }));
  await waitFor(() => expect(props.onClose).toHaveBeenCalled());
  expect(sent).toEqual([[{ type: "device_edit", id: "d1", name: "PC-9" }]]);
});
