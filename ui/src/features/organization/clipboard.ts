import { createStore } from "~/util/store";
import type { Load } from "./move";

/** What was cut to be moved by keyboard. */
export const cutStore = createStore<Load | null>(null);

/** What is being dragged in this window; browsers hide it from everything but the drop. */
export const dragStore = createStore<Load | null>(null);

/** Everything that the list of the chosen node shows now, as it is searched and filtered. */
export const shownStore = createStore<Load | null>(null);
