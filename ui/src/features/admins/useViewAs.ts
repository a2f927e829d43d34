import { useQueryClient } from "@tanstack/react-query";
import { showFailure } from "~/components/undo";
import { useT } from "~/i18n/i18n";
import { call, toFailure } from "~/ipc/client";
import type { AdminId } from "~/ipc/generated";
import { accept } from "~/ipc/state";

/** Shows the console with another admin's eyes: every screen anew, from home on. The frame says so and leads back. */
export function useViewAs(): (admin: AdminId) => void {
  const t = useT();
  const queries = useQueryClient();
  return (admin) =>
    void call("admins_view_as", { admin }).then(
      (state) => accept(queries, state),
      (thrown: unknown) => showFailure(t, toFailure(thrown)),
    );
}
