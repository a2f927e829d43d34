import { Columns3, LayoutList, ListChecks, Plus, Star } from "lucide-react";
import { useState } from "react";
import { FormDialog } from "~/components/FormDialog";
import { useT } from "~/i18n/i18n";
import { Button } from "~/kit/Button";
import { Checkbox } from "~/kit/Checkbox";
import { Menu } from "~/kit/Menu";
import { TextField } from "~/kit/TextField";
import { type ColumnName, ColumnsDialog } from "./ColumnsDialog";
import { ViewsDialog } from "./ViewsDialog";
import { isShown, type ListName, MOST_VIEWS, type SavedView, useListMemory } from "./views";

export interface ViewsMenuProps {
  readonly list: ListName;
  readonly columns: readonly ColumnName[];
  /** Filters in use, as they stand in an address. */
  readonly filter: string;
  /** Takes over the filters of a view. */
  readonly onFilter: (filter: string) => void;
}

/** How a list looks: its saved views, and which columns it has. */
export function ViewsMenu({ list, columns, filter, onFilter }: ViewsMenuProps) {
  const t = useT();
  const [memory, remember] = useListMemory(list);
  const [asked, setAsked] = useState<"save" | "manage" | "columns" | null>(null);
  const { views, look, first } = memory;
  const close = () => setAsked(null);
  const show = (view: SavedView) => {
    remember({ ...memory, look: { sorting: view.sorting, columns: view.columns } });
    onFilter(view.filter);
  };
  return (
    <>
      <Menu
        label={t("views.title")}
        trigger={<Button icon={<LayoutList />}>{t("views.title")}</Button>}
        groups={[
          ...(views.length > 0
            ? [
                {
                  id: "views",
                  title: t("views.saved"),
                  entries: views.map((view) => ({
                    id: view.name,
                    label: view.name,
                    ...(view.name === first ? { icon: <Star /> } : {}),
                    isChosen: isShown(view, look, filter),
                    onAction: () => show(view),
                  })),
                },
              ]
            : []),
          {
            id: "acts",
            entries: [
              {
                id: "save",
                label: t("views.save"),
                icon: <Plus />,
                disabledReason: views.length < MOST_VIEWS ? null : t("views.tooMany"),
                onAction: () => setAsked("save"),
              },
              {
                id: "manage",
                label: t("views.manage"),
                icon: <ListChecks />,
                disabledReason: views.length > 0 ? null : t("views.none"),
                onAction: () => setAsked("manage"),
              },
              { id: "columns", label: t("views.columns"), icon: <Columns3 />, onAction: () => setAsked("columns") },
            ],
          },
        ]}
      />
      {asked === "save" ? (
        <SaveDialog
          taken={views.map((view) => view.name)}
          onClose={close}
          onSave={(name, isFirst) => {
            const rest = views.filter((view) => view.name !== name);
            remember({
              ...memory,
              views: [...rest, { ...look, name, filter }],
              first: isFirst ? name : first === name ? null : first,
            });
            close();
          }}
        />
      ) : null}
      {asked === "manage" ? <ViewsDialog memory={memory} onChange={remember} onClose={close} /> : null}
      {asked === "columns" ? (
        <ColumnsDialog
          columns={columns}
          chosen={look.columns}
          onClose={close}
          onSave={(chosen) => {
            remember({ ...memory, look: { ...look, columns: chosen } });
            close();
          }}
        />
      ) : null}
    </>
  );
}

interface SaveDialogProps {
  readonly taken: readonly string[];
  readonly onSave: (name: string, isFirst: boolean) => void;
  readonly onClose: () => void;
}

function SaveDialog({ taken, onSave, onClose }: SaveDialogProps) {
  const t = useT();
  const [name, setName] = useState("");
  const [isFirst, setFirst] = useState(false);
  const [tried, setTried] = useState(false);
  const trimmed = name.trim();
  return (
    <FormDialog
      help="lists-views-save"
      title={t("views.saveTitle")}
      size="s"
      submitLabel={t("common.save")}
      onSubmit={() => {
        setTried(true);
        if (trimmed !== "") onSave(trimmed, isFirst);
      }}
      onClose={onClose}
      busy={false}
      failure={null}
    >
      <TextField
        label={t("views.name")}
        value={name}
        onChange={setName}
        description={taken.includes(trimmed) ? t("views.replaces") : t("views.keeps")}
        error={tried && trimmed === "" ? t("rejection.required") : undefined}
        autoFocus
      />
      <Checkbox isSelected={isFirst} onChange={setFirst}>
        {t("views.first")}
      </Checkbox>
    </FormDialog>
  );
}
