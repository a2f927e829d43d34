import { Building2, History, House, type LucideIcon, MonitorSmartphone, UserCog } from "lucide-react";
import type { MessageKey } from "~/i18n/messages";
import type { Shortcut } from "~/util/keys";

export type ScreenPath = "/" | "/organization" | "/devices" | "/admins" | "/history";

export interface Screen {
  readonly to: ScreenPath;
  readonly title: MessageKey & `app.screen.${string}`;
  readonly icon: LucideIcon;
  readonly shortcut: Shortcut;
}

/** Every screen of the rail, in its order. */
export const SCREENS: readonly Screen[] = [
  { to: "/", title: "app.screen.home", icon: House, shortcut: "mod+1" },
  { to: "/organization", title: "app.screen.organization", icon: Building2, shortcut: "mod+2" },
  { to: "/devices", title: "app.screen.devices", icon: MonitorSmartphone, shortcut: "mod+3" },
  { to: "/admins", title: "app.screen.admins", icon: UserCog, shortcut: "mod+4" },
  { to: "/history", title: "app.screen.history", icon: History, shortcut: "mod+5" },
];

/** The screen an address belongs to. */
export function screenAt(pathname: string): Screen | null {
  return SCREENS.find((screen) => screen.to === pathname) ?? null;
}
