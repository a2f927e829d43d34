import { createStore } from "~/util/store";

/** What lies in front of the screen: at most one of the frame's own dialogs. */
export type Overlay = "palette" | "shortcuts" | "password" | null;

export const overlayStore = createStore<Overlay>(null);
