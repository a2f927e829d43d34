import type { Ref } from "react";
import { TextField } from "~/kit/TextField";

export interface CodeFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Six digits are there: nobody has to press a button after them. Left out where other codes are typed as well. */
  readonly onComplete?: ((code: string) => void) | undefined;
  readonly description?: string;
  readonly error?: string | undefined;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly isNumeric?: boolean;
  readonly size?: "m" | "l";
}

const SIX_DIGITS = /^\d{6}$/;

/** What was typed as it is sent: width does not matter, nor do the spaces with which apps and mails write codes. */
export function readCode(text: string): string {
  return text.normalize("NFKC").replace(/\s/g, "");
}

/** The code of an authenticator app, or one that stands for it. */
export function CodeField(props: CodeFieldProps) {
  const { label, value, onChange, onComplete, description, error, inputRef, isNumeric = true, size = "l" } = props;
  return (
    <TextField
      label={label}
      value={value}
      onChange={(text) => {
        onChange(text);
        const code = readCode(text);
        if (SIX_DIGITS.test(code) && code !== readCode(value)) onComplete?.(code);
      }}
      inputMode={isNumeric ? "numeric" : "text"}
      autoComplete="one-time-code"
      autoCorrect="off"
      spellCheck="false"
      autoFocus
      size={size}
      {...(description ? { description } : {})}
      {...(inputRef ? { inputRef } : {})}
      error={error}
    />
  );
}
