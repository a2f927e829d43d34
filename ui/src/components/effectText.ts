/** What a change set did, in sentences. */

import type { Format } from "~/i18n/format";
import type { Translate } from "~/i18n/i18n";
import type { MessageKey } from "~/i18n/messages";
import type { ChangeView, Effect, RowRef } from "~/ipc/generated";
import {
  type ActName,
  type EffectWords,
  editedFields,
  isPerson,
  type RowChange,
  type RowKind,
  rowChanges,
} from "./effectRows";

const ONE_KEYS = {
  group: "history.one.group",
  user: "history.one.user",
  device: "history.one.device",
  admin: "history.one.admin",
  policy: "history.one.policy",
  base_policy: "history.one.base_policy",
  violation_policy: "history.one.violation_policy",
  // What it is assigned to is named by its kind already.
  assignment: "history.one.assignment",
  violation: "history.one.device",
} as const satisfies Record<RowRef["kind"], MessageKey>;

const MANY_KEYS = {
  group: "history.many.group",
  user: "history.many.user",
  device: "history.many.device",
  admin: "history.many.admin",
  policy: "history.many.policy",
  base_policy: "history.one.base_policy",
  violation_policy: "history.one.violation_policy",
  assignment: "history.many.assignment",
  violation: "history.many.device",
} as const satisfies Record<RowRef["kind"], MessageKey>;

/** As many rows of a change set come with it: beyond that, what is left out need not be out of sight. */
export const ROWS_TOLD = 1_000;
/** Items of policies named in a sentence; more are counted. */
const NAMED = 3;

/** A row by kind and name. */
export function rowName(t: Translate, kind: RowKind, name: string): string {
  return kind === "settings" ? t("history.one.settings") : t(ONE_KEYS[kind], { name });
}

/** How many rows of a kind. */
export function rowCount(t: Translate, kind: RowKind, n: number): string {
  return kind === "settings" ? t("history.one.settings") : t(MANY_KEYS[kind], { n });
}

/** What one row went through, as a sentence. */
export function rowSentence(row: RowChange, { t, format }: EffectWords): string {
  const what = rowName(t, row.kind, row.name);
  return format.list(row.acts.map((act) => clause(act, what, [row], t, format)));
}

/** What a change set did, in a line: where it came from if from a file, a number where there are more rows than are told. */
export function changeSentence(change: Pick<ChangeView, "effect" | "size" | "import">, words: EffectWords): string {
  const { effect, size, import: note } = change;
  const { t } = words;
  if (note) return t("history.imported", { file: note.file_name, n: size });
  // Lists of rows, and those of which there is one alone.
  const told = Object.values(effect.rows).flat().length;
  return told < ROWS_TOLD || told === size ? effectSentence(effect, size, words) : t("history.manyRows", { n: size });
}

/** The whole effect in a line: names where there is one row of a sort, numbers where there are many. */
function effectSentence(effect: Effect, size: number, words: EffectWords): string {
  const { t, format } = words;
  const rows = rowChanges(effect, words);
  if (rows.length === 0) return size === 0 ? t("history.noRows") : t("history.outOfSight", { n: size });
  const sorts = new Map<string, { act: ActName; kind: RowKind; rows: RowChange[] }>();
  for (const row of rows) {
    for (const act of row.acts) {
      const key = `${row.kind}:${act}`;
      const sort = sorts.get(key) ?? { act, kind: row.kind, rows: [] };
      sort.rows.push(row);
      sorts.set(key, sort);
    }
  }
  const clauses = [...sorts.values()].map(({ act, kind, rows: same }) => {
    const [only] = same;
    const what = only && same.length === 1 ? rowName(t, kind, only.name) : rowCount(t, kind, same.length);
    return clause(act, what, same, t, format);
  });
  return format.list(clauses);
}

function clause(act: ActName, what: string, rows: readonly RowChange[], t: Translate, format: Format): string {
  const [first] = rows;
  const same = (value: (row: RowChange) => string | null) => {
    const values = new Set(rows.map(value));
    return values.size === 1 && first ? value(first) : null;
  };
  switch (act) {
    case "create":
      if (first?.kind === "group" || first?.kind === "user") return t("history.act.add", { what });
      return t(first?.kind === "policy" ? "history.act.createPolicy" : "history.act.create", { what });
    case "delete":
      return t("history.act.delete", { what });
    case "rename": {
      const to = rows.length === 1 ? first?.renamedTo : null;
      if (isPerson(first?.kind))
        return to ? t("history.act.renamePersonTo", { what, to }) : t("history.act.renamePerson", { what });
      if (first?.kind === "policy")
        return to ? t("history.act.renamePolicyTo", { what, to }) : t("history.act.renamePolicy", { what });
      return to ? t("history.act.renameTo", { what, to }) : t("history.act.rename", { what });
    }
    case "move": {
      const from = same((row) => row.from);
      const to = same((row) => row.to);
      if (from && to) return t("history.act.moveFromTo", { what, from, to });
      return to ? t("history.act.moveTo", { what, to }) : t("history.act.move", { what });
    }
    case "edit": {
      const names = [...new Set(rows.flatMap(editedFields).map((one) => one.label))];
      const isOfPolicy =
        first?.kind === "policy" || first?.kind === "base_policy" || first?.kind === "violation_policy";
      const fields =
        isOfPolicy && names.length > NAMED
          ? t("history.act.moreFields", { fields: format.list(names.slice(0, NAMED)), n: names.length - NAMED })
          : format.list(names);
      // Names of settings are those of their screen, and no part of a sentence.
      return t(first?.kind === "settings" || isOfPolicy ? "history.act.editSettings" : "history.act.edit", {
        what,
        fields,
      });
    }
    case "grants":
      return t("history.act.grants", { what });
    case "assign": {
      const to = same((row) => row.to);
      return to ? t("history.act.assignTo", { what, policy: to }) : t("history.act.assign", { what });
    }
    case "replace": {
      const from = same((row) => row.from);
      const to = same((row) => row.to);
      return from && to ? t("history.act.replaceBy", { what, from, to }) : t("history.act.replace", { what });
    }
    case "unassign": {
      const from = same((row) => row.from);
      return from ? t("history.act.unassignFrom", { what, policy: from }) : t("history.act.unassign", { what });
    }
    case "activate":
      return t("history.act.activate", { what });
    case "lift":
      return t("history.act.lift", { what });
    case "suspend":
      return t("history.act.suspend", { what });
    case "resume":
      return t("history.act.resume", { what });
  }
}
