/** The programs that were built: where they are, and how they are run to their end. */

import { execFileSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const TOP = join(dirname(fileURLToPath(import.meta.url)), "../..");
export const TARGET = process.env["CARGO_TARGET_DIR"] ?? join(TOP, "target");
export const SERVICE = join(TARGET, "debug/cloudone-service");
export const DEMO = join(TARGET, "debug/demo");
export const BRIDGE = join(TARGET, "debug/bridge");

/** What a program prints; it must end well. */
export function output(program: string, words: readonly string[], environment: Record<string, string> = {}): string {
  return execFileSync(program, words, {
    encoding: "utf8",
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "ignore"],
  }).trim();
}

/** What a program prints as JSON on its last line. */
export function json<T>(program: string, words: readonly string[], environment: Record<string, string> = {}): T {
  return JSON.parse(output(program, words, environment).split("\n").at(-1) ?? "") as T;
}
