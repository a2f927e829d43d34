import { Activity, Stethoscope } from "lucide-react";
import { useT } from "~/i18n/i18n";
import { Button } from "~/kit/Button";
import { useServiceWay } from "./serviceScreens";

/** Where to look when the service cannot be reached: at the service, and at the way to it. */
export function ReachLinks() {
  const t = useT();
  const open = useServiceWay();
  return (
    <>
      <Button size="s" icon={<Activity />} onPress={() => open("status")}>
        {t("app.screen.status")}
      </Button>
      <Button size="s" icon={<Stethoscope />} onPress={() => open("connection")}>
        {t("connection.open")}
      </Button>
    </>
  );
}
