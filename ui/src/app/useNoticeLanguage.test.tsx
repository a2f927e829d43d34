import { QueryClientProvider } from "@tanstack/react-query";
import { render, waitFor } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { LanguageProvider } from "~/i18n/i18n";
import type { Locale } from "~/i18n/types";
import type { NoticePreferences } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { createQueryClient } from "~/ipc/query";
import { fault } from "~/test/session";
import { useNoticeLanguage } from "./useNoticeLanguage";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));

const QUIET = { from: 1320, until: 420 };
let kept: NoticePreferences;
let isFailing = false;
const set: unknown[] = [];

function Speaks() {
  useNoticeLanguage();
  return null;
}

beforeEach(() => {
  kept = { desktop: true, quiet: QUIET, language: "ja" };
  isFailing = false;
  set.length = 0;
  vi.mocked(invoke).mockImplementation(async (command, request) => {
    if (command === "notices_preferences_set") {
      set.push(request);
      if (isFailing) throw fault("disk_failed");
      kept = request as NoticePreferences;
    }
    return kept;
  });
});

const queries = createQueryClient();
const speaking = (locale: Locale) => (
  <QueryClientProvider client={queries}>
    <LanguageProvider fixed={locale}>
      <Speaks />
    </LanguageProvider>
  </QueryClientProvider>
);

it("follows the window's language and changes nothing else", async () => {
  queries.clear();
  const { rerender } = render(speaking("ja"));
  await waitFor(() => expect(queries.isFetching()).toBe(0));
  expect(set).toEqual([]);
  rerender(speaking("en"));
  await waitFor(() => expect(set).toEqual([{ desktop: true, quiet: QUIET, language: "en" }]));
  rerender(speaking("ja"));
  await waitFor(() => expect(set).toHaveLength(2));
  expect(kept.language).toBe("ja");
});

it("tries once where it cannot be kept", async () => {
  queries.clear();
  isFailing = true;
  const { rerender } = render(speaking("en"));
  await waitFor(() => expect(set).toHaveLength(1));
  rerender(speaking("en"));
  await waitFor(() => expect(queries.isMutating()).toBe(0));
  expect(set).toHaveLength(1);
});
