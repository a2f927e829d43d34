/** Addresses and the screens behind them. They live in memory: where one session was is nothing for the next. */

import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  useNavigate,
} from "@tanstack/react-router";
import { Compass, TriangleAlert } from "lucide-react";
import { useUndoShortcut } from "~/components/undo";
import { AccountScreen } from "~/features/account/AccountScreen";
import { AdminsScreen } from "~/features/admins/AdminsScreen";
import { DevicesScreen } from "~/features/devices/DevicesScreen";
import { HistoryScreen } from "~/features/history/HistoryScreen";
import { HomeScreen } from "~/features/home/HomeScreen";
import { OrganizationScreen } from "~/features/organization/OrganizationScreen";
import { RecycleBinScreen } from "~/features/recycleBin/RecycleBinScreen";
import { SettingsScreen } from "~/features/settings/SettingsScreen";
import { useT } from "~/i18n/i18n";
import type { RowRef } from "~/ipc/generated";
import { Button } from "~/kit/Button";
import { EmptyState } from "~/kit/EmptyState";
import { Frame } from "./Frame";

const rootRoute = createRootRoute({ component: Root, notFoundComponent: NotFound, errorComponent: Crashed });

const selected = (search: Record<string, unknown>): { selected?: string } =>
  typeof search["selected"] === "string" ? { selected: search["selected"] } : {};

const routeTree = rootRoute.addChildren([
  createRoute({ getParentRoute: () => rootRoute, path: "/", component: HomeScreen, errorComponent: Crashed }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/organization",
    validateSearch: (search: Record<string, unknown>): { node?: string } =>
      typeof search["node"] === "string" ? { node: search["node"] } : {},
    component: OrganizationScreen,
    errorComponent: Crashed,
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/devices",
    validateSearch: selected,
    component: DevicesScreen,
    errorComponent: Crashed,
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/admins",
    validateSearch: selected,
    component: AdminsScreen,
    errorComponent: Crashed,
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/history",
    validateSearch: selected,
    component: HistoryScreen,
    errorComponent: Crashed,
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/recycle-bin",
    component: RecycleBinScreen,
    errorComponent: Crashed,
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/settings",
    component: SettingsScreen,
    errorComponent: Crashed,
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/account",
    component: AccountScreen,
    errorComponent: Crashed,
  }),
]);

/** A router of its own for every session, at home or at the admin whose eyes were given back. */
export function createAppRouter(start: RowRef | null = null) {
  const address = start?.kind === "admin" ? `/admins?${new URLSearchParams({ selected: start.id })}` : "/";
  const history = createMemoryHistory({ initialEntries: [address] });
  return createRouter({ routeTree, history, defaultPreload: false });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}

function Root() {
  useUndoShortcut();
  return <Frame />;
}

function NotFound() {
  const t = useT();
  const navigate = useNavigate();
  return (
    <EmptyState
      icon={<Compass />}
      title={t("app.notFound.title")}
      actions={<Button onPress={() => void navigate({ to: "/" })}>{t("app.notFound.home")}</Button>}
    />
  );
}

function Crashed({ reset }: ErrorComponentProps) {
  const t = useT();
  return (
    <EmptyState
      icon={<TriangleAlert />}
      title={t("app.crashed.title")}
      actions={<Button onPress={reset}>{t("common.retry")}</Button>}
    >
      {t("app.crashed.text")}
    </EmptyState>
  );
}
