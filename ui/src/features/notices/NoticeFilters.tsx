import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { NOTICE_KINDS } from "~/components/notices/noticeLooks";
import { useT } from "~/i18n/i18n";
import type { MessageKey } from "~/i18n/messages";
import styles from "./Notices.module.css";
import { NOTICE_FILTERS, type NoticeFilter } from "./noticesPlace";

const TEXTS = {
  all: "notices.filter.all",
  unread: "notices.filter.unread",
  maintenance: NOTICE_KINDS.maintenance,
  incident: NOTICE_KINDS.incident,
  information: NOTICE_KINDS.information,
} as const satisfies Record<NoticeFilter, MessageKey>;

export interface NoticeFiltersProps {
  readonly value: NoticeFilter;
  /** How many each would show. */
  readonly counts: Readonly<Record<NoticeFilter, number>>;
  readonly onChange: (filter: NoticeFilter) => void;
}

/** What the list is narrowed by, one at a time. */
export function NoticeFilters({ value, counts, onChange }: NoticeFiltersProps) {
  const t = useT();
  return (
    <ToggleButtonGroup
      aria-label={t("notices.filter")}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = NOTICE_FILTERS.find((filter) => keys.has(filter));
        if (chosen) onChange(chosen);
      }}
      className={styles["chips"] ?? ""}
    >
      {NOTICE_FILTERS.map((filter) => (
        <ToggleButton key={filter} id={filter} className={styles["chip"] ?? ""}>
          {t("notices.filterCount", { filter: t(TEXTS[filter]), n: counts[filter] })}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
