import { type KeyboardEvent, useRef, useState } from "react";
import { useI18n } from "~/i18n/i18n";
import type { MessageKey } from "~/i18n/messages";
import type { GroupId, Permission, PermissionEntry } from "~/ipc/generated";
import { cx } from "~/util/cx";
import styles from "./AuthorityTable.module.css";
import { type MapRow, type MapSection, type Mark, mapSections } from "./authorityMap";
import { PlaceName } from "./PlaceName";

const SECTION_KEYS = {
  device: "admins.map.section.device",
  organization: "admins.map.section.organization",
  policy: "admins.map.section.policy",
  log: "admins.map.section.log",
  admin: "admins.map.section.admin",
  other: "admins.map.section.other",
} as const satisfies Record<MapSection, MessageKey>;

const MARK_KEYS = {
  none: "admins.map.none",
  own: "admins.map.own",
  inherited: "admins.map.inherited",
  gained: "admins.map.gained",
  lost: "admins.map.lost",
} as const satisfies Record<Mark, MessageKey>;

export interface MapCell {
  readonly group: GroupId | null;
  readonly permission: Permission;
}

export interface AuthorityTableProps {
  /** Name of the table, read aloud. */
  readonly label: string;
  readonly rows: readonly MapRow[];
  readonly catalogue: readonly PermissionEntry[];
  /** Marks that are explained below the table. */
  readonly legend: readonly Mark[];
  /** Name of a group, where it is known. */
  readonly nameOf: (group: GroupId) => string | null;
  /** Asks why a cell is as it is; without it the cells are only looked at. */
  readonly onAsk?: ((cell: MapCell) => void) | undefined;
  readonly asked?: MapCell | null;
}

/** Places × permissions: what holds by itself, what comes from above, what is not there. One cell takes the focus at a time. */
export function AuthorityTable({ label, rows, catalogue, legend, nameOf, onAsk, asked }: AuthorityTableProps) {
  const { t, locale } = useI18n();
  const table = useRef<HTMLTableElement>(null);
  const [cursor, setCursor] = useState({ row: 0, column: 0 });
  const sections = mapSections(catalogue);
  const entries = sections.flatMap((section) => section.entries);
  const firsts = new Set(sections.map((section) => section.entries[0]?.permission));
  const singles = new Set(sections.filter((one) => one.entries.length === 1).map((one) => one.entries[0]?.permission));
  const at = {
    row: Math.min(cursor.row, Math.max(0, rows.length - 1)),
    column: Math.min(cursor.column, Math.max(0, entries.length - 1)),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowRight: [0, 1],
      ArrowLeft: [0, -1],
      ArrowDown: [1, 0],
      ArrowUp: [-1, 0],
      Home: [0, -entries.length],
      End: [0, entries.length],
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const row = Math.max(0, Math.min(rows.length - 1, at.row + step[0]));
    const column = Math.max(0, Math.min(entries.length - 1, at.column + step[1]));
    setCursor({ row, column });
    table.current?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`)?.focus();
  };
  return (
    <figure className={styles["figure"]}>
      {/* Without cells to stop at, the keyboard scrolls the table itself. */}
      <section aria-label={label} className={styles["scroll"]} {...(onAsk ? {} : { tabIndex: 0 })}>
        <table ref={table} className={styles["table"]} aria-label={label} onKeyDown={onAsk ? onKeyDown : undefined}>
          <thead>
            <tr>
              <th scope="col" rowSpan={2} className={styles["corner"]}>
                {t("admins.map.place")}
              </th>
              {sections.map(({ section, entries: inside }) => (
                <th
                  key={section}
                  scope="colgroup"
                  colSpan={inside.length}
                  className={styles["section"]}
                  title={t(SECTION_KEYS[section])}
                >
                  {t(SECTION_KEYS[section])}
                </th>
              ))}
            </tr>
            <tr>
              {entries.map((entry) => (
                <th
                  key={entry.permission}
                  scope="col"
                  data-first={firsts.has(entry.permission) ? "" : undefined}
                  data-single={singles.has(entry.permission) ? "" : undefined}
                  className={styles["column"]}
                  title={entry.allows[locale]}
                >
                  <span className={styles["vertical"]}>{entry.name[locale]}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={row.group ?? "organization"}>
                <th scope="row" className={styles["place"]} style={{ paddingLeft: 8 + row.depth * 14 }}>
                  <PlaceName group={row.group} name={row.group === null ? null : nameOf(row.group)} />
                  {row.group === null ? null : <span className={styles["below"]}>{t("admins.map.below")}</span>}
                </th>
                {entries.map((entry, column) => {
                  const mark = row.markOf(entry.permission);
                  const name = row.group === null ? t("rejection.wholeOrganization") : (nameOf(row.group) ?? "");
                  const permission = entry.name[locale];
                  const isAsked = asked?.group === row.group && asked.permission === entry.permission;
                  return (
                    <td
                      key={entry.permission}
                      data-first={firsts.has(entry.permission) ? "" : undefined}
                      className={styles["cell"]}
                    >
                      {onAsk ? (
                        <button
                          type="button"
                          data-cell={`${index}:${column}`}
                          tabIndex={at.row === index && at.column === column ? 0 : -1}
                          aria-pressed={isAsked}
                          aria-label={t("admins.map.cell", { place: name, permission, mark: t(MARK_KEYS[mark]) })}
                          title={permission}
                          className={styles["ask"]}
                          onClick={() => {
                            setCursor({ row: index, column });
                            onAsk({ group: row.group, permission: entry.permission });
                          }}
                        >
                          <MarkSign mark={mark} />
                        </button>
                      ) : (
                        <>
                          <MarkSign mark={mark} />
                          <span className="visually-hidden">{t(MARK_KEYS[mark])}</span>
                        </>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <figcaption className={styles["legend"]}>
        {legend.map((mark) => (
          <span key={mark} className={styles["legendItem"]}>
            <MarkSign mark={mark} />
            {t(MARK_KEYS[mark])}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

/** The sign of a cell; each differs in shape, not only in colour. */
function MarkSign({ mark }: { readonly mark: Mark }) {
  return (
    <span aria-hidden="true" className={cx(styles["mark"], styles[mark])}>
      {mark === "gained" ? "+" : mark === "lost" ? "−" : null}
    </span>
  );
}
