import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { FieldError as AriaFieldError, Text } from "react-aria-components";
import styles from "./Field.module.css";

/** What is wrong with a field, in words, below it. Inside a React Aria field it is tied to the input. */
export function FieldError({ children }: { readonly children: ReactNode }) {
  return (
    <AriaFieldError className={styles["error"] ?? ""}>
      <CircleAlert aria-hidden="true" />
      <span>{children}</span>
    </AriaFieldError>
  );
}

/** Help and error below an input. */
export function FieldNotes({ description, error }: { readonly description: ReactNode; readonly error: ReactNode }) {
  return (
    <>
      {description ? (
        <Text slot="description" className={styles["description"] ?? ""}>
          {description}
        </Text>
      ) : null}
      {error ? <FieldError>{error}</FieldError> : null}
    </>
  );
}
