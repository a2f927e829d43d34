/** Typed calls to the Rust half. Everything that fails does so as an `IpcFailure` with one `ErrorBody`. */

import * as host from "~/ipc/host";
import type { CommandMap, ConsoleEvent, ErrorBody } from "./generated";

export type CommandName = keyof CommandMap;
export type Request<C extends CommandName> = CommandMap[C]["request"];
export type Result<C extends CommandName> = CommandMap[C]["result"];

/** A command failed. `body.code` decides what people read; `message` is for developers. */
export class IpcFailure extends Error {
  readonly body: ErrorBody;
  /** When it failed, on this computer's clock: waits are counted from here. */
  readonly at = Date.now();

  constructor(body: ErrorBody) {
    super(`${body.code}: ${body.message}`);
    this.name = "IpcFailure";
    this.body = body;
  }
}

/** Asks for the password; answers whether it was given and right. */
export type StepUp = () => Promise<boolean>;

let stepUp: StepUp | null = null;
/** The question that is open now: whoever needs the password meanwhile waits for the same answer. */
let asked: Promise<boolean> | null = null;
/** How often the password has been proven, so that a call that began before the last proof need not ask again. */
let proofs = 0;

/** Says who asks for the password when an act needs it again; the answer takes that back. */
export function onStepUp(ask: StepUp): () => void {
  stepUp = ask;
  return () => {
    if (stepUp === ask) stepUp = null;
  };
}

/**
 * Calls a command of the console. Where the service wants the password again, it is asked for and the call repeated
 * once, so that no screen has to know which acts are dangerous.
 */
export async function call<C extends CommandName>(command: C, request: Request<C>): Promise<Result<C>> {
  const before = proofs;
  try {
    return await invoke(command, request);
  } catch (thrown) {
    const failure = toFailure(thrown);
    if (failure.body.code !== "step_up_required" || !(proofs > before || (await proven()))) throw failure;
    return await invoke(command, request);
  }
}

async function invoke<C extends CommandName>(command: C, request: Request<C>): Promise<Result<C>> {
  try {
    return (await host.invoke(command, request)) as Result<C>;
  } catch (thrown) {
    throw toFailure(thrown);
  }
}

function proven(): Promise<boolean> {
  if (!stepUp) return Promise.resolve(false);
  asked ??= stepUp()
    .then((given) => {
      if (given) proofs += 1;
      return given;
    })
    .finally(() => {
      asked = null;
    });
  return asked;
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
