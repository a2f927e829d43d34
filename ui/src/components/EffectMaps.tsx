import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import { rowId } from "~/components/places";
import type { Admin, Effect, GroupId, RowDiff } from "~/ipc/generated";
import { query, useCall } from "~/ipc/query";
import { AuthorityTable } from "./AuthorityTable";
import { diffRows, namedGroups } from "./authorityMap";
import styles from "./Effect.module.css";
import type { EffectWords } from "./effectRows";

/** More edited admins than this are told in words only. */
const DRAWN = 3;
/** Beyond this many groups, what comes from above is not worked out: each stands for itself. */
const PLACED = 40;

/** What an edit of grants changes where, drawn: one table for each admin whose grants are edited. */
export function EffectMaps({ effect, words }: { readonly effect: Effect; readonly words: EffectWords }) {
  const edited = (effect.rows.admins ?? []).filter(
    ({ before, after }) => JSON.stringify(before?.grants ?? []) !== JSON.stringify(after?.grants ?? []),
  );
  if (edited.length === 0 || edited.length > DRAWN) return null;
  return edited.map((diff) => <EffectMap key={(diff.after ?? diff.before)?.id} diff={diff} words={words} />);
}

function EffectMap({ diff: { before, after }, words }: { readonly diff: RowDiff<Admin>; readonly words: EffectWords }) {
  const { t } = words;
  const catalogue = useCall("permissions_list", {}).data;
  const was = useMemo(() => before?.grants ?? [], [before]);
  const is = useMemo(() => after?.grants ?? [], [after]);
  const groups = namedGroups(was, is);
  const paths = useQueries({
    queries: groups.slice(0, PLACED).map((id) => query("groups_get", { id })),
    combine: (answers) =>
      new Map(
        answers.flatMap(({ data }): [GroupId, readonly string[]][] =>
          data ? [[data.group.id, data.path.map((step) => rowId(step.row))]] : [],
        ),
      ),
  });
  const row = after ?? before;
  if (!catalogue || !row) return null;
  const label = t("history.effect.mapOf", { name: row.name });
  return (
    <section className={styles["map"]}>
      <h4>{label}</h4>
      <AuthorityTable
        label={label}
        rows={diffRows(was, is, (group) => paths.get(group) ?? [group])}
        catalogue={catalogue}
        legend={["gained", "lost", "own", "inherited"]}
        nameOf={(group) => words.nameOf({ kind: "group", id: group })}
      />
    </section>
  );
}
