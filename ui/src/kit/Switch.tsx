import type { ReactNode } from "react";
import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from "react-aria-components";
import { cx } from "~/util/cx";
import styles from "./Switch.module.css";

export interface SwitchProps extends Omit<AriaSwitchProps, "children" | "className" | "style" | "render"> {
  /** What it says now, beside it. Its name is given by `aria-label` where this is not enough. */
  readonly children: ReactNode;
  readonly className?: string;
}

/** On or off, with the word for it beside it. */
export function Switch({ children, className, ...rest }: SwitchProps) {
  return (
    <AriaSwitch {...rest} className={cx(styles["switch"], className)}>
      <span className={styles["track"]} aria-hidden="true">
        <span className={styles["knob"]} />
      </span>
      <span>{children}</span>
    </AriaSwitch>
  );
}
