/** Keeps the recovery codes on screen: once the factor is confirmed the console is signed in and would move on by itself. */

import type { SessionId } from "~/ipc/generated";
import { createStore } from "~/util/store";

/** The session whose owner is still at setting up the second factor. */
export const factorHold = createStore<SessionId | null>(null);
