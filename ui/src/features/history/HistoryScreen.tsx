import { useNavigate, useSearch } from "@tanstack/react-router";
import { History } from "lucide-react";
import { useMemo, useState } from "react";
import { useEffectWords } from "~/components/effectWords";
import { MoreHistory } from "~/components/MoreHistory";
import { Problem } from "~/components/Problem";
import { useHistory } from "~/components/useHistory";
import { useT } from "~/i18n/i18n";
import { EmptyState } from "~/kit/EmptyState";
import { LoadingArea } from "~/kit/Spinner";
import { SearchField } from "~/kit/TextField";
import { useSettled } from "~/util/useSettled";
import { Entry } from "./Entry";
import styles from "./History.module.css";

/** Who did what and when, with the way back. */
export function HistoryScreen() {
  const t = useT();
  const navigate = useNavigate();
  const { selected } = useSearch({ from: "/history" });
  const [query, setQuery] = useState("");
  const typed = useSettled(query.trim());
  const history = useHistory({ q: typed });
  const isStale = history.isStale || typed !== query.trim();
  const words = useEffectWords(useMemo(() => history.items.map((item) => item.effect), [history.items]));
  const toggle = (id: string) =>
    void navigate({ to: "/history", search: id === selected ? {} : { selected: id }, replace: true });
  return (
    <div className={styles["screen"]}>
      <div className={styles["bar"]}>
        <SearchField label={t("history.search")} value={query} onChange={setQuery} className={styles["search"] ?? ""} />
      </div>
      <div className={styles["scroll"]}>
        {history.failure ? (
          <Problem failure={history.failure} className={styles["problem"] ?? ""} onRetry={history.retry} />
        ) : null}
        {history.isLoading ? <LoadingArea /> : null}
        {!history.isLoading && !history.failure && history.items.length === 0 ? <Nothing query={typed} /> : null}
        {history.items.length > 0 ? (
          <>
            <ol aria-label={t("history.list")} aria-busy={isStale} className={styles["list"]}>
              {history.items.map((item) => (
                <Entry
                  key={item.id}
                  item={item}
                  words={words}
                  isOpen={item.id === selected}
                  onToggle={() => toggle(item.id)}
                />
              ))}
            </ol>
            <div className={styles["foot"]}>
              {history.hasMore ? <MoreHistory history={history} /> : <p>{t("history.end")}</p>}
            </div>
          </>
        ) : null}
      </div>
    </div>
  );
}

function Nothing({ query }: { readonly query: string }) {
  const t = useT();
  if (query) {
    return (
      <EmptyState icon={<History />} title={t("history.noHit.title", { query })}>
        {t("history.noHit.text")}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<History />} title={t("history.empty.title")}>
      {t("history.empty.text")}
    </EmptyState>
  );
}
