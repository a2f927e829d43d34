/** The programs that were built: where they are, and how they are run to their end. */

import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
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

/** Starts a program and reads the address it prints first. */
export async function announced(program: string, words: readonly string[]): Promise<[ChildProcess, string]> {
  const child = spawn(program, words, { stdio: ["ignore", "pipe", "ignore"] });
  const failed = new Promise<never>((_, reject) => {
    child.once("error", (error) => reject(new Error(`${program}: ${error.message}; run cargo xtask test`)));
    child.once("exit", (code) => reject(new Error(`${program} ended with ${code}`)));
  });
  const lines = createInterface({ input: child.stdout });
  const line = new Promise<string>((resolve) => lines.once("line", resolve));
  const { listening } = JSON.parse(await Promise.race([line, failed])) as { listening: string };
  failed.catch(() => undefined);
  return [child, listening];
}
