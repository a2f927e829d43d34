import { Outlet, useNavigate, useRouterState } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { ExportDialog } from "~/components/exports/ExportDialog";
import { exportDialog } from "~/components/exports/exportOffers";
import { HelpPane, useHelpKey } from "~/components/manuals/HelpPane";
import { helpStore } from "~/components/manuals/help";
import { PasswordDialog } from "~/components/password/PasswordDialog";
import { useI18n } from "~/i18n/i18n";
import { useAppState, useSession } from "~/ipc/state";
import { LoadingArea } from "~/kit/Spinner";
import { useStore } from "~/util/store";
import { useShortcut } from "~/util/useShortcut";
import styles from "./Frame.module.css";
import { NotesBanner } from "./NotesBanner";
import { NoticeLines } from "./NoticeLines";
import { OfflineLine } from "./OfflineLine";
import { overlayStore } from "./overlays";
import { Palette } from "./Palette";
import { Rail } from "./Rail";
import { RefetchedLine } from "./RefetchedLine";
import { ShortcutsHelp } from "./ShortcutsHelp";
import { ACCOUNT, screenAt } from "./screens";
import { TitleBar } from "./TitleBar";
import { useBackForward } from "./useBackForward";
import { useChosenNotice } from "./useChosenNotice";
import { useLock } from "./useLock";
import { useNoticeLanguage } from "./useNoticeLanguage";
import { useScreenShortcuts } from "./useScreenShortcuts";
import { ViewingLine } from "./ViewingLine";

/** What stands around every screen while somebody is signed in. */
export function Frame() {
  const { t } = useI18n();
  const { sync, viewing_as: viewing } = useAppState();
  const { notes } = useSession();
  const overlay = useStore(overlayStore);
  const isExporting = useStore(exportDialog);
  const screen = screenAt(useRouterState({ select: (state) => state.location.pathname }));
  const title = screen ? t(screen.title) : t("app.name");
  const lock = useLock();
  const help = useStore(helpStore);
  const navigate = useNavigate();
  // Once there were rows the screens stay: what was typed on them must outlive a lock and a lost connection.
  const [begun, setBegun] = useState(false);
  const ready = begun || hasRows(sync.status, sync.synced_at);
  if (ready && !begun) setBegun(true);
  const close = () => overlayStore.set(null);

  useEffect(() => {
    document.title = t("app.documentTitle", { screen: title });
  }, [t, title]);
  // The manual's own screen shows all of it: the section beside the work would stand there twice.
  useEffect(() => {
    if (screen?.to === "/manuals") helpStore.set(null);
  }, [screen]);
  useHelpKey(screen?.help ?? "console");
  useScreenShortcuts();
  useBackForward();
  useChosenNotice();
  useNoticeLanguage();
  useShortcut("mod+k", () => overlayStore.set("palette"));
  useShortcut("mod+l", lock, { isOverDialogs: true });
  useShortcut("mod+e", () => exportDialog.set(true));
  useShortcut("?", () => overlayStore.set("shortcuts"));

  return (
    <div className={styles["frame"]}>
      <a href="#main" className={styles["skip"]}>
        {t("app.skip")}
      </a>
      <Rail />
      <div className={styles["column"]}>
        <TitleBar title={title} screen={screen} />
        {viewing ? <ViewingLine viewing={viewing} /> : null}
        {notes.length > 0 && !viewing && screen !== ACCOUNT ? <NotesBanner notes={notes} /> : null}
        <NoticeLines isOffline={sync.status === "offline"} />
        {sync.status === "offline" ? <OfflineLine sync={sync} /> : null}
        <RefetchedLine sync={sync} />
        <main id="main" tabIndex={-1} className={styles["main"]}>
          {ready || screen?.isRowless ? <Outlet /> : <FirstSync received={sync.received} />}
        </main>
      </div>
      {help === null ? null : (
        <HelpPane
          anchor={help}
          onClose={() => helpStore.set(null)}
          onScreen={(to, place) => void navigate({ to, ...(place ? { search: place } : {}) })}
        />
      )}
      {overlay === "palette" ? <Palette onClose={close} /> : null}
      {overlay === "shortcuts" ? <ShortcutsHelp onClose={close} /> : null}
      {isExporting ? <ExportDialog onClose={() => exportDialog.set(false)} /> : null}
      {overlay === "password" ? <PasswordDialog onClose={close} /> : null}
    </div>
  );
}

function hasRows(status: string, syncedAt: string | null): boolean {
  return status === "live" || syncedAt !== null;
}

/** Until the first rows are there: a second for ordinary companies, longer for the largest and on slow lines. */
function FirstSync({ received }: { readonly received: number }) {
  const { t } = useI18n();
  return <LoadingArea label={received > 0 ? t("app.firstSyncReceived", { n: received }) : t("app.firstSync")} />;
}
