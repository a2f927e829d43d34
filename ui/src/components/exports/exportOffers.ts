/** What is shown now and can be written to a file. Lists say so by themselves while they are shown; the dialog offers it. */

import { useEffect, useRef } from "react";
import type { ExportRows, Field } from "~/ipc/generated";
import { createStore } from "~/util/store";

/** A list as it is shown: searched, filtered and sorted. */
export interface ExportOffer {
  readonly rows: Extract<ExportRows, { query: unknown }>;
  /** How many rows; null where nobody has counted them. */
  readonly total: number | null;
  /** Its columns in their order; null where it has none. */
  readonly columns: readonly Field[] | null;
}

export const exportOffers = createStore<ReadonlyMap<symbol, ExportOffer>>(new Map());

/** Whether the dialog is open. */
export const exportDialog = createStore(false);

/** Offers these rows while the component is shown. */
export function useExportOffer(offer: ExportOffer | null): void {
  const owner = useRef(Symbol("export"));
  const shape = JSON.stringify(offer);
  useEffect(() => {
    const mine = owner.current;
    const now = JSON.parse(shape) as ExportOffer | null;
    if (now) exportOffers.set(new Map(exportOffers.get()).set(mine, now));
    return () => {
      const rest = new Map(exportOffers.get());
      rest.delete(mine);
      exportOffers.set(rest);
    };
  }, [shape]);
}
