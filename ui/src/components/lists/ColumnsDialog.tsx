import { ArrowDown, ArrowUp } from "lucide-react";
import { useState } from "react";
import { useT } from "~/i18n/i18n";
import { Button, IconButton } from "~/kit/Button";
import { Checkbox } from "~/kit/Checkbox";
import { Dialog, LeaveButton } from "~/kit/Dialog";
import styles from "./ViewsMenu.module.css";

/** A column as it is chosen. */
export interface ColumnName {
  readonly id: string;
  readonly title: string;
  readonly isExtra?: boolean;
}

export interface ColumnsDialogProps {
  /** All there are; the first always stays where it is. */
  readonly columns: readonly ColumnName[];
  /** Those shown, in their order; null are the usual ones. */
  readonly chosen: readonly string[] | null;
  readonly onSave: (chosen: readonly string[] | null) => void;
  readonly onClose: () => void;
}

/** Which columns a list has, and in which order. */
export function ColumnsDialog({ columns, chosen, onSave, onClose }: ColumnsDialogProps) {
  const t = useT();
  const [name, ...rest] = columns;
  const usual = rest.filter((one) => !one.isExtra).map((one) => one.id);
  const [on, setOn] = useState<readonly string[]>((chosen ?? usual).filter((id) => rest.some((one) => one.id === id)));
  const ordered = [
    ...on.flatMap((id) => rest.find((one) => one.id === id) ?? []),
    ...rest.filter((one) => !on.includes(one.id)),
  ];
  const swap = (index: number, other: number) => {
    const next = [...on];
    const [a, b] = [next[index], next[other]];
    if (a === undefined || b === undefined) return;
    next[index] = b;
    next[other] = a;
    setOn(next);
  };
  const save = () => onSave(on.join() === usual.join() ? null : on);
  return (
    <Dialog
      help="lists-columns"
      isOpen
      onClose={onClose}
      title={t("views.columnsTitle")}
      size="s"
      onSubmit={save}
      footer={
        <>
          <Button onPress={() => setOn(usual)}>{t("views.usual")}</Button>
          <LeaveButton>{t("common.cancel")}</LeaveButton>
          <Button type="submit" variant="primary">
            {t("common.save")}
          </Button>
        </>
      }
    >
      <ul className={styles["lines"]}>
        {name ? (
          <li className={styles["line"]}>
            <Checkbox isSelected isDisabled>
              {name.title}
            </Checkbox>
          </li>
        ) : null}
        {ordered.map(({ id, title }) => {
          const index = on.indexOf(id);
          const isOn = index >= 0;
          return (
            <li key={id} className={styles["line"]}>
              <Checkbox isSelected={isOn} onChange={(now) => setOn(now ? [...on, id] : on.filter((one) => one !== id))}>
                {title}
              </Checkbox>
              {isOn ? (
                <span className={styles["ends"]}>
                  <IconButton
                    size="s"
                    label={t("views.up", { title })}
                    icon={<ArrowUp />}
                    disabledReason={index === 0 ? t("views.atTop") : null}
                    onPress={() => swap(index, index - 1)}
                  />
                  <IconButton
                    size="s"
                    label={t("views.down", { title })}
                    icon={<ArrowDown />}
                    disabledReason={index === on.length - 1 ? t("views.atEnd") : null}
                    onPress={() => swap(index, index + 1)}
                  />
                </span>
              ) : null}
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
