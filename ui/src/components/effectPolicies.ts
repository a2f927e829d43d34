/** Rows of policies in an effect, told. Pure. */

import type { I18n } from "~/i18n/i18n";
import type {
  BasePolicy,
  Policy,
  PolicySectionView,
  PolicyTarget,
  PolicyValue,
  RowDiffs,
  RowRef,
  ViolationPolicy,
} from "~/ipc/generated";
import type { ActName, EffectWords, FieldChange, RowChange } from "./effectRows";
import { rowKey } from "./places";
import { type PolicyValues, valueText } from "./policies/policyValues";

/** What finds names: the effect's own first. */
type NameOf = (row: RowRef) => string;

const STILL = { renamedTo: null, from: null, to: null } as const;

/** Everything that an effect does to policies. */
export function policyChanges(rows: RowDiffs, words: EffectWords, name: NameOf): readonly RowChange[] {
  const { base_policy: base, violation_policy: violation } = rows;
  return [
    ...(base ? [baseChange(base.before, base.after, words)] : []),
    ...(violation ? [violationPolicyChange(violation.before, violation.after, words)] : []),
    ...(rows.policies ?? []).map(({ before, after }) => policyChange(before, after, words)),
    ...(rows.assignments ?? []).map(({ before, after }): RowChange => {
      const target = (after ?? before)?.target;
      const policy = (id: string | undefined) => (id ? name({ kind: "policy", id }) : null);
      const act: ActName = before ? (after ? "replace" : "unassign") : "assign";
      return {
        kind: "assignment",
        id: target ? rowKey({ kind: "assignment", id: target }) : "",
        name: target ? targetName(target, words, name) : "",
        acts: [act],
        fields: [],
        renamedTo: null,
        from: policy(before?.policy),
        to: policy(after?.policy),
      };
    }),
    ...(rows.violations ?? []).map(({ before, after }): RowChange => {
      const row = after ?? before;
      const device: RowRef = { kind: "device", id: row?.device ?? "" };
      const fields: FieldChange[] = [];
      const add = (field: string, label: string, was: string, is: string) => {
        if (was !== is) fields.push({ field, label, before: was, after: is });
      };
      const until = (at: string | undefined) => (at ? words.format.dateTime(at) : "");
      add("until", words.t("policies.until"), until(before?.until), until(after?.until));
      add("reason", words.t("history.reason"), before?.reason ?? "", after?.reason ?? "");
      const act: ActName = before ? (after ? "edit" : "lift") : "activate";
      return {
        kind: "violation",
        id: rowKey({ kind: "violation", id: device.id }),
        name: name(device),
        acts: [act],
        fields,
        ...STILL,
      };
    }),
  ];
}

function targetName(target: PolicyTarget, { t }: EffectWords, name: NameOf): string {
  const keys = { group: "history.one.group", user: "history.one.user", device: "history.one.device" } as const;
  return t(keys[target.kind], { name: name(target) });
}

function baseChange(before: BasePolicy | null, after: BasePolicy | null, words: EffectWords): RowChange {
  const { t } = words;
  const fields = [...sectionDiffs(before?.sections ?? {}, after?.sections ?? {}, words, null)];
  const allowed = (one: BasePolicy | null) => t(one?.individual_allowed ? "policies.value.yes" : "policies.value.no");
  if (allowed(before) !== allowed(after)) {
    fields.push({
      field: "individual_allowed",
      label: t("policies.allowIndividual"),
      before: allowed(before),
      after: allowed(after),
    });
  }
  const sections = (keys: readonly string[] | undefined) =>
    words.format.list((keys ?? []).map((key) => sectionName(key, words))) || t("history.value.empty");
  const add = (field: string, label: string, was: readonly string[] | undefined, is: readonly string[] | undefined) => {
    if (sections(was) !== sections(is)) fields.push({ field, label, before: sections(was), after: sections(is) });
  };
  add("permitted", t("policies.permitted"), before?.permitted, after?.permitted);
  add("forbidden", t("policies.forbidden"), before?.lock.forbidden, after?.lock.forbidden);
  const locked = sectionDiffs(before?.lock.fixed ?? {}, after?.lock.fixed ?? {}, words, null);
  fields.push(
    ...locked.map((one) => ({
      ...one,
      field: `lock/${one.field}`,
      label: t("policies.lockedField", { label: one.label }),
    })),
  );
  return { kind: "base_policy", id: "base_policy", name: "", acts: ["edit"], fields, ...STILL };
}

