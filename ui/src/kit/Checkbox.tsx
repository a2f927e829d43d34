import { Check, Minus } from "lucide-react";
import type { ReactNode } from "react";
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaCheckboxProps } from "react-aria-components";
import { cx } from "~/util/cx";
import styles from "./Checkbox.module.css";

export interface CheckboxProps extends Omit<AriaCheckboxProps, "children" | "className" | "style" | "render"> {
  /** What ticking it means. Without children an `aria-label` is needed. */
  readonly children?: ReactNode;
  /** Help, or why it cannot be ticked. */
  readonly description?: ReactNode;
  readonly className?: string;
}

/** A tick. */
export function Checkbox({ children, description, className, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox {...rest} className={cx(styles["checkbox"], className)}>
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className={styles["box"]} aria-hidden="true">
            {isIndeterminate ? <Minus /> : isSelected ? <Check /> : null}
          </span>
          {children || description ? (
            <span className={styles["text"]}>
              {children}
              {description ? <span className={styles["description"]}>{description}</span> : null}
            </span>
          ) : null}
        </>
      )}
    </AriaCheckbox>
  );
}
