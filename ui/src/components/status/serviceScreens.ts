/**
 * The screens about the service itself. They need nobody to be signed in: where there are no screens yet, before signing
 * in or while it is locked, they stand in a pane in front of what is there.
 */

import { createContext, useContext } from "react";
import { createStore } from "~/util/store";

/** Every screen about the service, and where it is while somebody is signed in. */
export const SERVICE_PATHS = { status: "/status", connection: "/connection", trust: "/trust" } as const;

export type ServiceScreen = keyof typeof SERVICE_PATHS;

/** The one that stands open in front of everything; null while none does. */
export const servicePane = createStore<ServiceScreen | null>(null);

/** Opens a screen about the service. The frame, where addresses are, puts its own way here. */
export const ServiceWay = createContext<(screen: ServiceScreen) => void>((screen) => servicePane.set(screen));

/** How to open a screen about the service from here. */
export function useServiceWay(): (screen: ServiceScreen) => void {
  return useContext(ServiceWay);
}
