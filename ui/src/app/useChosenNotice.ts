import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { chosenNotice } from "~/ipc/state";
import { useStore } from "~/util/store";
import { overlayStore } from "./overlays";

/** Goes to the notice that was clicked outside the window, at once or as soon as somebody is signed in. */
export function useChosenNotice(): void {
  const navigate = useNavigate();
  const id = useStore(chosenNotice);
  useEffect(() => {
    if (id === null) return;
    chosenNotice.set(null);
    overlayStore.set(null);
    void navigate({ to: "/notices", search: { selected: id } });
  }, [id, navigate]);
}
