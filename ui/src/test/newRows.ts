/** A host that registers what is new, or loses its answer, for tests of the forms that ask for it. */

import type { Change } from "~/ipc/generated";
import { fault, SETTINGS } from "./session";

/** Begins anew with each test. */
export function registering() {
  let ids = 0;
  const host = {
    /** What was sent. */
    sent: [] as Change[],
    /** Whether the answers are lost on the way. */
    isLost: false,
    answer: async (command: string, request: unknown): Promise<unknown> => {
      if (command === "settings_get") return SETTINGS;
      if (command === "ids_new") {
        ids += 1;
        return [`n${ids}`];
      }
      host.sent.push(...(request as { changes: Change[] }).changes);
      if (host.isLost) throw fault("offline");
      return { id: "c1" };
    },
  };
  return host;
}
