import type { Messages } from "../types";

export const organization = {} as const satisfies Messages;
