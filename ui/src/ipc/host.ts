/** The host as the window knows it: Tauri. The only file of the product that imports it. */

import { invoke as tauriInvoke } from "@tauri-apps/api/core";
import { listen as tauriListen } from "@tauri-apps/api/event";
import { type ConsoleEvent, EVENT } from "./generated";

/** Calls a command of the Rust half. Rejects with whatever the command failed with. */
export function invoke(command: string, request: unknown): Promise<unknown> {
  return tauriInvoke(command, { request });
}

/** Hears the console's events; the answer ends it. */
export function listen(handler: (event: ConsoleEvent) => void): () => void {
  const listening = tauriListen<ConsoleEvent>(EVENT, (event) => handler(event.payload));
  return () => {
    void listening.then((unlisten) => unlisten());
  };
}
