import type { ReactElement } from "react";
import { Tooltip as AriaTooltip, TooltipTrigger } from "react-aria-components";
import type { Shortcut } from "~/util/keys";
import { Kbd } from "./Kbd";
import styles from "./Tooltip.module.css";

export interface TooltipProps {
  /** A few words; null shows only the shortcut. */
  readonly text: string | null;
  /** A second line, fainter. */
  readonly detail?: string | null;
  readonly shortcut?: Shortcut | undefined;
  readonly placement?: "top" | "bottom" | "left" | "right";
  /** One thing that can be focused, made with React Aria. */
  readonly children: ReactElement;
}

/** A hint beside what is hovered or focused. Never the only place where something necessary is said. */
export function Tooltip({ text, detail, shortcut, placement = "bottom", children }: TooltipProps) {
  return (
    <TooltipTrigger delay={450} closeDelay={80}>
      {children}
      <AriaTooltip className={styles["tip"]} placement={placement} offset={6}>
        {detail ? <span className={styles["detail"]}>{detail}</span> : null}
        <span className={styles["line"]}>
          {text ? <span>{text}</span> : null}
          {shortcut ? <Kbd shortcut={shortcut} /> : null}
        </span>
      </AriaTooltip>
    </TooltipTrigger>
  );
}
