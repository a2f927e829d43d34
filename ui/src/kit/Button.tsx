import type { ReactNode, Ref } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";
import { cx } from "~/util/cx";
import type { Shortcut } from "~/util/keys";
import styles from "./Button.module.css";
import { Spinner } from "./Spinner";
import { Tooltip } from "./Tooltip";

type Shared = Omit<AriaButtonProps, "children" | "className" | "style" | "isDisabled" | "render"> & {
  readonly ref?: Ref<HTMLButtonElement>;
  /** Why this cannot be done now. The button stays visible and can be focused, says why, and does nothing. */
  readonly disabledReason?: string | null | undefined;
  readonly className?: string | undefined;
};

export interface ButtonProps extends Shared {
  readonly children: ReactNode;
  readonly variant?: "default" | "primary" | "quiet" | "danger";
  readonly size?: "m" | "s" | "l";
  readonly icon?: ReactNode;
  /** Shown in the tooltip. */
  readonly shortcut?: Shortcut;
}

/** A button with a word on it: a verb. */
export function Button({ children, variant = "default", size = "m", icon, shortcut, className, ...rest }: ButtonProps) {
  return (
    <Base
      {...rest}
      tip={null}
      shortcut={shortcut}
      className={cx(styles["button"], styles[variant], size !== "m" && styles[size], className)}
    >
      {icon}
      <span className={styles["label"]}>{children}</span>
    </Base>
  );
}

export interface IconButtonProps extends Shared {
  /** What it does; read aloud and shown as its tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly size?: "m" | "s";
  readonly shortcut?: Shortcut;
  /** For buttons that stay pressed. */
  readonly isPressed?: boolean;
}

/** A button with only a picture on it. Always has a name. */
export function IconButton({ label, icon, size = "m", isPressed, className, ...rest }: IconButtonProps) {
  return (
    <Base
      {...rest}
      tip={label}
      aria-label={label}
      aria-pressed={isPressed}
      className={cx(styles["button"], styles["quiet"], styles["square"], size === "s" && styles["s"], className)}
    >
      {icon}
    </Base>
  );
}

interface BaseProps extends Shared {
  readonly tip: string | null;
  readonly shortcut?: Shortcut | undefined;
  readonly children: ReactNode;
}

function Base({ tip, shortcut, disabledReason, children, onPress, type, className, ref, ...rest }: BaseProps) {
  const disabled = Boolean(disabledReason);
  const button = (
    <AriaButton
      {...rest}
      {...(ref ? { ref } : {})}
      {...(disabled ? { type: "button" } : { type: type ?? "button", ...(onPress ? { onPress } : {}) })}
      {...(disabled ? { render: (props: object) => <button {...props} aria-disabled="true" /> } : {})}
      className={cx(className, disabled && styles["disabled"])}
    >
      {({ isPending }) => (
        <>
          {children}
          {isPending ? <Spinner className={styles["pending"]} /> : null}
        </>
      )}
    </AriaButton>
  );
  const text = disabledReason || tip;
  if (!text && !shortcut) return button;
  return (
    <Tooltip text={text} detail={disabledReason && tip ? tip : null} shortcut={disabled ? undefined : shortcut}>
      {button}
    </Tooltip>
  );
}