function violationPolicyChange(
  before: ViolationPolicy | null,
  after: ViolationPolicy | null,
  words: EffectWords,
): RowChange {
  const fields = sectionDiffs(before?.sections ?? {}, after?.sections ?? {}, words, null);
  return { kind: "violation_policy", id: "violation_policy", name: "", acts: ["edit"], fields, ...STILL };
}

function policyChange(before: Policy | null, after: Policy | null, words: EffectWords): RowChange {
  const { t } = words;
  const fields: FieldChange[] = [];
  const text = (value: string) => value || t("history.value.empty");
  if (before?.name !== after?.name) {
    fields.push({
      field: "name",
      label: t("history.field.policyName"),
      before: before?.name ?? "",
      after: after?.name ?? "",
    });
  }
  if ((before?.note ?? "") !== (after?.note ?? "")) {
    fields.push({
      field: "note",
      label: t("policies.note"),
      before: text(before?.note ?? ""),
      after: text(after?.note ?? ""),
    });
  }
  fields.push(...sectionDiffs(before?.own ?? {}, after?.own ?? {}, words, t("policies.how")));
  const acts: ActName[] = [];
  if (!before) acts.push("create");
  else if (!after) acts.push("delete");
  else {
    if (before.name !== after.name) acts.push("rename");
    if (fields.some((one) => one.field !== "name")) acts.push("edit");
  }
  return {
    kind: "policy",
    id: (after ?? before)?.id ?? "",
    name: (before ?? after)?.name ?? "",
    acts,
    fields,
    renamedTo: before && after && before.name !== after.name ? after.name : null,
    from: null,
    to: null,
  };
}

type Sections = Readonly<Record<string, PolicyValues>>;

/**
 * Values that differ. In individual policies (`how`) a section that is not there is linked, and turning it is told without
 * the values that stay as they were; elsewhere what is not there is at its default.
 */
function sectionDiffs(
  before: Sections,
  after: Sections,
  words: EffectWords,
  how: string | null,
): readonly FieldChange[] {
  const { t, catalogue } = words;
  const known = catalogue.map((section) => section.key);
  const all = [...new Set([...known, ...Object.keys(before), ...Object.keys(after)])];
  return all.flatMap((key) => {
    const [was, is] = [before[key], after[key]];
    if (!was && !is) return [];
    const section = catalogue.find((one) => one.key === key);
    const name = sectionName(key, words);
    const told = (state: PolicyValues | undefined) => t(state ? "policies.own" : "policies.linked");
    const turned = how && (!was || !is);
    const fields: FieldChange[] = turned
      ? [{ field: key, label: t("policies.fieldOf", { section: name, item: how }), before: told(was), after: told(is) }]
      : [];
    // What a section holds while it is linked stands in the base policy.
    const linked = turned && is && words.base ? (words.base[key] ?? {}) : undefined;
    if (turned && !linked) return fields;
    const items = [
      ...new Set([
        ...(section?.items.map((one) => one.key) ?? []),
        ...Object.keys(was ?? {}),
        ...Object.keys(is ?? {}),
      ]),
    ];
    for (const item of items) {
      const text = (values: PolicyValues | undefined) => itemText(section, item, values?.[item], words);
      const [old, next] = [text(was ?? linked), text(is)];
      if (old === next) continue;
      const label = section?.items.find((one) => one.key === item)?.label[words.locale] ?? item;
      fields.push({
        field: `${key}/${item}`,
        label: t("policies.fieldOf", { section: name, item: label }),
        before: old,
        after: next,
      });
    }
    return fields;
  });
}

function itemText(
  section: PolicySectionView | undefined,
  key: string,
  value: PolicyValue | undefined,
  words: EffectWords,
): string {
  const item = section?.items.find((one) => one.key === key);
  if (!item) return value === undefined ? words.t("history.value.empty") : JSON.stringify(value);
  const i18n: I18n = words;
  return valueText(i18n, item, value ?? item.default);
}

export function sectionName(key: string, { catalogue, locale }: Pick<EffectWords, "catalogue" | "locale">): string {
  return catalogue.find((section) => section.key === key)?.label[locale] ?? key;
}

/** Rows that the policies of an effect mention. */
export function policyMentions({ policies, assignments, violations }: RowDiffs): readonly RowRef[] {
  const own = new Set((policies ?? []).map(({ before, after }) => (after ?? before)?.id));
  const found: RowRef[] = [];
  for (const { before, after } of assignments ?? []) {
    for (const row of [before, after]) {
      if (!row) continue;
      found.push(row.target);
      if (!own.has(row.policy)) found.push({ kind: "policy", id: row.policy });
    }
  }
  for (const { before, after } of violations ?? []) {
    const row = after ?? before;
    if (row) found.push({ kind: "device", id: row.device });
  }
  return found;
}
