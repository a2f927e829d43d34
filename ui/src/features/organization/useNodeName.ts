import { useT } from "~/i18n/i18n";
import type { OrgRow } from "~/ipc/generated";
import { useSession } from "~/ipc/state";

/** Names of rows; the two fixed nodes have none of their own. */
export function useNodeName(): (row: Pick<OrgRow, "node" | "name">) => string {
  const t = useT();
  const { company_name: company } = useSession();
  return ({ node, name }) => {
    if (node.kind === "organization") return company;
    return node.kind === "unassigned" ? t("common.unassigned") : name;
  };
}
