/** What stands in for the host in tests of the organization's screen. It imports nothing of the window that runs. */

import { vi } from "vitest";

export const host = { invoke: vi.fn<(command: string, request: unknown) => unknown>() };

/** In the place of `~/ipc/host`. */
export const hostModule = {
  invoke: async (command: string, request: unknown) => host.invoke(command, request),
  listen: () => () => {},
};

/** The requests with which a command was asked. */
export const asked = (command: string) =>
  host.invoke.mock.calls.filter(([one]) => one === command).map(([, request]) => request);
