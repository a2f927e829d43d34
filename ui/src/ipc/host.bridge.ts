/** The host of tests in a plain browser: the loopback bridge. Built in only by `--mode bridge`; never ships. */

import type { ConsoleEvent } from "./generated";

/** Calls a command through the bridge. Rejects with the error body the command failed with. */
export async function invoke(command: string, request: unknown): Promise<unknown> {
  const answer = await fetch(`/ipc/${command}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(request),
  });
  const body: unknown = await answer.json();
  if (!answer.ok) throw body;
  return body;
}

/** Hears the console's events; the answer ends it. */
export function listen(handler: (event: ConsoleEvent) => void): () => void {
  const source = new EventSource("/events");
  source.onmessage = (message) => handler(JSON.parse(String(message.data)) as ConsoleEvent);
  return () => source.close();
}
