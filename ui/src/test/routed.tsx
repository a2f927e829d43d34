/** Screens under a router, for tests of what stands in the address. */

import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  type RouteComponent,
  RouterProvider,
} from "@tanstack/react-router";
import type { ReactNode } from "react";
import { show } from "./frame";

export interface Routed {
  /** Where one is. */
  readonly address: () => string;
  readonly go: (address: string) => void;
}

/** Shows the screens at an address; `around` stands above them all. */
export function showAt(
  address: string,
  screens: Readonly<Record<string, RouteComponent>>,
  around: ReactNode = null,
): Routed {
  const root = createRootRoute({
    component: () => (
      <>
        {around}
        <Outlet />
      </>
    ),
  });
  const routes = Object.entries(screens).map(([path, component]) =>
    createRoute({ getParentRoute: () => root, path, component }),
  );
  const history = createMemoryHistory({ initialEntries: [address] });
  const router = createRouter({ routeTree: root.addChildren(routes), history });
  // The product's router is another; these screens ask only for what both have.
  show(<RouterProvider router={router as never} />);
  return { address: () => history.location.href, go: (to) => history.push(to) };
}
