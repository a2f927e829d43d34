import { Bell, CheckCheck, MailOpen, SearchX } from "lucide-react";
import { useDeferredValue, useMemo, useRef, useState } from "react";
import { useActs } from "~/components/acts";
import { isUnread } from "~/components/notices/notices";
import { useAcceptNotices, useNotices } from "~/components/notices/useNotices";
import { Problem } from "~/components/Problem";
import { useI18n, useT } from "~/i18n/i18n";
import { useAct } from "~/ipc/query";
import { useOnline, useViewingAs } from "~/ipc/state";
import { Button } from "~/kit/Button";
import { EmptyState } from "~/kit/EmptyState";
import { LoadingArea } from "~/kit/Spinner";
import { SearchField } from "~/kit/TextField";
import type { TableHandle } from "~/kit/WindowTable";
import { useShortcut } from "~/util/useShortcut";
import { NoticeDetail } from "./NoticeDetail";
import { NoticeFilters } from "./NoticeFilters";
import { NoticeList } from "./NoticeList";
import styles from "./Notices.module.css";
import { NoticesFoot } from "./NoticesFoot";
import { filterCounts } from "./noticeFilter";
import type { NoticeFilter } from "./noticesPlace";
import { useNoticesPlace } from "./useNoticesPlace";
import { useShownNotices } from "./useShownNotices";

/** What the operator of the service tells: a list, and the notice that is open. Both stand in the address. */
export function NoticesScreen() {
  const { t, locale } = useI18n();
  const { items, unread, state, failure, retry, now } = useNotices();
  const [place, go] = useNoticesPlace();
  const [text, setText] = useState("");
  const query = useDeferredValue(text.trim());
  const filter = place.filter ?? "all";
  const { rows, forget } = useShownNotices(items, filter, query);
  const counts = useMemo(() => filterCounts(items), [items]);
  const search = useRef<HTMLInputElement>(null);
  const table = useRef<TableHandle>(null);
  const pane = useRef<HTMLElement>(null);
  const accept = useAcceptNotices();
  const readAll = useAct("notices_read");
  const isOther = useViewingAs() !== null;
  const readAllReason = isOther ? t("common.viewingReason") : unread === 0 ? t("notices.readAllNone") : null;
  const onReadAll = () =>
    readAll.mutate(
      { ids: items.filter(isUnread).map(({ id }) => id) },
      {
        onSuccess: (next) => {
          accept(next);
          forget();
        },
      },
    );

  useShortcut("mod+f", () => search.current?.focus());
  useActs([{ id: "notices.readAll", label: t("notices.readAll"), disabledReason: readAllReason, onAction: onReadAll }]);

  if (failure && !state) {
    return (
      <div className={styles["problem"]}>
        <Problem failure={failure} onRetry={retry} />
      </div>
    );
  }
  const open = items.find(({ id }) => id === place.selected) ?? null;
  return (
    <div className={styles["screen"]}>
      <div className={styles["aside"]}>
        <div className={styles["head"]}>
          <SearchField
            label={t("notices.search")}
            value={text}
            onChange={setText}
            onDown={() => table.current?.focus()}
            inputRef={search}
          />
          <NoticeFilters value={filter} counts={counts} onChange={(next) => go({ filter: next })} />
          <div className={styles["acts"]}>
            <p role="status" className={styles["quiet"]}>
              {state ? t("notices.count", { n: rows.length }) : null}
            </p>
            <Button
              size="s"
              variant="quiet"
              icon={<CheckCheck />}
              disabledReason={readAllReason}
              isPending={readAll.isPending}
              onPress={onReadAll}
            >
              {t("notices.readAll")}
            </Button>
          </div>
          {readAll.error ? <Problem failure={readAll.error} /> : null}
        </div>
        <NoticeList
          rows={state ? rows : undefined}
          chosen={place.selected ?? null}
          year={new Date(now).getFullYear()}
          onChoose={(id) => go({ selected: id })}
          onOpen={() => pane.current?.focus()}
          resetKey={`${filter} ${query}`}
          empty={<Nothing filter={filter} query={query} isKnown={(state?.fetched_at ?? null) !== null} />}
          handle={table}
        />
        {state ? <NoticesFoot state={state} now={now} /> : null}
      </div>
      <section
        ref={pane}
        tabIndex={-1}
        className={styles["pane"]}
        aria-label={open?.title[locale] ?? t("notices.detail")}
      >
        {open ? (
          <NoticeDetail key={open.id} notice={open} />
        ) : !state ? (
          <LoadingArea />
        ) : items.length === 0 && place.selected === undefined ? null : (
          <NoNotice isGone={place.selected !== undefined} />
        )}
      </section>
    </div>
  );
}

interface NothingProps {
  readonly filter: NoticeFilter;
  readonly query: string;
  /** Whether the service has ever been asked. */
  readonly isKnown: boolean;
}

/** Why the list has no row. */
function Nothing({ filter, query, isKnown }: NothingProps) {
  const t = useT();
  const online = useOnline();
  if (query !== "") {
    return (
      <EmptyState icon={<SearchX />} title={t("notices.noHit.title", { query })}>
        {t("notices.noHit.text")}
      </EmptyState>
    );
  }
  if (!isKnown && online) return <LoadingArea label={t("notices.fetching")} />;
  if (filter === "unread") return <EmptyState icon={<MailOpen />} title={t("notices.noUnread.title")} />;
  if (filter !== "all") return <EmptyState icon={<Bell />} title={t("notices.noneOfKind.title")} />;
  return (
    <EmptyState icon={<Bell />} title={t("notices.empty.title")}>
      {t(isKnown ? "notices.empty.text" : "notices.neverOffline")}
    </EmptyState>
  );
}

/** What stands where no notice is open. */
function NoNotice({ isGone }: { readonly isGone: boolean }) {
  const t = useT();
  if (isGone) {
    return (
      <EmptyState icon={<Bell />} title={t("notices.gone.title")}>
        {t("notices.gone.text")}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<Bell />} title={t("notices.choose.title")}>
      {t("notices.choose.text")}
    </EmptyState>
  );
}
