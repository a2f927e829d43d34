/** Renaming a row of the tree in place, and what becomes of it when one goes on before the answer is there. */

import { type RefObject, useEffect, useRef, useState } from "react";
import { brokenRule, showFailure, useApplyChanges } from "~/components/undo";
import { errorText } from "~/i18n/errorText";
import { useT } from "~/i18n/i18n";
import { toFailure } from "~/ipc/client";
import type { OrgNode } from "~/ipc/generated";
import type { Renaming } from "./tree/TreeRow";

export interface Rename {
  readonly renaming: Renaming | null;
  readonly start: (node: OrgNode | null) => void;
}

/** `name` is that of the active row, the only one that is renamed. */
export function useRename(active: OrgNode | null, name: string, tree: RefObject<{ focus(): void } | null>): Rename {
  const t = useT();
  const apply = useApplyChanges();
  const [node, setNode] = useState<OrgNode | null>(null);
  const isShown = node !== null && node === active;
  /** The row whose field is on screen now. */
  const shown = useRef<OrgNode | null>(null);
  useEffect(() => {
    shown.current = isShown ? node : null;
    return () => {
      shown.current = null;
    };
  }, [isShown, node]);
  if (!isShown) return { renaming: null, start: setNode };

  const end = (goesOn: boolean) => {
    setNode((now) => (now === node ? null : now));
    if (!goesOn && isFree(shown.current === null || shown.current === node)) tree.current?.focus();
  };
  const onCommit = async (to: string) => {
    if (node.kind !== "group" && node.kind !== "user") return null;
    const type = node.kind === "group" ? "group_edit" : "user_edit";
    try {
      await apply([{ type, id: node.id, name: to }], { text: t("organization.renamed", { from: name, to }) });
      end(false);
      return null;
    } catch (thrown) {
      const failure = toFailure(thrown);
      if (shown.current === node) return brokenRule(t, failure) ?? errorText(t, failure.body);
      // Its field is gone, and with it the place to say it.
      setNode((now) => (now === node ? null : now));
      showFailure(t, failure);
      return null;
    }
  };
  return { renaming: { onCommit, onCancel: end }, start: setNode };
}

/** Whether the focus is nowhere or in the tree: whoever went on to something else stays there. */
function isFree(inTree: boolean): boolean {
  const at = document.activeElement;
  return at === null || at === document.body || (inTree && at.closest("[role=tree]") !== null);
}
