import { cx } from "~/util/cx";
import styles from "./Spinner.module.css";
import { useKitTexts } from "./texts";

/** Something is being waited for. Appears only after 300 ms, so that what is fast never flickers. */
export function Spinner({ label, className }: { readonly label?: string; readonly className?: string | undefined }) {
  const texts = useKitTexts();
  return (
    <span role="progressbar" aria-label={label ?? texts.loading} className={cx(styles["spinner"], className)}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <circle cx="8" cy="8" r="6.5" className={styles["track"]} />
        <path d="M8 1.5a6.5 6.5 0 0 1 6.5 6.5" className={styles["arc"]} />
      </svg>
    </span>
  );
}

/** A spinner in the middle of an area that has nothing to show yet. */
export function LoadingArea({ label }: { readonly label?: string }) {
  return (
    <div className={styles["area"]}>
      <Spinner {...(label ? { label } : {})} />
      {label ? <span className={styles["areaLabel"]}>{label}</span> : null}
    </div>
  );
}
