/**
 * Where the manual speaks of what is on screen. F1 opens the section of what has the focus, or of the screen.
 * `cargo xtask test` reads this file: every anchor in it exists in the manual, in both languages. Anchors of policy
 * items and of permissions come with their catalogues and are not listed here.
 */

import { createStore } from "~/util/store";

/** Every anchor that the interface refers to by name. */
export const HELP_ANCHORS = [
  "console",
  "home",
  "organization",
  "organization-group",
  "organization-user",
  "organization-move",
  "organization-many",
  "organization-merge",
  "organization-split",
  "organization-delete",
  "devices",
  "devices-register",
  "devices-edit",
  "devices-place",
  "devices-move",
  "devices-delete",
  "lists-field",
  "lists-columns",
  "lists-views-save",
  "lists-views-manage",
  "policies",
  "policies-create",
  "policies-rename",
  "policies-link",
  "policies-permitted",
  "policies-delete",
  "policies-assign",
  "policies-unassign",
  "policies-target",
  "policies-pick",
  "policies-impact",
  "policies-versions-compare",
  "policies-restore",
  "policies-devices-with",
  "policies-what-if",
  "policies-compare",
  "policies-activate",
  "policies-lift",
  "policies-files",
  "admins-and-authority",
  "admins-register",
  "admins-handover",
  "admins-edit",
  "admins-copy-grants",
  "admins-grants-edit",
  "admins-map",
  "admins-bulk",
  "admins-bulk-until",
  "admins-bulk-grant",
  "admins-bulk-permission",
  "admins-suspend",
  "admins-delete",
  "admins-sessions-end",
  "admins-password",
  "admins-factor-remove",
  "history",
  "history-undo",
  "recycle-bin",
  "recycle-bin-restore",
  "recycle-bin-elsewhere",
  "settings",
  "settings-save",
  "settings-leave",
  "my-account",
  "my-account-password",
  "second-factor",
  "second-factor-remove",
  "recovery-codes",
  "recovery-codes-new",
  "import",
  "import-leave",
  "export",
  "signing-in",
  "lock",
  "step-up",
  "manuals",
  "notices",
  "notices-settings",
  "status",
  "status-offline",
  "connection-check",
  "trust",
  "frame-search",
  "shortcuts",
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
