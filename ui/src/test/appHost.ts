/**
 * What stands in for modules of the window in its tests. It imports nothing that runs: whatever it imported would ask for
 * the very modules that it stands in for, and wait for them for ever.
 */

import type { ConsoleEvent } from "~/ipc/generated";

/** What the host answers, who hears it, and what it was asked until the test empties that. */
export const appHost = {
  answer: (_command: string, _request: unknown): unknown => [],
  handler: null as ((event: ConsoleEvent) => void) | null,
  calls: [] as string[],
};

/** In the place of `~/ipc/host`. */
export const hostModule = {
  invoke: async (command: string, request: unknown) => {
    appHost.calls.push(command);
    return appHost.answer(command, request);
  },
  listen: (handler: (event: ConsoleEvent) => void) => {
    appHost.handler = handler;
    return () => {};
  },
};

/** In the place of `~/components/reasons`: what one may do is the engine's to say, and how it is told is tested with it. */
export async function reasonsModule(original: () => Promise<object>) {
  return { ...(await original()), useReason: () => null };
}
