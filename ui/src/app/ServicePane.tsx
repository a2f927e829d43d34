import { useState } from "react";
import { type ServiceScreen, servicePane } from "~/components/status/serviceScreens";
import { ConnectionView } from "~/features/connection/ConnectionView";
import { StatusView } from "~/features/status/StatusView";
import { TrustView } from "~/features/trust/TrustView";
import { useT } from "~/i18n/i18n";
import { Dialog } from "~/kit/Dialog";
import { useStore } from "~/util/store";
import { SERVICE_SCREENS } from "./screens";

/** The screens about the service where there are no addresses: before somebody is in, and in front of the lock. */
export function ServicePane() {
  const t = useT();
  const open = useStore(servicePane);
  if (!open) return null;
  const { title, help } = SERVICE_SCREENS[open];
  return (
    <Dialog isOpen isAboveLock onClose={() => servicePane.set(null)} title={t(title)} help={help} size="l">
      <View screen={open} />
    </Dialog>
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
