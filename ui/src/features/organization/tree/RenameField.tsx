import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useT } from "~/i18n/i18n";
import { isImeKey } from "~/util/keys";
import styles from "./Tree.module.css";
import type { Renaming } from "./TreeRow";

/** The name of a row while it is being changed. Enter keeps it, Escape leaves it as it was. */
export function RenameField({ name, renaming }: { readonly name: string; readonly renaming: Renaming }) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [value, setValue] = useState(name);
  const [error, setError] = useState<string | null>(null);
  const settled = useRef(false);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);

  const commit = async (next: EventTarget | null) => {
    if (settled.current) return;
    settled.current = true;
    if (value.trim() === name) {
      renaming.onCancel(next !== null);
      return;
    }
    const problem = await renaming.onCommit(value.trim());
    // What was typed stays, so that it can be put right.
    settled.current = problem === null;
    setError(problem);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // The tree's own keys mean something else here.
    event.stopPropagation();
    if (isImeKey(event)) return;
    if (event.key === "Enter") void commit(null);
    if (event.key === "Escape") {
      settled.current = true;
      renaming.onCancel(false);
    }
  };
  return (
    <span className={styles["rename"]}>
      <input
        ref={input}
        aria-label={t("organization.renameField")}
        aria-invalid={error !== null}
        value={value}
        onChange={(event) => {
          setValue(event.target.value);
          setError(null);
        }}
        onKeyDown={onKeyDown}
        onBlur={(event) => void commit(event.relatedTarget)}
        onClick={(event) => event.stopPropagation()}
      />
      {error ? (
        <span role="alert" className={styles["renameError"]}>
          {error}
        </span>
      ) : null}
    </span>
  );
}
