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
import { SERVICE_PATHS, type ServiceScreen, ServiceWay } from "~/components/status/serviceScreens";
import { parseKind } from "~/components/tables";
import { useUndoShortcut } from "~/components/undo";
import { AccountScreen } from "~/features/account/AccountScreen";
import { AdminsScreen } from "~/features/admins/AdminsScreen";
import { readAdminsPlace } from "~/features/admins/adminsPlace";
import { ConnectionScreen } from "~/features/connection/ConnectionScreen";
import { DevicesScreen } from "~/features/devices/DevicesScreen";
import { HistoryScreen } from "~/features/history/HistoryScreen";
import { HomeScreen } from "~/features/home/HomeScreen";
import { ImportScreen } from "~/features/imports/ImportScreen";
import { ManualsScreen } from "~/features/manuals/ManualsScreen";
import { readManualsAddress } from "~/features/manuals/manualsAddress";
import { NoticesScreen } from "~/features/notices/NoticesScreen";
import { readNoticesPlace } from "~/features/notices/noticesPlace";
import { OrganizationScreen } from "~/features/organization/OrganizationScreen";
import { PoliciesScreen } from "~/features/policies/PoliciesScreen";
import { readPoliciesPlace } from "~/features/policies/policiesPlace";
import { RecycleBinScreen } from "~/features/recycleBin/RecycleBinScreen";
import { SettingsScreen } from "~/features/settings/SettingsScreen";
import { StatusScreen } from "~/features/status/StatusScreen";
import { TrustScreen } from "~/features/trust/TrustScreen";
import { readTrustPlace } from "~/features/trust/trustPlace";
import { useT } from "~/i18n/i18n";
import type { RowRef, TableKind } from "~/ipc/generated";
import { Button } from "~/kit/Button";
import { EmptyState } from "~/kit/EmptyState";
import { useStable } from "~/util/useStable";
import { Frame } from "./Frame";

const rootRoute = createRootRoute({ component: Root, notFoundComponent: NotFound, errorComponent: Crashed });

const selected = (search: Record<string, unknown>): { selected?: string; filter?: string } => ({
  ...(typeof search["selected"] === "string" ? { selected: search["selected"] } : {}),
  ...(typeof search["filter"] === "string" ? { filter: search["filter"] } : {}),
});

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
    path: "/policies",
    validateSearch: readPoliciesPlace,
    component: PoliciesScreen,
    errorComponent: Crashed,
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/admins",
    validateSearch: readAdminsPlace,
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
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/notices",
    validateSearch: readNoticesPlace,
    component: NoticesScreen,
    errorComponent: Crashed,
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/manuals",
    validateSearch: readManualsAddress,
    component: ManualsScreen,
    errorComponent: Crashed,
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/status",
    component: StatusScreen,
    errorComponent: Crashed,
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/connection",
    component: ConnectionScreen,
    errorComponent: Crashed,
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/trust",
    validateSearch: readTrustPlace,
    component: TrustScreen,
    errorComponent: Crashed,
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/import",
    validateSearch: (search: Record<string, unknown>): { kind?: TableKind } => {
      const kind = parseKind(search["kind"]);
      return kind ? { kind } : {};
    },
    component: ImportScreen,
    errorComponent: Crashed,
  }),
]);

/** A router of its own for every session: at the admin whose eyes were given back, where one was when the page was loaded anew, or at home. */
export function createAppRouter(start: RowRef | null = null, last: string | null = null) {
  const address = start?.kind === "admin" ? `/admins?${new URLSearchParams({ selected: start.id })}` : (last ?? "/");
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
  const navigate = useNavigate();
  const open = useStable((screen: ServiceScreen) => void navigate({ to: SERVICE_PATHS[screen] }));
  return (
    <ServiceWay value={open}>
      <Frame />
    </ServiceWay>
  );
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
