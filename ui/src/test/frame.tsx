/** What every component is shown in, for tests: the cache, Japanese, and the words of the primitives. */

import { QueryClientProvider } from "@tanstack/react-query";
import { type RenderResult, render } from "@testing-library/react";
import { type ReactNode, useState } from "react";
import { LanguageProvider } from "~/i18n/i18n";
import { createQueryClient } from "~/ipc/query";
import { type KitTexts, KitTextsProvider } from "~/kit/texts";

const KIT_TEXTS: KitTexts = {
  showPassword: "",
  hidePassword: "",
  clearSearch: "clear",
  dismiss: "",
  close: "",
  busy: "busy",
  loading: "loading",
  notifications: "",
  optional: "",
};

/** Around one component, with a cache of its own. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const [queries] = useState(createQueryClient);
  return (
    <QueryClientProvider client={queries}>
      <LanguageProvider fixed="ja">
        <KitTextsProvider value={KIT_TEXTS}>{children}</KitTextsProvider>
      </LanguageProvider>
    </QueryClientProvider>
  );
}

/** Shows it; showing it again keeps the cache. */
export function show(node: ReactNode): RenderResult {
  return render(node, { wrapper: Frame });
}
