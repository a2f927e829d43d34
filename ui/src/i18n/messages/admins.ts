import type { Messages } from "../types";

export const admins = {} as const satisfies Messages;
