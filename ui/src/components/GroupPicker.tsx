import { X } from "lucide-react";
import { rowId } from "~/components/places";
import { useT } from "~/i18n/i18n";
import type { GroupId, OrgNode, Permission, RowRef } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { IconButton } from "~/kit/Button";
import styles from "./GroupPicker.module.css";
import { NodeTree } from "./lists/NodeTree";

export interface GroupPickerProps {
  /** Name of the tree, read aloud. */
  readonly label: string;
  readonly groups: readonly GroupId[];
  readonly onChange: (groups: readonly GroupId[]) => void;
  /** What is wrong, in words. */
  readonly error?: string | undefined;
  /** Greys groups at which this is not allowed, with the reason. */
  readonly permission?: Permission;
}

/** Some groups, each with all that lies below it. */
export function GroupPicker({ label, groups, onChange, error, permission }: GroupPickerProps) {
  const t = useT();
  const rows = groups.map((id): RowRef => ({ kind: "group", id }));
  const labels = useCall("rows_labels", { rows }, { enabled: rows.length > 0 }).data ?? [];
  const isChosen = (node: OrgNode) => node.kind === "group" && groups.includes(node.id);
  return (
    <div className={styles["picker"]}>
      {groups.length > 0 ? (
        <ul className={styles["chips"]} aria-label={t("lists.chosenGroups")}>
          {groups.map((id) => {
            const name = labels.find((one) => rowId(one.row) === id)?.name ?? t("rejection.someGroup");
            return (
              <li key={id} className={styles["chip"]}>
                <span className={styles["name"]}>{name}</span>
                <IconButton
                  size="s"
                  label={t("lists.takeGroup", { name })}
                  icon={<X />}
                  onPress={() => onChange(groups.filter((one) => one !== id))}
                />
              </li>
            );
          })}
        </ul>
      ) : null}
      <NodeTree
        label={label}
        mode="many"
        showUsers={false}
        isChosen={isChosen}
        canChoose={(node) => node.kind === "group"}
        {...(permission ? { permission } : {})}
        onChoose={(node) => {
          if (node.kind !== "group") return;
          onChange(groups.includes(node.id) ? groups.filter((one) => one !== node.id) : [...groups, node.id]);
        }}
      />
      {error ? (
        <p role="alert" className={styles["error"]}>
          {error}
        </p>
      ) : null}
    </div>
  );
}
