import { Problem } from "~/components/Problem";
import sectionStyles from "~/components/Section.module.css";
import { useCall } from "~/ipc/query";
import { LoadingArea } from "~/kit/Spinner";
import { SettingsForm } from "./SettingsForm";

/** What the company decides about signing in. Everybody may read it; saving takes a right. */
export function SettingsScreen() {
  const settings = useCall("settings_get", {});
  // What is shown already stays when asking again fails, and with it what is being typed.
  if (settings.data) return <SettingsForm now={settings.data} />;
  if (!settings.error) return <LoadingArea />;
  return (
    <div className={sectionStyles["screen"]}>
      <Problem failure={settings.error} onRetry={() => void settings.refetch()} />
    </div>
  );
}
