import type { ReactNode } from "react";
import { RadioGroup as AriaRadioGroup, Label, Radio } from "react-aria-components";
import { cx } from "~/util/cx";
import field from "./Field.module.css";
import { FieldNotes } from "./FieldError";
import styles from "./RadioGroup.module.css";

export interface RadioOption<T extends string> {
  readonly id: T;
  readonly label: string;
  /** What choosing it means, or why it cannot be chosen. */
  readonly description?: string;
  readonly isDisabled?: boolean;
}

export interface RadioGroupProps<T extends string> {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly options: ReadonlyArray<RadioOption<T>>;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly description?: ReactNode;
  readonly error?: ReactNode;
}

/** One of a few, all in sight. */
export function RadioGroup<T extends string>(props: RadioGroupProps<T>) {
  const { label, labelHidden, options, value, onChange, description, error } = props;
  return (
    <AriaRadioGroup
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key);
        if (chosen) onChange(chosen.id);
      }}
      isInvalid={Boolean(error)}
      className={field["field"] ?? ""}
    >
      <Label className={cx(field["label"], labelHidden && "visually-hidden")}>{label}</Label>
      <div className={styles["options"]}>
        {options.map((option) => (
          <Radio
            key={option.id}
            value={option.id}
            isDisabled={option.isDisabled ?? false}
            className={styles["radio"] ?? ""}
          >
            <span className={styles["dot"]} aria-hidden="true" />
            <span className={styles["text"]}>
              {option.label}
              {option.description ? <span className={styles["description"]}>{option.description}</span> : null}
            </span>
          </Radio>
        ))}
      </div>
      <FieldNotes description={description} error={error} />
    </AriaRadioGroup>
  );
}
