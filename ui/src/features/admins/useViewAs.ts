import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { showFailure } from "~/components/undo";
import { useT } from "~/i18n/i18n";
import { call, toFailure } from "~/ipc/client";
import type { AdminId } from "~/ipc/generated";
import { accept } from "~/ipc/state";

/** Shows the console with another admin's eyes, from home on. The frame says so and leads back. */
export function useViewAs(): (admin: AdminId) => void {
  const t = useT();
  const queries = useQueryClient();
  const navigate = useNavigate();
  return (admin) => {
    const show = async () => {
      try {
        const state = await call("admins_view_as", { admin });
        await navigate({ to: "/" });
        accept(queries, state);
        // Nothing that one pair of eyes saw may stay on the screen for the other.
        await queries.resetQueries();
      } catch (thrown) {
        showFailure(t, toFailure(thrown));
      }
    };
    void show();
  };
}
