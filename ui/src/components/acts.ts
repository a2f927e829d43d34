/** Acts that the palette offers. A screen registers its own while it is shown; the frame's are always there. */

import { useEffect, useRef } from "react";
import type { Shortcut } from "~/util/keys";
import { createStore } from "~/util/store";

export interface Act {
  readonly id: string;
  readonly label: string;
  readonly shortcut?: Shortcut;
  readonly disabledReason?: string | null | undefined;
  readonly onAction: () => void;
}

export const screenActs = createStore<ReadonlyMap<symbol, readonly Act[]>>(new Map());

/** Offers these acts in the palette while the component is shown. */
export function useActs(acts: readonly Act[]): void {
  const owner = useRef(Symbol("acts"));
  // What the palette shows depends on these; handlers are always called in their latest form.
  const shape = JSON.stringify(acts.map((act) => [act.id, act.label, act.shortcut, act.disabledReason]));
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  useEffect(() => {
    const mine = owner.current;
    const entries = (JSON.parse(shape) as unknown[]).map((_, index): Act | null => {
      const act = latest.current[index];
      return act ? { ...act, onAction: () => latest.current[index]?.onAction() } : null;
    });
    screenActs.set(
      new Map(screenActs.get()).set(
        mine,
        entries.filter((act) => act !== null),
      ),
    );
    return () => {
      const rest = new Map(screenActs.get());
      rest.delete(mine);
      screenActs.set(rest);
    };
  }, [shape]);
}
