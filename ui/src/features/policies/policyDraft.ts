/** A policy as a form: texts laid over what holds now. Pure. */

import {
  baseValue,
  fits,
  formText,
  type PolicyValues,
  readText,
  sameValue,
  type ValueFault,
} from "~/components/policies/policyValues";
import type {
  BasePolicy,
  Change,
  Policy,
  PolicyItemView,
  PolicySectionView,
  PolicyValue,
  ViolationPolicy,
} from "~/ipc/generated";

/** Which policy is edited, as it holds now. */
export type Edited =
  | { readonly kind: "base"; readonly base: BasePolicy }
  | { readonly kind: "violation"; readonly policy: ViolationPolicy }
  | { readonly kind: "individual"; readonly policy: Policy; readonly base: BasePolicy };

/**
 * Fields: `section/item` is the text of an item, or null while its section is linked; `section` alone says whether that is
 * `own` or `linked`, in individual policies.
 */
export type Fields = Readonly<Record<string, string | null>>;
export type Edits = Readonly<Partial<Record<string, string | null>>>;

export const itemName = (section: string, item: string) => `${section}/${item}`;
/** The section that a field belongs to. */
export const sectionOf = (name: string) => name.split("/")[0] ?? name;

export interface ItemForm {
  readonly item: PolicyItemView;
  readonly name: string;
  readonly text: string;
  /** What the text says; null while something in it is wrong. */
  readonly value: PolicyValue | null;
  /** What it would be without this policy. */
  readonly beneath: PolicyValue;
  /** Edited and not saved. */
  readonly isChanged: boolean;
  /** Has another value than it would have without this policy. */
  readonly isDeviating: boolean;
  readonly fault: ValueFault | null;
  /** The central lock decides it. */
  readonly isLocked: boolean;
  /** Its value is of a kind that this console does not know. */
  readonly isForeign: boolean;
}

export interface SectionForm {
  readonly section: PolicySectionView;
  /** Whether the policy has values of its own here; always so but in individual policies. */
  readonly isOwn: boolean;
  readonly items: readonly ItemForm[];
  /** Fields edited and not saved. */
  readonly changed: number;
  readonly deviating: number;
  readonly faults: number;
}

export interface PolicyForm {
  readonly sections: readonly SectionForm[];
  /** Fields that differ from what holds now. */
  readonly changed: ReadonlySet<string>;
  readonly faults: number;
  /** What saving does; empty while something is wrong or nothing is changed. */
  readonly changes: readonly Change[];
}

/** The sections that a policy of this kind can hold. */
export function sectionsOf(
  catalogue: readonly PolicySectionView[],
  kind: Edited["kind"],
): readonly PolicySectionView[] {
  if (kind === "base") return catalogue;
  return catalogue.filter(({ individual, violation }) => (kind === "violation" ? violation : individual));
}

/** What holds now, as fields. */
export function fieldsOf(catalogue: readonly PolicySectionView[], edited: Edited): Fields {
  const fields: Record<string, string | null> = {};
  for (const section of sectionsOf(catalogue, edited.kind)) {
    const values = heldValues(edited, section.key);
    if (edited.kind === "individual") fields[section.key] = values ? "own" : "linked";
    for (const item of section.items) {
      const value = values ? (values[item.key] ?? beneath(edited, section, item)) : null;
      fields[itemName(section.key, item.key)] = value === null ? null : formText(value);
    }
  }
  return fields;
}

/** The values that the policy itself has in a section; null while it is linked. */
function heldValues(edited: Edited, section: string): PolicyValues | null {
  switch (edited.kind) {
    case "base":
      return edited.base.sections[section] ?? {};
    case "violation":
      return edited.policy.sections[section] ?? {};
    case "individual":
      return edited.policy.own[section] ?? null;
  }
}

function beneath(edited: Edited, section: PolicySectionView, item: PolicyItemView): PolicyValue {
  return edited.kind === "individual" ? baseValue(edited.base, section, item) : item.default;
}

