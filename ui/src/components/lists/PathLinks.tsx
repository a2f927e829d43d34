import { Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import { placeOf, rowId } from "~/components/places";
import type { RowLabel } from "~/ipc/generated";
import styles from "./ListScreen.module.css";

/** The way from the top to where something lies; each step leads there. */
export function PathLinks({ path }: { readonly path: readonly RowLabel[] }) {
  return (
    <span className={styles["path"]}>
      {path.map((step, index) => (
        <span key={rowId(step.row)} className={styles["step"]}>
          {index > 0 ? <ChevronRight aria-hidden="true" /> : null}
          <Link {...placeOf(step.row)} draggable={false}>
            {step.name}
          </Link>
        </span>
      ))}
    </span>
  );
}
