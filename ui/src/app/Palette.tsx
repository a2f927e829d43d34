import { Search } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Dialog, Modal, ModalOverlay } from "react-aria-components";
import { type Translate, useT } from "~/i18n/i18n";
import { EmptyState } from "~/kit/EmptyState";
import { Kbd } from "~/kit/Kbd";
import { cx } from "~/util/cx";
import { isImeKey } from "~/util/keys";
import styles from "./Palette.module.css";
import { type PaletteItem, type PaletteSection, usePaletteSections } from "./paletteItems";

/** Reaches every screen, object and act by typing. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  return (
    <ModalOverlay
      isOpen
      isDismissable
      data-modal=""
      data-help="frame-search"
      onOpenChange={(open) => open || onClose()}
      className={styles["overlay"] ?? ""}
    >
      <Modal className={styles["modal"] ?? ""}>
        <Dialog aria-label={t("app.palette.title")} className={styles["dialog"] ?? ""}>
          <PaletteSearch onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function PaletteSearch({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const id = useId();
  const [query, setQuery] = useState("");
  const [position, setPosition] = useState(0);
  const sections = usePaletteSections(query);
  const items = sections.flatMap((section) => section.items);
  const current = items[Math.min(position, items.length - 1)];
  const list = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the chosen row
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [current?.id]);

  const run = (item: PaletteItem | undefined) => {
    if (!item || item.disabledReason) return;
    onClose();
    item.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isImeKey(event)) return;
    const last = items.length - 1;
    const to = (next: number) => {
      event.preventDefault();
      setPosition(Math.max(0, Math.min(last, next)));
    };
    if (event.key === "ArrowDown") to(position >= last ? 0 : position + 1);
    else if (event.key === "ArrowUp") to(position <= 0 ? last : position - 1);
    else if (event.key === "PageDown") to(position + 8);
    else if (event.key === "PageUp") to(position - 8);
    else if (event.key === "Enter") {
      event.preventDefault();
      run(current);
    }
  };

  return (
    <>
      <div className={styles["field"]}>
        <Search aria-hidden="true" />
        <input
          // biome-ignore lint/a11y/noAutofocus: the palette is opened to type
          autoFocus
          className={styles["input"]}
          role="combobox"
          aria-label={t("app.palette.title")}
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls={id}
          {...(current ? { "aria-activedescendant": `${id}-${current.id}` } : {})}
          placeholder={t("app.palette.placeholder")}
          value={query}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => {
            setQuery(event.target.value);
            setPosition(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <p className="visually-hidden" role="status">
        {t("app.palette.count", { n: items.length })}
      </p>
      <div ref={list} id={id} role="listbox" aria-label={t("app.palette.results")} className={styles["list"]}>
        {sections.map((section) => (
          <SectionRows key={section.id} id={id} section={section} current={current} onRun={run} />
        ))}
      </div>
      {items.length === 0 ? (
        <EmptyState title={t("app.palette.none", { query: query.trim() })}>{t("app.palette.noneHint")}</EmptyState>
      ) : null}
      <Foot t={t} />
    </>
  );
}

interface SectionRowsProps {
  readonly id: string;
  readonly section: PaletteSection;
  readonly current: PaletteItem | undefined;
  readonly onRun: (item: PaletteItem) => void;
}

const SECTION_TEXTS = {
  rows: "app.palette.rows",
  screens: "app.palette.screens",
  acts: "app.palette.acts",
} as const satisfies Record<PaletteSection["id"], string>;

function SectionRows({ id, section, current, onRun }: SectionRowsProps) {
  const t = useT();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset
    <div role="group" aria-label={t(SECTION_TEXTS[section.id])}>
      <div className={styles["section"]} aria-hidden="true">
        {t(SECTION_TEXTS[section.id])}
      </div>
      {section.items.map((item) => (
        <Row key={item.id} id={`${id}-${item.id}`} item={item} isCurrent={item === current} onRun={onRun} />
      ))}
    </div>
  );
}

interface RowProps {
  readonly id: string;
  readonly item: PaletteItem;
  readonly isCurrent: boolean;
  readonly onRun: (item: PaletteItem) => void;
}

function Row({ id, item, isCurrent, onRun }: RowProps) {
  const Icon = item.icon;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled in the input, which keeps the focus
    // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus and points here
    <div
      id={id}
      role="option"
      aria-selected={isCurrent}
      aria-disabled={Boolean(item.disabledReason)}
      className={cx(styles["row"], isCurrent && styles["current"])}
      onClick={() => onRun(item)}
    >
      <Icon aria-hidden="true" />
      <span className={styles["label"]}>{item.label}</span>
      {item.detail ? <span className={styles["detail"]}>{item.detail}</span> : null}
      <span className={styles["path"]}>{item.disabledReason ?? item.path}</span>
      {item.shortcut ? <Kbd shortcut={item.shortcut} /> : null}
    </div>
  );
}

function Foot({ t }: { readonly t: Translate }) {
  return (
    <div className={styles["foot"]} aria-hidden="true">
      <Kbd shortcut="arrowup" />
      <Kbd shortcut="arrowdown" />
      <span>{t("app.palette.hintMove")}</span>
      <Kbd shortcut="enter" />
      <span>{t("app.palette.hintGo")}</span>
      <Kbd shortcut="escape" />
      <span>{t("app.palette.hintClose")}</span>
    </div>
  );
}
