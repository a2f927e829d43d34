import type { ReactNode } from "react";
import { cx } from "~/util/cx";
import styles from "./Badge.module.css";

export interface BadgeProps {
  readonly tone?: "neutral" | "accent" | "ok" | "notice" | "warning" | "danger";
  /** Coloured badges carry a picture as well: colour alone says nothing. */
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

/** A word about the state of something. */
export function Badge({ tone = "neutral", icon, children }: BadgeProps) {
  return (
    <span className={cx(styles["badge"], styles[tone])}>
      {icon}
      {children}
    </span>
  );
}
