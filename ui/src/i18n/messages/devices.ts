import type { Messages } from "../types";

export const devices = {} as const satisfies Messages;
