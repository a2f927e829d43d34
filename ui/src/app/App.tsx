/** The whole window: providers, and which of its lives the console is in. */

import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { FirstPassword } from "~/features/session/FirstPassword";
import { SignIn } from "~/features/session/SignIn";
import { Starting } from "~/features/session/Starting";
import { LanguageProvider, useT } from "~/i18n/i18n";
import type { AppState } from "~/ipc/generated";
import { createQueryClient } from "~/ipc/query";
import { followConsole, useLoadedState } from "~/ipc/state";
import { ToastRegion } from "~/kit/ToastRegion";
import { type KitTexts, KitTextsProvider } from "~/kit/texts";
import { closeToasts } from "~/kit/toasts";
import { overlayStore } from "./overlays";
import { createAppRouter } from "./router";

export function App() {
  const [queries] = useState(createQueryClient);
  useEffect(() => followConsole(queries), [queries]);
  return (
    <QueryClientProvider client={queries}>
      <LanguageProvider>
        <Texts>
          <Life />
          <ToastRegion />
        </Texts>
      </LanguageProvider>
    </QueryClientProvider>
  );
}

function Life() {
  const { state, failure } = useLoadedState();
  const session = state?.session?.id ?? null;
  // The next session starts with nothing open and nothing to undo.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs for every session
  useEffect(() => {
    overlayStore.set(null);
    closeToasts();
  }, [session]);
  if (!state) return <Starting state={null} failure={failure} />;
  return <Phase state={state} />;
}

function Phase({ state }: { readonly state: AppState }) {
  switch (state.phase) {
    case "starting":
      return <Starting state={state} failure={null} />;
    case "signed_out":
      return <SignIn state={state} />;
    case "must_change_password":
      return <FirstPassword state={state} />;
    case "signed_in":
      return <SignedIn key={state.session?.id ?? ""} />;
  }
}

function SignedIn() {
  const [router] = useState(createAppRouter);
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
      loading: t("common.loading"),
      notifications: t("common.notifications"),
      optional: t("common.optional"),
    }),
    [t],
  );
  return <KitTextsProvider value={texts}>{children}</KitTextsProvider>;
}
