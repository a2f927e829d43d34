import { useRejectionTexts } from "~/components/Problem";
import type { IpcFailure } from "~/ipc/client";
import type { Rejection } from "~/ipc/generated";

/** Which sentence belongs to which field of a form, and which are left for the top. */
export function useFieldErrors<F extends string>(failure: IpcFailure | null, fields: readonly F[]) {
  const rejections = failure?.body.rejections ?? [];
  const texts = useRejectionTexts(rejections);
  const fieldOf = (rejection: Rejection): F | undefined => fields.find((field) => rejection.path.endsWith(`/${field}`));
  return {
    errorOf: (field: F): string | undefined => texts[rejections.findIndex((one) => fieldOf(one) === field)],
    shown: (rejection: Rejection): boolean => fieldOf(rejection) !== undefined,
  };
}
