/** What the palette offers for what was typed: screens, acts, and rows of the organization found by Rust. */

import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import {
  Building2,
  Contrast,
  FileDown,
  Keyboard,
  KeyRound,
  Languages,
  Lock,
  LogOut,
  type LucideIcon,
  MonitorSmartphone,
  ShieldAlert,
  ShieldCheck,
  SunMoon,
  User,
  UserCog,
  Zap,
} from "lucide-react";
import { type Act, screenActs } from "~/components/acts";
import { useBlockedReason } from "~/components/blocked";
import { exportDialog } from "~/components/exports/exportOffers";
import { placeOf, rowId } from "~/components/places";
import { useNowhereReason } from "~/components/reasons";
import { setLocale, useI18n } from "~/i18n/i18n";
import type { RowRef } from "~/ipc/generated";
import { useAct, useCall } from "~/ipc/query";
import { accept } from "~/ipc/state";
import { fold } from "~/util/fold";
import type { Shortcut } from "~/util/keys";
import { useStore } from "~/util/store";
import { overlayStore } from "./overlays";
import { ALL_SCREENS, IMPORT } from "./screens";
import { contrastStore, setContrast, setTheme } from "./theme";
import { useLock } from "./useLock";

export interface PaletteItem {
  readonly id: string;
  readonly icon: LucideIcon;
  readonly label: string;
  /** Reading, account or number; fainter. */
  readonly detail?: string;
  /** Where it lies; at the end of the row. */
  readonly path?: string;
  readonly shortcut?: Shortcut;
  readonly disabledReason?: string | null | undefined;
  readonly run: () => void;
}

export interface PaletteSection {
  readonly id: "screens" | "acts" | "rows";
  readonly items: readonly PaletteItem[];
}

/** Rows of the organization at most. */
const ROWS = 20;

const ROW_ICONS = {
  group: Building2,
  user: User,
  device: MonitorSmartphone,
  admin: UserCog,
  policy: ShieldCheck,
  base_policy: ShieldCheck,
  violation_policy: ShieldAlert,
  assignment: ShieldCheck,
  violation: ShieldAlert,
} as const satisfies Record<RowRef["kind"], LucideIcon>;

/** Sections in the order in which they are shown; empty ones are left out. */
export function usePaletteSections(query: string): readonly PaletteSection[] {
  const { t } = useI18n();
  const navigate = useNavigate();
  const typed = query.trim();
  const hits = useCall("palette_search", { query: typed, count: ROWS }, { enabled: typed !== "" }).data ?? [];
  const acts = useFrameActs();
  const nearby = [...useStore(screenActs).values()].flat();
  const needle = fold(typed);
  const matches = (label: string) => needle === "" || fold(label).includes(needle);

  const importReason = useNowhereReason("import");

  const screens = ALL_SCREENS.map(
    (screen): PaletteItem => ({
      id: `screen:${screen.to}`,
      icon: screen.icon,
      label: t(screen.title),
      ...(screen.shortcut === null ? {} : { shortcut: screen.shortcut }),
      disabledReason: screen === IMPORT ? importReason : null,
      run: () => void navigate({ to: screen.to }),
    }),
  );
  const rows = hits.map(
    (hit): PaletteItem => ({
      id: `row:${hit.row.kind}:${rowId(hit.row)}`,
      icon: ROW_ICONS[hit.row.kind],
      label: hit.name,
      detail: hit.detail,
      path: hit.path,
      run: () => void navigate(placeOf(hit.row)),
    }),
  );
  const sections: PaletteSection[] = [
    { id: "rows", items: typed === "" ? [] : rows },
    { id: "screens", items: screens.filter((item) => matches(item.label)) },
    { id: "acts", items: [...nearby.map(toItem), ...acts].filter((item) => matches(item.label)) },
  ];
  return sections.filter((section) => section.items.length > 0);
}

function toItem(act: Act): PaletteItem {
  return {
    id: `act:${act.id}`,
    icon: Zap,
    label: act.label,
    ...(act.shortcut ? { shortcut: act.shortcut } : {}),
    disabledReason: act.disabledReason,
    run: act.onAction,
  };
}

/** Acts of the frame itself. */
function useFrameActs(): readonly PaletteItem[] {
  const { t, locale } = useI18n();
  const queries = useQueryClient();
  const blocked = useBlockedReason();
  const lock = useLock();
  const contrast = useStore(contrastStore);
  const signOut = useAct("session_sign_out");
  return [
    {
      id: "frame:language",
      icon: Languages,
      label: t("app.palette.language"),
      run: () => setLocale(locale === "ja" ? "en" : "ja"),
    },
    { id: "frame:light", icon: SunMoon, label: t("app.palette.light"), run: () => setTheme("light") },
    { id: "frame:dark", icon: SunMoon, label: t("app.palette.dark"), run: () => setTheme("dark") },
    {
      id: "frame:contrast",
      icon: Contrast,
      label: t("app.account.contrast"),
      run: () => setContrast(contrast === "more" ? "system" : "more"),
    },
    {
      id: "frame:export",
      icon: FileDown,
      label: t("exports.open"),
      shortcut: "mod+e",
      run: () => exportDialog.set(true),
    },
    {
      id: "frame:shortcuts",
      icon: Keyboard,
      label: t("app.shortcuts.title"),
      shortcut: "?",
      run: () => overlayStore.set("shortcuts"),
    },
    {
      id: "frame:password",
      icon: KeyRound,
      label: t("app.account.password"),
      disabledReason: blocked,
      run: () => overlayStore.set("password"),
    },
    { id: "frame:lock", icon: Lock, label: t("app.account.lock"), shortcut: "mod+l", run: lock },
    {
      id: "frame:signOut",
      icon: LogOut,
      label: t("app.account.signOut"),
      run: () => signOut.mutate({}, { onSuccess: (state) => accept(queries, state) }),
    },
  ];
}
