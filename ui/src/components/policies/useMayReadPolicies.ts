import { useReader } from "~/components/reasons";
import { useCall } from "~/ipc/query";

/** Whether the reader may see policies anywhere; true until that is known. */
export function useMayReadPolicies(): boolean {
  const me = useCall("admins_get", { id: useReader() }).data?.admin;
  return !me || me.grants.some(({ permissions }) => permissions.some((one) => one.startsWith("policy.")));
}
