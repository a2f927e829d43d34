/** The five free fields of a row, named by the company; one without a name is not shown. Pure. */

import type { FreeFields } from "~/ipc/generated";
import type { Fact } from "./lists/Facts";

export const NO_FREE: FreeFields = ["", "", "", "", ""];

/** The five texts with one of them changed. */
export function withFree(free: FreeFields, index: number, text: string): FreeFields {
  return freeOf(free.map((one, at) => (at === index ? text : one)));
}

/** Five texts of however many. */
export function freeOf([a = "", b = "", c = "", d = "", e = ""]: readonly string[]): FreeFields {
  return [a, b, c, d, e];
}

export function isSameFree(one: FreeFields, other: FreeFields): boolean {
  return one.every((text, index) => text === other[index]);
}

/** Those that have a name, a line each. */
export function freeFacts(labels: FreeFields | undefined, free: FreeFields): readonly Fact[] {
  return (labels ?? NO_FREE).flatMap((label, index) =>
    label === "" ? [] : [{ id: `free-${index}`, label, value: free[index] ?? "" }],
  );
}
