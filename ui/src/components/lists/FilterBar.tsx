import { ChevronDown, X } from "lucide-react";
import { useI18n } from "~/i18n/i18n";
import { Button } from "~/kit/Button";
import { Menu } from "~/kit/Menu";
import styles from "./FilterBar.module.css";

/** One choice of a filter. */
export interface FilterOption {
  readonly id: string;
  readonly label: string;
  /** How many rows it would show; undefined while that is not known. */
  readonly count: number | undefined;
  readonly isOn: boolean;
  readonly onToggle: () => void;
  readonly disabledReason?: string | null;
}

/** Everything a list can be narrowed by in one respect. */
export interface FilterKind {
  readonly id: string;
  readonly label: string;
  readonly options: readonly FilterOption[];
}

/** Filters behind buttons, and those that are on as chips beside them, each to be taken away. */
export function FilterBar({ kinds, onClear }: { readonly kinds: readonly FilterKind[]; readonly onClear: () => void }) {
  const { t, format } = useI18n();
  const on = kinds.flatMap((kind) =>
    kind.options
      .filter((option) => option.isOn)
      .map((option) => ({
        ...option,
        id: `${kind.id}.${option.id}`,
        name: t("lists.filterName", { kind: kind.label, choice: option.label }),
      })),
  );
  return (
    <section aria-label={t("lists.filters")} className={styles["bar"]}>
      {kinds.map((kind) => (
        <Menu
          key={kind.id}
          label={t("lists.filterBy", { kind: kind.label })}
          trigger={
            <Button size="s" variant="quiet" className={styles["kind"]}>
              {kind.label}
              <ChevronDown aria-hidden="true" />
            </Button>
          }
          groups={[
            {
              id: kind.id,
              entries: kind.options.map((option) => ({
                id: option.id,
                label:
                  option.count === undefined
                    ? option.label
                    : t("lists.filterCount", { choice: option.label, n: option.count }),
                isChosen: option.isOn,
                disabledReason: option.disabledReason,
                onAction: option.onToggle,
              })),
            },
          ]}
        />
      ))}
      {on.length > 0 ? (
        <ul aria-label={t("lists.filtersOn")} className={styles["chips"]}>
          {on.map((option) => (
            <li key={option.id}>
              <Button
                size="s"
                variant="quiet"
                className={styles["chip"]}
                aria-label={t("lists.filterTake", { name: option.name })}
                onPress={option.onToggle}
              >
                {option.name}
                <X aria-hidden="true" />
              </Button>
            </li>
          ))}
          <li>
            <Button size="s" variant="quiet" onPress={onClear}>
              {t("lists.filterClear")}
            </Button>
          </li>
        </ul>
      ) : null}
      <span role="status" className="visually-hidden">
        {on.length > 0 ? t("lists.filtersTold", { names: format.list(on.map((one) => one.name)) }) : null}
      </span>
    </section>
  );
}
