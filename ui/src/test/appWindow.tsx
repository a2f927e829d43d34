/** The whole window over a host that answers for it. Tests put `hostModule` of `appHost` in the place of `~/ipc/host`. */

import { act, render } from "@testing-library/react";
import type { ReactNode } from "react";
import { setLocale } from "~/i18n/i18n";
import type { AppState, ConsoleEvent } from "~/ipc/generated";
import { setAppState } from "~/ipc/state";
import { appHost } from "./appHost";
import { maintenance, noticesState } from "./notices";
import { fault, SESSION, SETTINGS, SIGNED_IN } from "./session";

let state: AppState = SIGNED_IN;

/** Makes this the state that the host answers with. */
export function to(next: AppState): AppState {
  state = next;
  return next;
}

/** The host says something by itself. */
export function hear(event: ConsoleEvent): void {
  appHost.handler?.(event);
}

function answer(command: string, request: unknown): unknown {
  switch (command) {
    case "app_state":
      return state;
    case "settings_get":
      if (state.phase === "locked") throw fault("locked");
      return SETTINGS;
    case "session_lock":
      return to({ ...state, phase: "locked" });
    case "session_unlock":
      if ((request as { password: string }).password !== "right") throw fault("password_wrong");
      return to({ ...state, phase: "signed_in" });
    case "manuals_contents":
      return {
        version: "1",
        books: [
          { id: "b", title: "", has_pdf: false, pages: [{ id: "p", title: "ロック", anchor: "lock", sections: [] }] },
        ],
      };
    case "manuals_page":
      return { id: "p", title: "ロック", html: "<h1 id='lock'>ロック</h1><p><a href='screen:settings'>設定</a></p>" };
    case "session_factor_offer":
      return { secret: "ABCD EFGH", qr: "M4 4h1v1h-1z", size: 29 };
    case "session_factor_confirm":
      // The console moves on at once; the page with the codes must not.
      to({ ...state, phase: "signed_in" });
      hear({ type: "state", state });
      return { codes: ["aaaa-1111", "bbbb-2222"] };
    case "admins_view_as":
      return to({ ...state, viewing_as: null });
    case "session_notes_read":
      return to({ ...state, session: { ...SESSION, notes: [] } });
    case "notices_list":
      return noticesState([maintenance()]);
    case "changes_list":
      return { items: [], next_cursor: null };
    case "devices_rows":
      return { total: 0, from: 0, rows: [], platforms: [] };
    default:
      return [];
  }
}

/** Before every test: nothing was asked, nothing is remembered. */
export function begin(): void {
  appHost.answer = answer;
  appHost.calls.length = 0;
  setLocale("ja");
  sessionStorage.clear();
}

/** Opens the window in this state. */
export async function openWindow(App: () => ReactNode, first: AppState): Promise<void> {
  state = first;
  setAppState(null);
  render(<App />);
  await act(async () => {});
}
