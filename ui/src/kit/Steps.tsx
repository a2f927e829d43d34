import { Check } from "lucide-react";
import styles from "./Steps.module.css";

export interface Step<T extends string> {
  readonly id: T;
  readonly label: string;
}

export interface StepsProps<T extends string> {
  /** Name of the way, read aloud. */
  readonly label: string;
  readonly steps: ReadonlyArray<Step<T>>;
  readonly current: T;
  /** Said of those that are behind. */
  readonly doneLabel: string;
}

/** How far one is on a way of several steps. It only shows; buttons of the steps themselves go on and back. */
export function Steps<T extends string>({ label, steps, current, doneLabel }: StepsProps<T>) {
  const at = steps.findIndex((step) => step.id === current);
  return (
    <ol aria-label={label} className={styles["steps"]}>
      {steps.map((step, index) => (
        <li
          key={step.id}
          className={styles["step"]}
          data-state={index < at ? "done" : index === at ? "current" : "ahead"}
          aria-current={index === at ? "step" : undefined}
        >
          <span className={styles["mark"]} aria-hidden="true">
            {index < at ? <Check /> : index + 1}
          </span>
          {step.label}
          {index < at ? <span className="visually-hidden">{doneLabel}</span> : null}
        </li>
      ))}
    </ol>
  );
}
