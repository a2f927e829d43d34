/** Typed calls to the Rust half. Everything that fails does so as an `IpcFailure` with one `ErrorBody`. */

import * as host from "~/ipc/host";
import type { CommandMap, ConsoleEvent, ErrorBody } from "./generated";

export type CommandName = keyof CommandMap;
export type Request<C extends CommandName> = CommandMap[C]["request"];
export type Result<C extends CommandName> = CommandMap[C]["result"];

/** A command failed. `body.code` decides what people read; `message` is for developers. */
export class IpcFailure extends Error {
  readonly body: ErrorBody;

  constructor(body: ErrorBody) {
    super(`${body.code}: ${body.message}`);
    this.name = "IpcFailure";
    this.body = body;
  }
}

/** Calls a command of the console. */
export async function call<C extends CommandName>(command: C, request: Request<C>): Promise<Result<C>> {
  try {
    return (await host.invoke(command, request)) as Result<C>;
  } catch (thrown) {
    throw toFailure(thrown);
  }
}

/** Hears the console's events; the answer ends it. */
export function onConsoleEvent(handler: (event: ConsoleEvent) => void): () => void {
  return host.listen(handler);
}

/** Whatever was thrown, as a failure people can be told about. */
export function toFailure(thrown: unknown): IpcFailure {
  if (thrown instanceof IpcFailure) return thrown;
  if (isErrorBody(thrown)) return new IpcFailure({ ...EMPTY, ...thrown });
  return new IpcFailure({ ...EMPTY, code: "unexpected_answer", message: String(thrown) });
}

const EMPTY: ErrorBody = { code: "unknown", message: "", request_id: "", fields: [], rejections: [] };

function isErrorBody(value: unknown): value is ErrorBody {
  return typeof value === "object" && value !== null && "code" in value && typeof value.code === "string";
}
