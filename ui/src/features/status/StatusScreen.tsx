import sectionStyles from "~/components/Section.module.css";
import { StatusView } from "./StatusView";

/** The state of the service as a screen of the frame. */
export function StatusScreen() {
  return (
    <div className={sectionStyles["screen"]}>
      <StatusView />
    </div>
  );
}
