import type { Messages } from "../types";

export const app = {} as const satisfies Messages;
