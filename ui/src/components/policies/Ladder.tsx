import { Link } from "@tanstack/react-router";
import { CircleCheck, CircleDashed } from "lucide-react";
import { useI18n } from "~/i18n/i18n";
import type { EffectiveSection, RowLabel } from "~/ipc/generated";
import { placeOf } from "../places";
import styles from "./Policies.module.css";
import { sourceWords, stepsOf, WHY_KEYS } from "./sourceWords";

export interface LadderProps {
  readonly section: EffectiveSection;
  /** What the section is called. */
  readonly name: string;
  readonly labels: readonly RowLabel[];
}

/** What had a say in a section, the strongest first: which one decides, and why the others do not. */
export function Ladder({ section, name, labels }: LadderProps) {
  const i18n = useI18n();
  const { t } = i18n;
  return (
    <ol className={styles["ladder"]} aria-label={t("policies.ladder", { section: name })}>
      {stepsOf(section).map(({ source, why }, at) => {
        const { step, what, policy } = sourceWords(i18n, source, labels);
        return (
          // Two steps are never the same, but have no id of their own.
          // biome-ignore lint/suspicious/noArrayIndexKey: the order is what tells them apart
          <li key={at} className={styles["step"]} data-wins={why === null ? "" : undefined}>
            {why === null ? <CircleCheck aria-hidden="true" /> : <CircleDashed aria-hidden="true" />}
            <span className={styles["stepName"]}>{step}</span>
            <span className={styles["stepWhat"]}>
              {what ? (
                <Link {...placeOf(policy)} draggable={false}>
                  {what}
                </Link>
              ) : null}
            </span>
            <span className={styles["stepWhy"]}>{why === null ? t("policies.decides") : t(WHY_KEYS[why])}</span>
          </li>
        );
      })}
    </ol>
  );
}
