import { List, SearchCheck } from "lucide-react";
import { useT } from "~/i18n/i18n";
import { Button } from "~/kit/Button";
import styles from "./Admins.module.css";

export type AdminsView = "list" | "ask";

/** Chooses between the list of admins and the questions about authority. */
export function ViewSwitch({
  view,
  onChange,
}: {
  readonly view: AdminsView;
  readonly onChange: (view: AdminsView) => void;
}) {
  const t = useT();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in
    <div role="group" aria-label={t("admins.views")} className={styles["switch"]}>
      <Button size="s" icon={<List />} aria-pressed={view === "list"} onPress={() => onChange("list")}>
        {t("admins.viewList")}
      </Button>
      <Button size="s" icon={<SearchCheck />} aria-pressed={view === "ask"} onPress={() => onChange("ask")}>
        {t("admins.viewAsk")}
      </Button>
    </div>
  );
}
