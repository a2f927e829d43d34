import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "~/util/cx";
import styles from "./Banner.module.css";

export type Tone = "ok" | "notice" | "warning" | "danger";

export interface BannerProps {
  readonly tone: Tone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** Whether it is read aloud when it appears. Off for what was there from the start. */
  readonly live?: boolean;
  readonly className?: string;
}

const ICONS = { ok: CircleCheck, notice: Info, warning: TriangleAlert, danger: CircleAlert } as const;

/** Says something about the whole of what is below it. */
export function Banner({ tone, title, children, actions, live = true, className }: BannerProps) {
  const Icon = ICONS[tone];
  return (
    <div
      {...(live ? { role: tone === "danger" ? "alert" : "status" } : {})}
      className={cx(styles["banner"], styles[tone], className)}
    >
      <Icon aria-hidden="true" className={styles["icon"]} />
      <div className={styles["text"]}>
        {title ? <p className={styles["title"]}>{title}</p> : null}
        {children}
      </div>
      {actions ? <div className={styles["actions"]}>{actions}</div> : null}
    </div>
  );
}
