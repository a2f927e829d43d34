import type { PolicyItemView, PolicySectionView } from "~/ipc/generated";
import { useCall } from "~/ipc/query";

const NOTHING: readonly PolicySectionView[] = [];

/** Every section with its items; empty until it is here. It never changes while the console runs. */
export function usePolicyCatalogue(): readonly PolicySectionView[] {
  return useCall("policies_catalogue", {}).data?.sections ?? NOTHING;
}

/** An item of the catalogue, or undefined where a newer one knows it only. */
export function itemOf(
  catalogue: readonly PolicySectionView[],
  section: string,
  item: string,
): PolicyItemView | undefined {
  return catalogue.find((one) => one.key === section)?.items.find((one) => one.key === item);
}
