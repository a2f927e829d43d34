/** The whole window: providers, and which of its lives the console is in. */

import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { exportDialog } from "~/components/exports/exportOffers";
import { helpStore } from "~/components/manuals/help";
import { rowId } from "~/components/places";
import { StepUpHost } from "~/components/StepUpHost";
import { servicePane } from "~/components/status/serviceScreens";
import { AddFactor } from "~/features/session/AddFactor";
import { FirstPassword } from "~/features/session/FirstPassword";
import { factorHold } from "~/features/session/factorHold";
import { LockScreen } from "~/features/session/LockScreen";
import { SignIn } from "~/features/session/SignIn";
import { Starting } from "~/features/session/Starting";
import { greetIn, LanguageProvider, useT } from "~/i18n/i18n";
import type { AppState, RowRef } from "~/ipc/generated";
import { createQueryClient } from "~/ipc/query";
import { followConsole, useLoadedState, useSession, useViewingAs, viewedAdmin } from "~/ipc/state";
import { ToastRegion } from "~/kit/ToastRegion";
import { type KitTexts, KitTextsProvider } from "~/kit/texts";
import { closeToasts } from "~/kit/toasts";
import { useStore } from "~/util/store";
import { lastPlace, rememberPlace } from "./lastPlace";
import { overlayStore } from "./overlays";
import { createAppRouter } from "./router";
import { ServicePane } from "./ServicePane";
import { useActivity } from "./useActivity";
import { useDrafts } from "./useDrafts";

export function App() {
  const [queries] = useState(createQueryClient);
  useEffect(() => followConsole(queries), [queries]);
  return (
    <QueryClientProvider client={queries}>
      <LanguageProvider>
        <Texts>
          <Life />
          <ServicePane />
          <StepUpHost />
          <ToastRegion />
        </Texts>
      </LanguageProvider>
    </QueryClientProvider>
  );
}

function Life() {
  const { state, failure } = useLoadedState();
  const session = state?.session?.id ?? null;
  const language = state?.session?.language ?? null;
  useActivity(state !== null && session !== null && state.phase !== "locked");
  useDrafts(state);
  // The next session starts with nothing open and nothing to undo.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs for every session
  useEffect(() => {
    overlayStore.set(null);
    helpStore.set(null);
    exportDialog.set(false);
    closeToasts();
    factorHold.set(null);
  }, [session]);
  useEffect(() => {
    if (session !== null) greetIn(language);
  }, [session, language]);
  // Whoever is let in finds the console, and what stood in front of it has an address there.
  const isIn = state?.phase === "signed_in";
  useEffect(() => {
    if (isIn) servicePane.set(null);
  }, [isIn]);
  if (!state) return <Starting state={null} failure={failure} />;
  return <Lockable state={state} />;
}

/** What is shown, with the lock over it. What was shown before it locked goes on being there, state and all. */
function Lockable({ state }: { readonly state: AppState }) {
  const [open, setOpen] = useState<AppState | null>(null);
  const isLocked = state.phase === "locked";
  if (!isLocked && open !== state) setOpen(state);
  const below = isLocked && open && open.session?.id === state.session?.id ? { ...state, phase: open.phase } : null;
  const shown = isLocked ? below : state;
  return (
    <>
      {shown ? <Phase state={shown} /> : null}
      {isLocked ? <LockScreen state={state} hasKept={below !== null} /> : null}
    </>
  );
}

function Phase({ state }: { readonly state: AppState }) {
  const held = useStore(factorHold);
  const session = state.session?.id ?? "";
  switch (state.phase) {
    case "starting":
      return <Starting state={state} failure={null} />;
    case "signed_out":
      return <SignIn state={state} />;
    case "must_change_password":
      return <FirstPassword state={state} />;
    case "must_add_factor":
      return <AddFactor key={session} state={state} />;
    case "signed_in":
      return held === session ? <AddFactor key={session} state={state} /> : <SignedIn key={session} />;
    case "locked":
      return null;
  }
}

/** The screens: anew, and at home, for every pair of eyes. Whoever comes back finds the admin they looked as. */
function SignedIn() {
  const viewing = useViewingAs();
  const seen = viewing?.row ?? null;
  const [last, setLast] = useState<RowRef | null>(null);
  const [before, setBefore] = useState<RowRef | null>(null);
  if ((seen ? rowId(seen) : null) !== (last ? rowId(last) : null)) {
    setBefore(last);
    setLast(seen);
  }
  const eyes = viewedAdmin(viewing) ?? "";
  return <Screens key={eyes} eyes={`${useSession().id} ${eyes}`} start={viewing ? null : before} />;
}

function Screens({ eyes, start }: { readonly eyes: string; readonly start: RowRef | null }) {
  const [router] = useState(() => createAppRouter(start, lastPlace(eyes)));
  useEffect(() => {
    const remember = () => rememberPlace(eyes, router.history.location.href);
    remember();
    return router.history.subscribe(remember);
  }, [eyes, router]);
  return <RouterProvider router={router} />;
}

function Texts({ children }: { readonly children: ReactNode }) {
  const t = useT();
  const texts = useMemo(
    (): KitTexts => ({
      showPassword: t("common.showPassword"),
      hidePassword: t("common.hidePassword"),
      clearSearch: t("common.clearSearch"),
      dismiss: t("common.dismiss"),
      close: t("common.close"),
      busy: t("common.busy"),
      loading: t("common.loading"),
      notifications: t("common.notifications"),
      optional: t("common.optional"),
    }),
    [t],
  );
  return <KitTextsProvider value={texts}>{children}</KitTextsProvider>;
}
