/** Somebody signed in, as Rust would tell it, for tests. */

import type { AppState, ErrorBody, ErrorCode, SessionView, Settings } from "~/ipc/generated";
import { setAppState } from "~/ipc/state";

export const SETTINGS: Settings = {
  password: { min_length: 12, min_score: 3, history: 5, expire_days: null },
  session: { absolute_minutes: 720, idle_minutes: 30, lock_minutes: 15 },
  mfa: "off",
  admin_labels: ["", "", "", "", ""],
  user_labels: ["", "", "", "", ""],
  device_labels: ["", "", "", "", ""],
};

export const SESSION: SessionView = {
  id: "s1",
  admin: "me",
  account: "sato",
  name: "佐藤 美咲",
  company_code: "aoba",
  company_name: "青葉精機",
  language: null,
  must_change_password: false,
  must_add_factor: false,
  has_factor: false,
  verified_until: "2026-01-01T00:10:00Z",
  previous_sign_in_at: null,
  notes: [],
  created_at: "2026-01-01T00:00:00Z",
  expires_at: "2026-01-01T12:00:00Z",
  idle_seconds: 1800,
  lock_seconds: 900,
  server_time: "2026-01-01T00:00:00Z",
};

export const SIGNED_IN: AppState = {
  phase: "signed_in",
  server: "https://service.test",
  version: "0.1.0",
  session: SESSION,
  sync: {
    status: "live",
    unreadable: null,
    revision: 1,
    synced_at: "2026-01-01T00:00:00Z",
    received: 0,
    counts: { groups: 0, users: 0, devices: 0 },
    admins: 2,
    unassigned: 0,
    whole: true,
  },
  keyring: "available",
  viewing_as: null,
  stays_signed_in: false,
  last_sign_in: null,
  ended: null,
};

export const SIGNED_OUT: AppState = { ...SIGNED_IN, phase: "signed_out", session: null };

/** Signed in as `me`, online, with the whole organization in sight. */
export function signIn(over: Partial<AppState> = {}): void {
  setAppState({ ...SIGNED_IN, ...over });
}

/** What a command fails with. */
export function fault(code: ErrorCode, more: Partial<ErrorBody> = {}): ErrorBody {
  return { code, message: "", request_id: "", fields: [], rejections: [], ...more };
}