/** Reads the form. */
export function readPolicy(catalogue: readonly PolicySectionView[], edited: Edited, edits: Edits): PolicyForm {
  const held = fieldsOf(catalogue, edited);
  const changed = new Set<string>();
  const changes: Change[] = [];
  const sections = sectionsOf(catalogue, edited.kind).map((section): SectionForm => {
    const how = edits[section.key] ?? held[section.key];
    const isOwn = edited.kind !== "individual" || how === "own";
    const isTurned = edited.kind === "individual" && how !== held[section.key];
    if (isTurned) changed.add(section.key);
    const items = section.items.map((item) => itemForm(edited, section, item, held, edits, isOwn));
    const touched = items.filter((item) => item.isChanged);
    for (const { name } of touched) changed.add(name);
    const change = sectionChange(edited, section.key, isTurned, isOwn, touched);
    if (change) changes.push(change);
    return {
      section,
      isOwn,
      items,
      changed: touched.length + (isTurned ? 1 : 0),
      deviating: items.filter((item) => item.isDeviating).length,
      faults: items.filter((item) => item.fault !== null).length,
    };
  });
  const faults = sections.reduce((sum, section) => sum + section.faults, 0);
  return { sections, changed, faults, changes: faults > 0 ? [] : changes };
}

function itemForm(
  edited: Edited,
  section: PolicySectionView,
  item: PolicyItemView,
  held: Fields,
  edits: Edits,
  isOwn: boolean,
): ItemForm {
  const name = itemName(section.key, item.key);
  const below = beneath(edited, section, item);
  const fixed = edited.kind === "base" ? edited.base.lock.fixed[section.key]?.[item.key] : undefined;
  const stored = heldValues(edited, section.key)?.[item.key];
  const rest = { item, name, beneath: below, isLocked: fixed !== undefined };
  const foreign = stored !== undefined && !fits(item, stored);
  if (!isOwn || fixed !== undefined || foreign) {
    const value = fixed ?? (isOwn && stored !== undefined ? stored : below);
    return {
      ...rest,
      text: formText(value),
      value,
      isChanged: false,
      isDeviating: !sameValue(value, below),
      fault: null,
      isForeign: foreign && isOwn,
    };
  }
  const now = held[name] ?? null;
  const text = edits[name] ?? now ?? formText(below);
  const read = readText(item, text);
  const value = typeof read === "string" ? null : read.value;
  // What was linked and is own now differs only where it differs from what it was as linked.
  const before = now ?? formText(below);
  return {
    ...rest,
    text,
    value,
    isChanged: value === null || formText(value) !== before,
    isDeviating: value === null || !sameValue(value, below),
    fault: typeof read === "string" ? read : null,
    isForeign: false,
  };
}

function sectionChange(
  edited: Edited,
  section: string,
  isTurned: boolean,
  isOwn: boolean,
  touched: readonly ItemForm[],
): Change | null {
  if (!isTurned && touched.length === 0) return null;
  if (edited.kind === "individual") {
    const values = isOwn ? Object.fromEntries(touched.map(({ item, value }) => [item.key, value])) : null;
    return { type: "policy_section_set", id: edited.policy.id, section, values };
  }
  // What is at its default is not kept as a value.
  const values = Object.fromEntries(
    touched.map(({ item, value }) => [item.key, value !== null && sameValue(value, item.default) ? null : value]),
  );
  return { type: edited.kind === "base" ? "base_policy_section_set" : "violation_policy_section_set", section, values };
}

/** Fields of a section. */
export function namesIn(fields: Fields, section: string): readonly string[] {
  return Object.keys(fields).filter((name) => sectionOf(name) === section);
}

/** The edits that keep what was typed in a section which somebody else has linked, or made its own, since. */
export function keepMine(since: Fields, now: Fields, edits: Edits, section: string): Edits {
  if (since[section] === now[section]) return {};
  return Object.fromEntries(namesIn(now, section).map((name) => [name, edits[name] ?? since[name] ?? null]));
}

/** Values that this console does not know: written by a newer one, kept as they are. */
export function foreignCount(
  catalogue: readonly PolicySectionView[],
  own: Readonly<Record<string, PolicyValues>>,
): number {
  return Object.entries(own).reduce((sum, [key, values]) => {
    const known = catalogue.find((section) => section.key === key)?.items.map((item) => item.key) ?? [];
    return sum + Object.keys(values).filter((item) => !known.includes(item)).length;
  }, 0);
}
