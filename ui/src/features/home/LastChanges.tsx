import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { changeSentence } from "~/components/effectText";
import { useEffectWords } from "~/components/effectWords";
import { Problem } from "~/components/Problem";
import { useI18n } from "~/i18n/i18n";
import type { ChangeView } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { LoadingArea } from "~/kit/Spinner";
import styles from "./Home.module.css";

const SHOWN = 5;
const NOTHING: readonly ChangeView[] = [];

/** The latest changes, each leading to its entry in the history. */
export function LastChanges() {
  const { t, format } = useI18n();
  const changes = useCall("changes_list", { limit: SHOWN });
  const items = changes.data?.items ?? NOTHING;
  const words = useEffectWords(useMemo(() => items.map((item) => item.effect), [items]));
  if (changes.error) return <Problem failure={changes.error} />;
  if (!changes.data) return <LoadingArea />;
  if (items.length === 0) return <p className={styles["quiet"]}>{t("home.noChanges")}</p>;
  return (
    <ul className={styles["changes"]}>
      {items.map((item) => (
        <li key={item.id}>
          <Link to="/history" search={{ selected: item.id }} className={styles["change"]}>
            <span className={styles["changeText"]}>{changeSentence(item, words)}</span>
            <span className={styles["quiet"]}>
              {item.actor_name} · <time dateTime={item.at}>{format.relative(item.at)}</time>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
