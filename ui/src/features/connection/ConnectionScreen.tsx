import sectionStyles from "~/components/Section.module.css";
import { ConnectionView } from "./ConnectionView";

/** The connection check as a screen of the frame. */
export function ConnectionScreen() {
  return (
    <div className={sectionStyles["screen"]}>
      <ConnectionView />
    </div>
  );
}
