import { replaceEqualDeep } from "@tanstack/react-query";
import {
  Building,
  type Building2,
  ChevronRight,
  Folder,
  Monitor,
  MonitorX,
  ShieldHalf,
  User,
  Users,
} from "lucide-react";
import { memo } from "react";
import { useI18n } from "~/i18n/i18n";
import type { OrgNode, OrgRow } from "~/ipc/generated";
import { RenameField } from "./RenameField";
import styles from "./Tree.module.css";

const ICONS = { organization: Building, unassigned: MonitorX, group: Folder, user: User } as const satisfies Record<
  OrgNode["kind"],
  typeof Building2
>;

/** Renaming in place. Answers null when it worked, or what is wrong. */
export interface Renaming {
  readonly onCommit: (name: string) => Promise<string | null>;
  /** Whether the focus goes on to something else by itself. */
  readonly onCancel: (goesOn: boolean) => void;
}

export interface TreeRowProps {
  readonly id: string;
  readonly row: OrgRow;
  readonly name: string;
  readonly isActive: boolean;
  readonly isOver: boolean;
  readonly isCut: boolean;
  readonly isDraggable: boolean;
  readonly renaming: Renaming | null;
  readonly onPick: (row: OrgRow) => void;
  readonly onToggle: (row: OrgRow) => void;
  readonly onMenu: ((x: number, y: number) => void) | null;
}

/** One row of the tree, wherever it stands. Keys are the tree's; the mouse is the row's. Drawn anew only where it has changed: every answer brings rows of its own. */
export const TreeRow = memo(DrawnRow, (before, now) => {
  const { row, ...rest } = before;
  const keys = Object.keys(rest) as (keyof typeof rest)[];
  return keys.every((key) => before[key] === now[key]) && replaceEqualDeep(row, now.row) === row;
});

function DrawnRow(props: TreeRowProps) {
  const { id, row, name, isActive, isOver, isCut, isDraggable, renaming, onPick, onToggle, onMenu } = props;
  const { t, format } = useI18n();
  const Icon = ICONS[row.node.kind];
  const { users, devices } = row.counts;
  const { exceptions } = row;
  const hasUsers = row.node.kind === "group" || row.node.kind === "organization";
  const canToggle = row.expandable && row.node.kind === "group";
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree itself hears the keys, as its active descendant is a row
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays on the tree
    <div
      id={id}
      role="treeitem"
      aria-label={label()}
      aria-level={row.level}
      aria-setsize={row.set_size}
      aria-posinset={row.position}
      aria-selected={isActive}
      {...(row.expandable ? { "aria-expanded": row.expanded } : {})}
      data-over={isOver ? "" : undefined}
      data-cut={isCut ? "" : undefined}
      data-match={row.matches ? "" : undefined}
      draggable={isDraggable && !renaming}
      className={styles["row"]}
      style={{ paddingLeft: 6 + (row.level - 1) * 14 }}
      onClick={() => onPick(row)}
      onDoubleClick={() => {
        if (canToggle) onToggle(row);
      }}
      onContextMenu={(event) => {
        if (!onMenu) return;
        event.preventDefault();
        onPick(row);
        onMenu(event.clientX, event.clientY);
      }}
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: the arrow keys do the same */}
      <span
        className={styles["chevron"]}
        data-open={row.expanded ? "" : undefined}
        onClick={(event) => {
          if (!canToggle) return;
          event.stopPropagation();
          onToggle(row);
        }}
      >
        {canToggle ? <ChevronRight aria-hidden="true" /> : null}
      </span>
      <Icon aria-hidden="true" className={styles["icon"]} />
      {renaming ? (
        <RenameField name={name} renaming={renaming} />
      ) : (
        <>
          <span className={styles["name"]}>{name}</span>
          {row.detail ? <span className={styles["detail"]}>{row.detail}</span> : null}
          <span className={styles["counts"]}>
            {hasUsers && users > 0 ? (
              <span className={styles["count"]}>
                <Users aria-hidden="true" />
                {format.number(users)}
              </span>
            ) : null}
            {devices > 0 ? (
              <span className={styles["count"]}>
                <Monitor aria-hidden="true" />
                {format.number(devices)}
              </span>
            ) : null}
            {exceptions > 0 ? (
              <span className={styles["count"]} title={t("organization.row.exceptions", { n: exceptions })}>
                <ShieldHalf aria-hidden="true" />
                {format.number(exceptions)}
              </span>
            ) : null}
          </span>
        </>
      )}
    </div>
  );

  function label(): string {
    const said = hasUsers
      ? t("organization.row.group", { name, users, devices })
      : t("organization.row.other", { name, devices });
    return exceptions > 0 ? format.list([said, t("organization.row.exceptions", { n: exceptions })]) : said;
  }
}
