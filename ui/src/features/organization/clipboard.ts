import { createStore } from "~/util/store";
import type { Load } from "./move";

/** What was cut to be moved by keyboard. */
export const cutStore = createStore<Load | null>(null);

/** What is being dragged in this window; browsers hide it from everything but the drop. */
export const dragStore = createStore<Load | null>(null);
