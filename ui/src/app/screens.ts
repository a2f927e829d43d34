import {
  Activity,
  Bell,
  BookOpen,
  Building2,
  CircleUser,
  FileInput,
  Handshake,
  History,
  House,
  type LucideIcon,
  MonitorSmartphone,
  Settings,
  ShieldCheck,
  Stethoscope,
  Trash2,
  UserCog,
} from "lucide-react";
import type { HelpAnchor } from "~/components/manuals/help";
import type { ServiceScreen } from "~/components/status/serviceScreens";
import type { MessageKey } from "~/i18n/messages";
import type { Shortcut } from "~/util/keys";

export type ScreenPath =
  | "/"
  | "/organization"
  | "/devices"
  | "/policies"
  | "/admins"
  | "/history"
  | "/recycle-bin"
  | "/settings"
  | "/account"
  | "/import"
  | "/manuals"
  | "/notices"
  | "/status"
  | "/connection"
  | "/trust";

export interface Screen {
  readonly to: ScreenPath;
  readonly title: MessageKey & `app.screen.${string}`;
  readonly icon: LucideIcon;
  /** Null for those that are seldom opened: digits are few. */
  readonly shortcut: Shortcut | null;
  /** Where the manual speaks of it. */
  readonly help: HelpAnchor;
  /** Whether it is the same before the organization was read. */
  readonly isRowless?: true;
}

type KeyedScreen = Screen & { readonly shortcut: Shortcut };

/** The bell in the title bar and the banner lead there as well. */
export const NOTICES: KeyedScreen = {
  to: "/notices",
  title: "app.screen.notices",
  icon: Bell,
  shortcut: "mod+b",
  help: "notices",
};

/** Every screen of the rail, in its order. */
export const SCREENS: readonly KeyedScreen[] = [
  { to: "/", title: "app.screen.home", icon: House, shortcut: "mod+1", help: "home" },
  { to: "/organization", title: "app.screen.organization", icon: Building2, shortcut: "mod+2", help: "organization" },
  { to: "/devices", title: "app.screen.devices", icon: MonitorSmartphone, shortcut: "mod+3", help: "devices" },
  { to: "/policies", title: "app.screen.policies", icon: ShieldCheck, shortcut: "mod+9", help: "policies" },
  { to: "/admins", title: "app.screen.admins", icon: UserCog, shortcut: "mod+4", help: "admins-and-authority" },
  { to: "/history", title: "app.screen.history", icon: History, shortcut: "mod+5", help: "history" },
  { to: "/recycle-bin", title: "app.screen.recycleBin", icon: Trash2, shortcut: "mod+8", help: "recycle-bin" },
  { to: "/settings", title: "app.screen.settings", icon: Settings, shortcut: "mod+6", help: "settings" },
  NOTICES,
  { to: "/manuals", title: "app.screen.manuals", icon: BookOpen, shortcut: "mod+0", help: "manuals" },
];

/** The account menu leads there: it belongs to the person, not to the company. */
export const ACCOUNT: KeyedScreen = {
  to: "/account",
  title: "app.screen.account",
  icon: CircleUser,
  shortcut: "mod+7",
  help: "my-account",
};

/** Lists and the palette lead there: it is something to do, and no place to look at. */
export const IMPORT: KeyedScreen = {
  to: "/import",
  title: "app.screen.import",
  icon: FileInput,
  shortcut: "mod+i",
  help: "import",
};

/** The account menu leads there, and every place that says that the service cannot be reached. */
export const SERVICE_SCREENS = {
  status: {
    to: "/status",
    title: "app.screen.status",
    icon: Activity,
    shortcut: null,
    help: "status",
    isRowless: true,
  },
  connection: {
    to: "/connection",
    title: "app.screen.connection",
    icon: Stethoscope,
    shortcut: null,
    help: "connection-check",
    isRowless: true,
  },
  trust: { to: "/trust", title: "app.screen.trust", icon: Handshake, shortcut: null, help: "trust", isRowless: true },
} as const satisfies Record<ServiceScreen, Screen>;

/** Every screen there is. */
export const ALL_SCREENS: readonly Screen[] = [...SCREENS, ACCOUNT, IMPORT, ...Object.values(SERVICE_SCREENS)];

/** The screen an address belongs to. */
export function screenAt(pathname: string): Screen | null {
  return ALL_SCREENS.find((screen) => screen.to === pathname) ?? null;
}
