import type { Messages } from "../types";

export const session = {} as const satisfies Messages;
