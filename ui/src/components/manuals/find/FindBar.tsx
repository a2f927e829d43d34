import { ChevronDown, ChevronUp, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useT } from "~/i18n/i18n";
import { IconButton } from "~/kit/Button";
import { TextField } from "~/kit/TextField";
import { isImeKey } from "~/util/keys";
import styles from "./Find.module.css";
import type { Find, FindStep } from "./useFind";

export interface FindBarProps {
  readonly find: Find;
  /** What is searched; also the name of its field. */
  readonly label: string;
  /** The text to search for, at the start and whenever it changed; never what an IME has not confirmed. */
  readonly text: string;
  readonly onText: (text: string) => void;
  /** How many hits there are; null until that is known. */
  readonly count: number | null;
  /** The hit that is shown, from 0. */
  readonly current: number;
  readonly onStep: (by: FindStep) => void;
  /** Said while the hits are not known. */
  readonly waiting?: string;
}

/** Finds within what is shown, as browsers do: Enter and F3 go on, with Shift back, Escape leaves. */
export function FindBar({ find, label, text, onText, count, current, onStep, waiting }: FindBarProps) {
  const t = useT();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(text);
  const composing = useRef(false);
  const { asked, stepping } = find;
  // Asking again selects what is searched for, so that typing replaces it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs whenever it is asked for
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [asked]);
  useEffect(() => {
    stepping.current = onStep;
    return () => {
      stepping.current = null;
    };
  }, [stepping, onStep]);
  const onKeyDown = (event: KeyboardEvent) => {
    // An Enter that confirms a candidate jumps nowhere, an Escape that takes one back closes nothing.
    if (isImeKey(event) || event.defaultPrevented) return;
    if (event.key === "Escape") find.close();
    else if (event.key === "Enter" && event.target === field.current) onStep(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const isAsked = text.trim() !== "";
  const isNone = isAsked && count === 0;
  const reason = count ? null : t("manuals.find.noStep");
  return (
    // biome-ignore lint/a11y/useSemanticElements: engines of two years ago do not know <search>
    <div role="search" aria-label={label} className={styles["bar"]} onKeyDown={onKeyDown}>
      <TextField
        label={label}
        labelHidden
        placeholder={label}
        value={typed}
        inputRef={field}
        className={styles["field"] ?? ""}
        spellCheck="false"
        autoComplete="off"
        onCompositionStart={() => {
          composing.current = true;
        }}
        onCompositionEnd={() => {
          composing.current = false;
          onText(field.current?.value ?? typed);
        }}
        onChange={(next) => {
          setTyped(next);
          if (!composing.current) onText(next);
        }}
      />
      <span className={styles["count"]} data-none={isNone ? "" : undefined}>
        <span aria-hidden="true">
          {isAsked && count !== null ? `${count === 0 ? 0 : current + 1} / ${count}` : null}
        </span>
        <span role="status" className={isAsked && count === null ? undefined : "visually-hidden"}>
          {!isAsked
            ? null
            : count === null
              ? waiting
              : isNone
                ? t("manuals.find.none")
                : t("manuals.find.announced", { n: count, at: current + 1 })}
        </span>
      </span>
      <IconButton
        size="s"
        label={t("manuals.find.previous")}
        icon={<ChevronUp />}
        shortcut="shift+f3"
        disabledReason={reason}
        onPress={() => onStep(-1)}
      />
      <IconButton
        size="s"
        label={t("manuals.find.next")}
        icon={<ChevronDown />}
        shortcut="f3"
        disabledReason={reason}
        onPress={() => onStep(1)}
      />
      <IconButton
        size="s"
        label={t("manuals.find.close")}
        icon={<X />}
        shortcut="escape"
        onPress={() => find.close()}
      />
    </div>
  );
}
