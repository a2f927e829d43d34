import { errorText } from "~/i18n/errorText";
import { useT } from "~/i18n/i18n";
import type { IpcFailure } from "~/ipc/client";
import type { ErrorCode } from "~/ipc/generated";
import { useOutage } from "./useStatus";

/** Failures that maintenance or an incident may be behind. */
const UNREACHED: ReadonlySet<ErrorCode> = new Set(["offline", "unavailable"]);

/** Whether the operator may have said why this failed. */
export function isUnreached(failure: IpcFailure): boolean {
  return UNREACHED.has(failure.body.code);
}

/** Why the service could not be reached: what the operator says of it, or else what can be done about it here. */
export function OutageText({ failure }: { readonly failure: IpcFailure }) {
  const t = useT();
  return <>{useOutage()?.text ?? errorText(t, failure.body)}</>;
}
