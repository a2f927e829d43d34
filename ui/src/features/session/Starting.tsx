import { useQueryClient } from "@tanstack/react-query";
import { useT } from "~/i18n/i18n";
import type { IpcFailure } from "~/ipc/client";
import type { AppState } from "~/ipc/generated";
import { useAct } from "~/ipc/query";
import { accept } from "~/ipc/state";
import { LoadingArea } from "~/kit/Spinner";
import { Layout } from "./Layout";
import { SignInTrouble } from "./SignInTrouble";

/** The console looks for a kept session; or says why it cannot go on. */
export function Starting({ state, failure }: { readonly state: AppState | null; readonly failure: IpcFailure | null }) {
  const t = useT();
  const queries = useQueryClient();
  const retry = useAct("connection_retry");
  const trouble = retry.error ?? failure;
  return (
    <Layout state={state}>
      {trouble && !retry.isPending ? (
        <SignInTrouble
          failure={trouble}
          onRetry={() => retry.mutate({}, { onSuccess: (next) => accept(queries, next) })}
        />
      ) : (
        <LoadingArea label={t("app.starting")} />
      )}
    </Layout>
  );
}
