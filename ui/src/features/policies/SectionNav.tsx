import { useI18n } from "~/i18n/i18n";
import styles from "./Policies.module.css";
import type { Edited, SectionForm } from "./policyDraft";

export interface SectionNavProps {
  readonly sections: readonly SectionForm[];
  readonly kind: Edited["kind"];
  readonly chosen: string | null;
  readonly onChoose: (section: string) => void;
}

/** The sections of a policy, each with how much of it is its own and how much is not saved. */
export function SectionNav({ sections, kind, chosen, onChoose }: SectionNavProps) {
  const { t, locale } = useI18n();
  return (
    <nav aria-label={t("policies.sections")} className={styles["nav"]}>
      <ul>
        {sections.map(({ section, isOwn, changed, deviating, faults }) => (
          <li key={section.key}>
            <button
              type="button"
              aria-current={section.key === chosen ? "true" : undefined}
              className={styles["navItem"]}
              onClick={() => onChoose(section.key)}
            >
              <span className={styles["navName"]}>{section.label[locale]}</span>
              <span className={styles["quiet"]}>
                {kind === "individual"
                  ? isOwn
                    ? t("policies.navOwn", { n: deviating })
                    : t("policies.linked")
                  : deviating > 0
                    ? t("policies.navDeviating", { n: deviating })
                    : t("policies.navDefault")}
              </span>
              {changed > 0 ? (
                <span className={styles["navChanged"]} data-fault={faults > 0 ? "" : undefined}>
                  {faults > 0 ? t("policies.navFaults", { n: faults }) : t("policies.navChanged", { n: changed })}
                </span>
              ) : null}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
