import { useT } from "~/i18n/i18n";
import type { PolicyOs } from "~/ipc/generated";
import styles from "./Policies.module.css";
import { OS_NAMES } from "./policyValues";

/** The systems that something works on. */
export function OsBadges({ systems }: { readonly systems: readonly PolicyOs[] }) {
  const t = useT();
  return (
    <ul className={styles["systems"]} aria-label={t("policies.systems")}>
      {systems.map((os) => (
        <li key={os}>{OS_NAMES[os]}</li>
      ))}
    </ul>
  );
}
