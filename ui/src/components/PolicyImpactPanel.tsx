import { useState } from "react";
import type { GroupId, ImpactOf, PolicyImpact } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { Button } from "~/kit/Button";
import styles from "./Effect.module.css";
import { sectionName } from "./effectPolicies";
import type { EffectWords } from "./effectRows";
import { ImpactList } from "./ImpactList";

export interface PolicyImpactPanelProps {
  readonly impact: PolicyImpact;
  /** Names of rows that the effect itself carries: a group that is moved or new. */
  readonly own: ReadonlyMap<string, string>;
  /** What is planned, where its devices can be listed. */
  readonly impactOf?: ImpactOf | undefined;
  readonly words: EffectWords;
}

/** On which devices another policy would hold: how many, in which sections and groups, and which. */
export function PolicyImpactPanel({ impact, own, impactOf, words }: PolicyImpactPanelProps) {
  const { t, format } = words;
  const [isListed, setListed] = useState(false);
  const nameOf = (id: GroupId) => own.get(id) ?? words.nameOf({ kind: "group", id }) ?? t("history.value.unknownRow");
  const named = impact.groups.map(({ group }) => (group ? nameOf(group) : t("common.unassigned")));
  const groups: Row[] = impact.groups.map(({ group, devices }, index) => {
    const name = named[index] ?? "";
    const isShared = named.indexOf(name) !== named.lastIndexOf(name);
    return { id: group ?? "unassigned", name, devices, lies: isShared ? group : null };
  });
  if (impact.other_groups > 0) {
    const name = t("policies.impact.otherGroups", { n: impact.other_groups });
    groups.push({ id: "others", name, devices: impact.other_devices, lies: null });
  }
  const sections = impact.sections.map(({ section, devices }) => ({
    id: section,
    name: sectionName(section, words),
    devices,
    lies: null,
  }));
  return (
    <section>
      <h3 className={styles["title"]}>{t("policies.impact.title")}</h3>
      <p className={styles["total"]}>{t("policies.impact.count", { n: impact.devices })}</p>
      {impact.is_part ? <p className={styles["quiet"]}>{t("policies.impact.part")}</p> : null}
      <div className={styles["impact"]}>
        <Numbers
          caption={t("policies.impact.sections")}
          head={t("policies.impact.section")}
          count={t("policies.impact.devices")}
          rows={sections}
          most={impact.devices}
          number={format.number}
        />
        <Numbers
          caption={t("policies.impact.groups")}
          head={t("policies.impact.group")}
          count={t("policies.impact.devices")}
          rows={groups}
          most={impact.devices}
          number={format.number}
        />
      </div>
      {impactOf ? (
        <>
          <Button size="s" aria-expanded={isListed} onPress={() => setListed(!isListed)}>
            {t(isListed ? "policies.impact.hide" : "policies.impact.show")}
          </Button>
          {isListed ? <ImpactList of={impactOf} words={words} /> : null}
        </>
      ) : null}
    </section>
  );
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly devices: number;
  /** The group whose place is told as well: another one here has the same name. */
  readonly lies: GroupId | null;
}

interface NumbersProps {
  readonly caption: string;
  readonly head: string;
  readonly count: string;
  readonly rows: readonly Row[];
  readonly most: number;
  readonly number: (value: number) => string;
}

function Numbers({ caption, head, count, rows, most, number }: NumbersProps) {
  return (
    <table className={styles["numbers"]}>
      <caption>{caption}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">{count}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, devices, lies }) => (
          <tr key={id}>
            <th scope="row">
              {name}
              {lies ? <Above group={lies} /> : null}
            </th>
            <td>
              <span
                className={styles["bar"]}
                style={{ inlineSize: `${most > 0 ? (devices / most) * 100 : 0}%` }}
                aria-hidden="true"
              />
              <span>{number(devices)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The groups above one, as long as the replica knows it. */
function Above({ group }: { readonly group: GroupId }) {
  const path = useCall("groups_get", { id: group }, { keep: false }).data?.path ?? [];
  const above = path.slice(0, -1).map((step) => step.name);
  return above.length > 0 ? <span className={styles["above"]}>{above.join(" / ")}</span> : null;
}
