import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useI18n } from "~/i18n/i18n";
import { queryKey, useAct, useCall } from "~/ipc/query";
import { useStable } from "~/util/useStable";

/** Notifications of the desktop speak the language of the window. Nobody is told if that fails: they speak the other one. */
export function useNoticeLanguage(): void {
  const { locale } = useI18n();
  const queries = useQueryClient();
  const { data: now } = useCall("notices_preferences", {});
  const set = useAct("notices_preferences_set");
  const spoken = now?.language ?? null;
  const speak = useStable(() => {
    if (!now) return;
    set.mutate(
      { ...now, language: locale },
      { onSuccess: (next) => queries.setQueryData(queryKey("notices_preferences", {}), next) },
    );
  });
  useEffect(() => {
    if (spoken !== null && spoken !== locale) speak();
  }, [spoken, locale, speak]);
}
