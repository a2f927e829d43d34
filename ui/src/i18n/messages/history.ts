import type { Messages } from "../types";

export const history = {} as const satisfies Messages;
