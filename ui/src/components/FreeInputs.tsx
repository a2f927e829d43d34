import type { FreeFields } from "~/ipc/generated";
import { TextField } from "~/kit/TextField";
import type { FieldErrors } from "./fieldErrors";
import { withFree } from "./free";

export interface FreeInputsProps {
  /** What the company calls the fields; undefined while that is not known. */
  readonly labels: FreeFields | undefined;
  readonly free: FreeFields;
  readonly onChange: (free: FreeFields) => void;
  readonly errors: Pick<FieldErrors, "at" | "touch">;
}

/** The free fields that have a name, as inputs. */
export function FreeInputs({ labels, free, onChange, errors }: FreeInputsProps) {
  return (labels ?? []).map((label, index) =>
    label === "" ? null : (
      <TextField
        // biome-ignore lint/suspicious/noArrayIndexKey: the five fields have no other name than their place
        key={index}
        label={label}
        value={free[index] ?? ""}
        onChange={(value) => {
          onChange(withFree(free, index, value));
          errors.touch(`/free/${index}`);
        }}
        error={errors.at(`/free/${index}`)}
        autoComplete="off"
        isOptional
      />
    ),
  );
}
