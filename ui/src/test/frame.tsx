/** What every component is shown in, for tests: the cache, Japanese, and the words of the primitives. */

import { QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import { type ReactNode, useState } from "react";
import { LanguageProvider } from "~/i18n/i18n";
import type { AppState } from "~/ipc/generated";
import { createQueryClient } from "~/ipc/query";
import { setAppState } from "~/ipc/state";
import { KitTextsProvider } from "~/kit/texts";

const TEXTS = {
  showPassword: "",
  hidePassword: "",
  clearSearch: "clear",
  dismiss: "",
  close: "",
  loading: "loading",
  notifications: "",
  optional: "",
};

/** Signed in as `me`, online, with the whole organization in sight. */
export function signIn(over: Partial<AppState> = {}): void {
  setAppState({
    phase: "signed_in",
    session: { id: "s", admin: "me", company_name: "会社", company_code: "demo" },
    sync: { status: "live", whole: true },
    viewing_as: null,
    ...over,
  } as AppState);
}

/** Around one component, with a cache of its own. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const [queries] = useState(createQueryClient);
  return (
    <QueryClientProvider client={queries}>
      <LanguageProvider fixed="ja">
        <KitTextsProvider value={TEXTS}>{children}</KitTextsProvider>
      </LanguageProvider>
    </QueryClientProvider>
  );
}

/** Shows it. */
export function show(node: ReactNode) {
  return render(<Frame>{node}</Frame>);
}
