/** What is known of notices, and the console's clock beside it. */

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { IpcFailure } from "~/ipc/client";
import type { NoticesState, NoticeView } from "~/ipc/generated";
import { queryKey, useCall } from "~/ipc/query";
import { isUnread, MINUTE } from "./notices";

const NOTHING: readonly NoticeView[] = [];

export interface Notices {
  /** The newest first. */
  readonly items: readonly NoticeView[];
  readonly unread: number;
  /** Null until the first answer. */
  readonly state: NoticesState | null;
  readonly failure: IpcFailure | null;
  readonly retry: () => void;
  /** The time by the console's clock, told anew with every minute of it. */
  readonly now: number;
}

/** Notices as this computer knows them; what the service has since is fetched by Rust. */
export function useNotices(): Notices {
  const { data, error, refetch, dataUpdatedAt } = useCall("notices_list", {});
  const items = data?.items ?? NOTHING;
  return {
    items,
    unread: items.filter(isUnread).length,
    state: data ?? null,
    failure: error,
    retry: () => void refetch(),
    now: useConsoleNow(data?.now ?? null, dataUpdatedAt),
  };
}

/** Takes an answer that a command gave, without asking again. */
export function useAcceptNotices(): (state: NoticesState) => void {
  const queries = useQueryClient();
  return (state) => queries.setQueryData(queryKey("notices_list", {}), state);
}

/**
 * The console's clock as it was told, plus what has gone by since. This computer's own clock may be wrong by hours; that
 * it goes on is all it is asked for.
 */
export function useConsoleNow(told: string | null, toldAt: number): number {
  const [, setBeat] = useState(0);
  const ahead = told === null ? 0 : Date.parse(told) - toldAt;
  const now = Date.now() + ahead;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      // A little beyond the full minute: timers may be early.
      timer = setTimeout(
        () => {
          setBeat((beat) => beat + 1);
          wait();
        },
        MINUTE - ((Date.now() + ahead) % MINUTE) + 20,
      );
    };
    wait();
    return () => clearTimeout(timer);
  }, [ahead]);
  return now;
}
