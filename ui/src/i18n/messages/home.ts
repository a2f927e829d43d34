import type { Messages } from "../types";

export const home = {} as const satisfies Messages;
