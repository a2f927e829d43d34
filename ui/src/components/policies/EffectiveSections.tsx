import { useI18n } from "~/i18n/i18n";
import type { EffectiveSection, EffectiveView, PolicySectionView } from "~/ipc/generated";
import { Ladder } from "./Ladder";
import styles from "./Policies.module.css";
import { valueText } from "./policyValues";
import { ORIGIN_KEYS } from "./sourceWords";
import { itemOf } from "./usePolicyCatalogue";

export interface EffectiveSectionsProps {
  readonly view: EffectiveView;
  readonly catalogue: readonly PolicySectionView[];
}

/** What holds, section by section: who decides, and the values with where each comes from. */
export function EffectiveSections({ view, catalogue }: EffectiveSectionsProps) {
  const { t, locale } = useI18n();
  const unknown = Object.values(view.effective.unknown ?? {}).reduce(
    (sum, values) => sum + Object.keys(values).length,
    0,
  );
  return (
    <>
      {view.effective.sections.map((section) => {
        const name = catalogue.find(({ key }) => key === section.section)?.label[locale] ?? section.section;
        return (
          <section key={section.section} className={styles["effective"]} aria-label={name}>
            <h4 className={styles["effectiveTitle"]}>{name}</h4>
            <Ladder section={section} name={name} labels={view.labels} />
            <details className={styles["values"]}>
              <summary>{t("policies.showValues", { n: section.items.length })}</summary>
              <Values section={section} name={name} catalogue={catalogue} />
            </details>
          </section>
        );
      })}
      {unknown > 0 ? <p className={styles["quiet"]}>{t("policies.foreign", { n: unknown })}</p> : null}
    </>
  );
}

interface ValuesProps {
  readonly section: EffectiveSection;
  readonly name: string;
  readonly catalogue: readonly PolicySectionView[];
}

function Values({ section, name, catalogue }: ValuesProps) {
  const i18n = useI18n();
  const { t, locale } = i18n;
  return (
    <table className={styles["table"]} aria-label={t("policies.valuesOf", { section: name })}>
      <thead>
        <tr>
          <th scope="col">{t("history.item")}</th>
          <th scope="col">{t("policies.valueHead")}</th>
        </tr>
      </thead>
      <tbody>
        {section.items.map(({ item: key, value, origin }) => {
          const item = itemOf(catalogue, section.section, key);
          return (
            <tr key={key}>
              <th scope="row">{item?.label[locale] ?? key}</th>
              <td data-selectable="">
                {item ? valueText(i18n, item, value) : JSON.stringify(value)}
                <p className={styles["quiet"]}>{t(ORIGIN_KEYS[origin])}</p>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
