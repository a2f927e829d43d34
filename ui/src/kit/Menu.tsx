import { Check } from "lucide-react";
import { Fragment, type ReactElement, type ReactNode, useRef } from "react";
import {
  Menu as AriaMenu,
  Header,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
  Text,
} from "react-aria-components";
import { cx } from "~/util/cx";
import type { Shortcut } from "~/util/keys";
import { Kbd } from "./Kbd";
import styles from "./Menu.module.css";

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly shortcut?: Shortcut;
  readonly tone?: "danger";
  /** Whether a tick stands before it; left out where there is nothing to choose. */
  readonly isChosen?: boolean;
  /** Why it cannot be done now; shown below its name. */
  readonly disabledReason?: string | null | undefined;
  readonly onAction: () => void;
}

export interface MenuGroup {
  readonly id: string;
  /** Shown above the entries. */
  readonly title?: string;
  readonly entries: readonly MenuEntry[];
}

interface Content {
  /** Name of the menu, read aloud. */
  readonly label: string;
  readonly groups: readonly MenuGroup[];
  /** Something above the entries, for example who is signed in. */
  readonly head?: ReactNode;
}

/** A menu below a button. */
export function Menu({ trigger, ...content }: Content & { readonly trigger: ReactElement }) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={styles["popover"] ?? ""} offset={4}>
        <Entries {...content} />
      </Popover>
    </MenuTrigger>
  );
}

/** A menu where the pointer is. */
export function ContextMenu({
  at,
  onClose,
  ...content
}: Content & { readonly at: { readonly x: number; readonly y: number } | null; readonly onClose: () => void }) {
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span ref={anchor} className={styles["anchor"]} style={{ left: at?.x ?? 0, top: at?.y ?? 0 }} />
      <Popover
        className={styles["popover"] ?? ""}
        triggerRef={anchor}
        isOpen={at !== null}
        onOpenChange={(open) => {
          if (!open) onClose();
        }}
        placement="bottom start"
        offset={0}
      >
        <Entries {...content} onDone={onClose} />
      </Popover>
    </>
  );
}

function Entries({ label, groups, head, onDone }: Content & { readonly onDone?: () => void }) {
  return (
    <>
      {head ? <div className={styles["head"]}>{head}</div> : null}
      <AriaMenu
        aria-label={label}
        className={styles["menu"] ?? ""}
        autoFocus="first"
        {...(onDone ? { onClose: onDone } : {})}
      >
        {groups.map((group, index) => (
          <Fragment key={group.id}>
            {index > 0 ? <Separator className={styles["separator"] ?? ""} /> : null}
            <MenuSection aria-label={group.title ?? label}>
              {group.title ? <Header className={styles["title"] ?? ""}>{group.title}</Header> : null}
              {group.entries.map((entry) => (
                <Entry key={entry.id} entry={entry} />
              ))}
            </MenuSection>
          </Fragment>
        ))}
      </AriaMenu>
    </>
  );
}

/** The tick, for those who do not see it. */
function tick({ isChosen }: MenuEntry) {
  return isChosen === undefined ? {} : { role: "menuitemcheckbox", "aria-checked": isChosen };
}

function Entry({ entry }: { readonly entry: MenuEntry }) {
  const disabled = Boolean(entry.disabledReason);
  return (
    <MenuItem
      id={entry.id}
      textValue={entry.label}
      className={cx(styles["item"], entry.tone && styles[entry.tone], disabled && styles["disabled"])}
      shouldCloseOnSelect={!disabled}
      onAction={() => {
        if (!disabled) entry.onAction();
      }}
      render={(props: object) => <div {...props} {...(disabled ? { "aria-disabled": true } : {})} {...tick(entry)} />}
    >
      <span className={styles["icon"]}>{entry.isChosen ? <Check aria-hidden="true" /> : entry.icon}</span>
      <span className={styles["text"]}>
        <Text slot="label">{entry.label}</Text>
        {entry.disabledReason ? (
          <Text slot="description" className={styles["reason"] ?? ""}>
            {entry.disabledReason}
          </Text>
        ) : null}
      </span>
      {entry.shortcut ? <Kbd shortcut={entry.shortcut} /> : null}
    </MenuItem>
  );
}
