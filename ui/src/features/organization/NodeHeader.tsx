import { Ellipsis } from "lucide-react";
import { Fragment } from "react";
import { Button as PathButton } from "react-aria-components";
import { nodeText, rowId } from "~/components/places";
import { useT } from "~/i18n/i18n";
import type { OrgNode, RowLabel } from "~/ipc/generated";
import { useAppState, useSession } from "~/ipc/state";
import { Button, IconButton } from "~/kit/Button";
import { Menu } from "~/kit/Menu";
import styles from "./Organization.module.css";
import type { NodeAct } from "./useNodeActs";

export interface NodeHeaderProps {
  readonly node: OrgNode;
  readonly name: string;
  /** Groups from the top; a group's own path ends with itself. */
  readonly path: readonly RowLabel[];
  readonly acts: readonly NodeAct[];
  readonly onShow: (node: OrgNode) => void;
}

/** Name of the node, the way to it, and what can be done to it. */
export function NodeHeader({ node, name, path, acts, onShow }: NodeHeaderProps) {
  const t = useT();
  const { sync } = useAppState();
  const { company_name: company } = useSession();
  const above = path.filter((one) => !("id" in node && rowId(one.row) === node.id));
  const steps: readonly { readonly node: OrgNode; readonly name: string }[] = [
    ...(sync.whole && node.kind !== "organization" ? [{ node: { kind: "organization" } as const, name: company }] : []),
    ...above.flatMap((one) => (one.row.kind === "group" ? [{ node: one.row, name: one.name }] : [])),
  ];
  const rare = acts.filter((act) => act.id === "merge" || act.id === "split");
  const shown = acts.filter((act) => act.id !== "cut" && act.id !== "paste" && !rare.includes(act));
  return (
    <header className={styles["head"]}>
      {steps.length > 0 ? (
        <nav aria-label={t("organization.path")} className={styles["path"]}>
          {steps.map((step, index) => (
            <Fragment key={nodeText(step.node)}>
              {index > 0 ? <span aria-hidden="true">/</span> : null}
              <PathButton className={styles["step"] ?? ""} onPress={() => onShow(step.node)}>
                {step.name}
              </PathButton>
            </Fragment>
          ))}
        </nav>
      ) : (
        // Keeps its place, so that what can be done stays where it is whatever is chosen.
        <div className={styles["path"]} />
      )}
      <h2 className={styles["title"]} data-selectable="">
        {name}
      </h2>
      {node.kind === "unassigned" ? null : (
        <div className={styles["acts"]}>
          {shown.map((act) => (
            <Button
              key={act.id}
              size="s"
              icon={act.icon}
              disabledReason={act.disabledReason}
              onPress={act.onAction}
              {...(act.shortcut ? { shortcut: act.shortcut } : {})}
            >
              {act.label}
            </Button>
          ))}
          <Menu
            label={t("organization.more")}
            trigger={<IconButton size="s" label={t("organization.more")} icon={<Ellipsis />} />}
            groups={[{ id: "rare", entries: rare }]}
          />
        </div>
      )}
    </header>
  );
}
