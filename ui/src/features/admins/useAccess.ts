import { useMemo } from "react";
import type { IpcFailure } from "~/ipc/client";
import type { AdminAccess, AdminId } from "~/ipc/generated";
import { useCall } from "~/ipc/query";

export interface Access {
  /** How an admin signs in; undefined where that may not be known, or is not known yet. */
  readonly of: (admin: AdminId) => AdminAccess | undefined;
  readonly failure: IpcFailure | null;
}

/** How those sign in whom one may manage, and oneself. The service says it, so that offline it is not known. */
export function useAccess(): Access {
  const { data, error } = useCall("admins_access", {});
  return useMemo(() => {
    const found = new Map((data ?? []).map((row) => [row.admin, row]));
    return { of: (admin) => found.get(admin), failure: error };
  }, [data, error]);
}
