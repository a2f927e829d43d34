import { Check, ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import {
  Select as AriaSelect,
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  Text,
} from "react-aria-components";
import { cx } from "~/util/cx";
import field from "./Field.module.css";
import { FieldNotes } from "./FieldError";
import styles from "./Select.module.css";

export interface SelectOption<T extends string> {
  readonly id: T;
  readonly label: string;
  readonly description?: string;
}

export interface SelectProps<T extends string> {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly options: ReadonlyArray<SelectOption<T>>;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly description?: ReactNode;
  readonly error?: ReactNode;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  /** Id of what says more of it elsewhere. */
  readonly "aria-describedby"?: string;
  readonly className?: string;
}

/** One of a few. */
export function Select<T extends string>(props: SelectProps<T>) {
  const { label, labelHidden, options, value, onChange, description, error, className } = props;
  const { isDisabled = false, autoFocus = false } = props;
  return (
    <AriaSelect
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key);
        if (chosen) onChange(chosen.id);
      }}
      isInvalid={Boolean(error)}
      isDisabled={isDisabled}
      autoFocus={autoFocus}
      aria-describedby={props["aria-describedby"]}
      className={cx(field["field"], className)}
    >
      <Label className={cx(field["label"], labelHidden && "visually-hidden")}>{label}</Label>
      <Button className={styles["button"] ?? ""}>
        <SelectValue className={styles["value"] ?? ""}>
          {options.find((option) => option.id === value)?.label}
        </SelectValue>
        <ChevronDown aria-hidden="true" />
      </Button>
      <FieldNotes description={description} error={error} />
      <Popover className={styles["popover"] ?? ""} offset={4}>
        <ListBox className={styles["list"] ?? ""} items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className={styles["option"] ?? ""}>
              <Check aria-hidden="true" className={styles["check"]} />
              <span className={styles["text"]}>
                <Text slot="label">{option.label}</Text>
                {option.description ? (
                  <Text slot="description" className={styles["description"] ?? ""}>
                    {option.description}
                  </Text>
                ) : null}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
