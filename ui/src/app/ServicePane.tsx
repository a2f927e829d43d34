import { type KeyboardEvent, useState } from "react";
import { HelpPane } from "~/components/manuals/HelpPane";
import { type ServiceScreen, servicePane } from "~/components/status/serviceScreens";
import { ConnectionView } from "~/features/connection/ConnectionView";
import { StatusView } from "~/features/status/StatusView";
import { TrustView } from "~/features/trust/TrustView";
import { useT } from "~/i18n/i18n";
import { useLoadedState } from "~/ipc/state";
import { Dialog } from "~/kit/Dialog";
import { matchesShortcut } from "~/util/keys";
import { useStore } from "~/util/store";
import { SERVICE_SCREENS } from "./screens";

/** The screens about the service where there are no addresses: before somebody is in, and in front of the lock. */
export function ServicePane() {
  const open = useStore(servicePane);
  return open ? <Pane screen={open} /> : null;
}

function Pane({ screen }: { readonly screen: ServiceScreen }) {
  const t = useT();
  const isLocked = useLoadedState().state?.phase === "locked";
  const [isHelping, setHelping] = useState(false);
  const { title, help } = SERVICE_SCREENS[screen];
  // A lock keeps F1 from the window, and would cover the pane that the window opens.
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isLocked || event.defaultPrevented || !matchesShortcut(event, "f1")) return;
    event.preventDefault();
    setHelping(true);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the dialog
    <div onKeyDown={onKeyDown}>
      <Dialog isOpen isAboveLock onClose={() => servicePane.set(null)} title={t(title)} help={help} size="l">
        <View screen={screen} />
      </Dialog>
      {isLocked && isHelping ? (
        <HelpPane anchor={help} onClose={() => setHelping(false)} onScreen={null} isAboveLock />
      ) : null}
    </div>
  );
}

function View({ screen }: { readonly screen: ServiceScreen }) {
  const [section, setSection] = useState<string | null>(null);
  switch (screen) {
    case "status":
      return <StatusView />;
    case "connection":
      return <ConnectionView />;
    case "trust":
      return <TrustView section={section} onSection={setSection} />;
  }
}
