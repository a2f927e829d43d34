/**
 * Where the manual speaks of what is on screen. F1 opens the section of what has the focus, or of the screen.
 * `cargo xtask test` reads this file: every anchor in it exists in the manual, in both languages. Anchors of policy
 * items and of permissions come with their catalogues and are not listed here.
 */

import { createStore } from "~/util/store";

/** Every anchor that the interface refers to by name. */
export const HELP_ANCHORS = [
  "console",
  "organization",
  "devices",
  "policies",
  "admins-and-authority",
  "history",
  "recycle-bin",
  "settings",
  "my-account",
  "import",
  "sign-in",
  "lock",
  "manuals",
  "notices",
  "notices-settings",
  "status",
  "status-offline",
  "connection-check",
  "trust",
  "step-up",
  "export",
  "policies-versions",
  "policies-assign",
  "policies-effective",
  "policies-violation",
  "organization-many",
  "devices-views",
  "frame",
  "admins-bulk",
  "admins-presets",
  "admins-register",
  "admins-lost-access",
  "admins-grants-edit",
  "admins-map",
  "admins-validity",
  "admins-sessions",
  "policies-permitted",
  "policies-linked",
  "policies-individual",
  "policies-files",
  "policies-impact",
  "recovery-codes",
  "second-factor",
  "organization-merge",
  "organization-split",
] as const satisfies readonly string[];

export type HelpAnchor = (typeof HELP_ANCHORS)[number];

/** The screens that links of the manual such as `screen:settings` lead to. */
const LINKED_SCREENS = {
  home: "/",
  organization: "/organization",
  devices: "/devices",
  policies: "/policies",
  admins: "/admins",
  history: "/history",
  "recycle-bin": "/recycle-bin",
  settings: "/settings",
  account: "/account",
  import: "/import",
  manuals: "/manuals",
  notices: "/notices",
  status: "/status",
  connection: "/connection",
  trust: "/trust",
} as const;

export type LinkedScreen = (typeof LINKED_SCREENS)[keyof typeof LINKED_SCREENS];

/** The screen that a link of the manual names; null for one that this console does not have. */
export function linkedScreen(name: string): LinkedScreen | null {
  return Object.hasOwn(LINKED_SCREENS, name) ? LINKED_SCREENS[name as keyof typeof LINKED_SCREENS] : null;
}

/** The anchor for what has the focus: the nearest element that names one, or else the screen's. */
export function helpAnchorHere(screen: HelpAnchor): string {
  return document.activeElement?.closest<HTMLElement>("[data-help]")?.dataset["help"] ?? screen;
}

/** The anchor at which the manual stands open beside the work; null while it is closed. */
export const helpStore = createStore<string | null>(null);
