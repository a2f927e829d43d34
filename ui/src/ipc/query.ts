/** Answers of the Rust half in the one cache. Rows on screen are asked for again whenever the console says they changed. */

import {
  keepPreviousData,
  QueryClient,
  type UseMutationResult,
  type UseQueryOptions,
  type UseQueryResult,
  useMutation,
  useQuery,
} from "@tanstack/react-query";
import { type CommandName, call, type IpcFailure, type Request, type Result, toFailure } from "./client";

/** The cache. Rows live in Rust a function call away: nothing is retried, nothing is refetched on focus. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 60_000,
        networkMode: "always",
      },
      mutations: { retry: false, networkMode: "always" },
    },
  });
}

/** The key under which a command's answer is kept. */
export function queryKey<C extends CommandName>(command: C, request: Request<C>) {
  return [command, request] as const;
}

/** How to ask; also for `ensureQueryData` and `useQueries`. */
export function query<C extends CommandName>(command: C, request: Request<C>) {
  return {
    queryKey: queryKey(command, request),
    queryFn: () => call(command, request),
  } satisfies UseQueryOptions<Result<C>, IpcFailure, Result<C>, readonly [C, Request<C>]>;
}

/** What a command answers, kept up to date. The last answer stays while a new one is on its way, unless told otherwise. */
export function useCall<C extends CommandName>(
  command: C,
  request: Request<C>,
  options: { enabled?: boolean; keep?: boolean; forget?: boolean } = {},
): UseQueryResult<Result<C>, IpcFailure> {
  return useQuery<Result<C>, IpcFailure, Result<C>, readonly [C, Request<C>]>({
    ...query(command, request),
    enabled: options.enabled ?? true,
    // Asked anew whenever somebody looks again.
    ...(options.forget ? { gcTime: 0 } : {}),
    ...(options.keep === false ? {} : { placeholderData: keepPreviousData }),
  });
}

/** A command that is called when a person acts. */
export function useAct<C extends CommandName>(command: C): UseMutationResult<Result<C>, IpcFailure, Request<C>> {
  return useMutation<Result<C>, IpcFailure, Request<C>>({
    mutationFn: async (request) => {
      try {
        return await call(command, request);
      } catch (thrown) {
        throw toFailure(thrown);
      }
    },
  });
}
