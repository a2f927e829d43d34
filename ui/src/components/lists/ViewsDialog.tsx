import { Star, Trash2 } from "lucide-react";
import { useState } from "react";
import { useT } from "~/i18n/i18n";
import { Button, IconButton } from "~/kit/Button";
import { Dialog, LeaveButton } from "~/kit/Dialog";
import { TextField } from "~/kit/TextField";
import styles from "./ViewsMenu.module.css";
import type { ListMemory } from "./views";

export interface ViewsDialogProps {
  readonly memory: ListMemory;
  readonly onChange: (memory: ListMemory) => void;
  readonly onClose: () => void;
}

/** Renames and deletes saved views, and says with which one the list opens. Nothing counts before it is saved. */
export function ViewsDialog({ memory, onChange, onClose }: ViewsDialogProps) {
  const t = useT();
  const [views, setViews] = useState(memory.views.map((view) => ({ view, name: view.name })));
  const [first, setFirst] = useState(memory.views.find((view) => view.name === memory.first) ?? null);
  const fault = (name: string) => {
    if (name.trim() === "") return t("rejection.required");
    return views.filter((one) => one.name.trim() === name.trim()).length > 1 ? t("views.taken") : undefined;
  };
  const save = () => {
    if (views.some(({ name }) => fault(name) !== undefined)) return;
    onChange({
      ...memory,
      views: views.map(({ view, name }) => ({ ...view, name: name.trim() })),
      first: views.find(({ view }) => view === first)?.name.trim() ?? null,
    });
    onClose();
  };
  return (
    <Dialog
      help="lists-views-manage"
      isOpen
      onClose={onClose}
      title={t("views.manageTitle")}
      onSubmit={save}
      footer={
        <>
          <LeaveButton>{t("common.cancel")}</LeaveButton>
          <Button type="submit" variant="primary">
            {t("common.save")}
          </Button>
        </>
      }
    >
      <ul className={styles["lines"]}>
        {views.map(({ view, name }) => (
          <li key={view.name} className={styles["line"]}>
            <TextField
              label={t("views.name")}
              value={name}
              onChange={(text) => setViews(views.map((one) => (one.view === view ? { view, name: text } : one)))}
              error={fault(name)}
              className={styles["name"] ?? ""}
            />
            <IconButton
              label={t("views.firstOf", { name })}
              icon={<Star />}
              isPressed={first === view}
              onPress={() => setFirst(first === view ? null : view)}
            />
            <IconButton
              label={t("views.delete", { name })}
              icon={<Trash2 />}
              onPress={() => setViews(views.filter((one) => one.view !== view))}
            />
          </li>
        ))}
      </ul>
      {views.length === 0 ? <p>{t("views.none")}</p> : null}
      <p>{t("views.here")}</p>
    </Dialog>
  );
}
