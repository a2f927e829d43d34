import { Eye, EyeOff, Search, X } from "lucide-react";
import { type ReactNode, type Ref, useState } from "react";
import {
  SearchField as AriaSearchField,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Input,
  Label,
  TextArea,
} from "react-aria-components";
import { cx } from "~/util/cx";
import { isImeKey } from "~/util/keys";
import { IconButton } from "./Button";
import styles from "./Field.module.css";
import { FieldNotes } from "./FieldError";
import { useKitTexts } from "./texts";

export interface TextFieldProps
  extends Omit<AriaTextFieldProps, "children" | "className" | "style" | "isInvalid" | "render"> {
  readonly label: string;
  /** Read aloud but not shown, where the place says it already. */
  readonly labelHidden?: boolean;
  /** Help, bounds, format. */
  readonly description?: ReactNode;
  /** What is wrong, in words. */
  readonly error?: ReactNode;
  readonly placeholder?: string;
  /** Marks a field that may stay empty. */
  readonly isOptional?: boolean;
  /** A unit behind the input. */
  readonly unit?: string;
  /** More than one line. */
  readonly rows?: number;
  readonly size?: "m" | "l";
  /** Buttons inside the box, at its end. */
  readonly inside?: ReactNode;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly className?: string;
}

/** One line of text, or several. */
export function TextField({
  label,
  labelHidden,
  description,
  error,
  placeholder,
  isOptional,
  unit,
  rows,
  size = "m",
  inside,
  inputRef,
  className,
  ...rest
}: TextFieldProps) {
  const texts = useKitTexts();
  return (
    <AriaTextField
      {...rest}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className={cx(styles["field"], size === "l" && styles["large"], className)}
    >
      <Label className={cx(styles["label"], labelHidden && "visually-hidden")}>
        {label}
        {isOptional ? <span className={styles["optional"]}>{texts.optional}</span> : null}
      </Label>
      <div
        className={styles["box"]}
        data-invalid={error ? "" : undefined}
        data-disabled={rest.isDisabled ? "" : undefined}
        data-multiline={rows ? "" : undefined}
      >
        {rows ? (
          <TextArea className={styles["input"] ?? ""} rows={rows} placeholder={placeholder} />
        ) : (
          <Input {...(inputRef ? { ref: inputRef } : {})} className={styles["input"] ?? ""} placeholder={placeholder} />
        )}
        {unit ? <span className={styles["affix"]}>{unit}</span> : null}
        {inside}
      </div>
      <FieldNotes description={description} error={error} />
    </AriaTextField>
  );
}

export type PasswordFieldProps = Omit<TextFieldProps, "type" | "inside" | "rows">;

/** A password: hidden until one asks to see it, never checked for spelling. */
export function PasswordField(props: PasswordFieldProps) {
  const texts = useKitTexts();
  const [shown, setShown] = useState(false);
  return (
    <TextField
      autoComplete="off"
      {...props}
      spellCheck="false"
      autoCorrect="off"
      type={shown ? "text" : "password"}
      inside={
        <IconButton
          size="s"
          className={styles["inside"]}
          label={shown ? texts.hidePassword : texts.showPassword}
          icon={shown ? <EyeOff /> : <Eye />}
          onPress={() => setShown(!shown)}
        />
      }
    />
  );
}

export interface SearchFieldProps {
  /** What is searched; also the placeholder. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Enter, unless it belongs to the input method. */
  readonly onSubmit?: () => void;
  /** Arrow down: usually to the first row of what was found. */
  readonly onDown?: () => void;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly className?: string;
}

/** Searches as one types. Escape empties it. */
export function SearchField({ label, value, onChange, onSubmit, onDown, inputRef, className }: SearchFieldProps) {
  const texts = useKitTexts();
  return (
    <AriaSearchField aria-label={label} value={value} onChange={onChange} className={cx(styles["field"], className)}>
      <div className={styles["box"]}>
        <span className={styles["prefix"]}>
          <Search aria-hidden="true" />
        </span>
        <Input
          {...(inputRef ? { ref: inputRef } : {})}
          className={styles["input"] ?? ""}
          placeholder={label}
          onKeyDown={(event) => {
            if (isImeKey(event)) return;
            if (event.key === "Enter") onSubmit?.();
            if (event.key === "ArrowDown" && onDown) {
              event.preventDefault();
              onDown();
            }
          }}
        />
        {value ? (
          <IconButton size="s" className={styles["inside"]} label={texts.clearSearch} icon={<X />} slot="clear" />
        ) : null}
      </div>
    </AriaSearchField>
  );
}
