import { type Shortcut, shortcutKeys } from "~/util/keys";
import styles from "./Kbd.module.css";

/** A shortcut as keys. */
export function Kbd({ shortcut }: { readonly shortcut: Shortcut }) {
  return (
    <span className={styles["keys"]}>
      {shortcutKeys(shortcut).map((key) => (
        <kbd key={key} className={styles["key"]}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
