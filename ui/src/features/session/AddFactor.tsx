import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { FactorSetup } from "~/components/factor/FactorSetup";
import { RecoveryCodes } from "~/components/factor/RecoveryCodes";
import { useT } from "~/i18n/i18n";
import type { AppState } from "~/ipc/generated";
import { useAct } from "~/ipc/query";
import { accept, useSession } from "~/ipc/state";
import { Button } from "~/kit/Button";
import styles from "./Form.module.css";
import { factorHold } from "./factorHold";
import { Layout } from "./Layout";

/** Nothing is allowed before a second factor has been set up, because the company asks for one. */
export function AddFactor({ state }: { readonly state: AppState }) {
  const t = useT();
  const session = useSession();
  const queries = useQueryClient();
  const signOut = useAct("session_sign_out");
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const out = (
    <Button
      variant="quiet"
      isPending={signOut.isPending}
      onPress={() => signOut.mutate({}, { onSuccess: (next) => accept(queries, next) })}
    >
      {t("app.account.signOut")}
    </Button>
  );
  return (
    <Layout state={state} isWide>
      <h1 className={styles["title"]}>{t(codes ? "account.codes.title" : "session.addFactor.title")}</h1>
      {codes ? null : (
        <p className={styles["lead"]}>{t("session.addFactor.lead", { company: session.company_name })}</p>
      )}
      <div className={styles["form"]}>
        {codes ? (
          <RecoveryCodes
            codes={codes}
            done={(kept) => (
              <Button
                variant="primary"
                disabledReason={kept ? null : t("account.codes.keepFirst")}
                onPress={() => factorHold.set(null)}
              >
                {t("session.addFactor.begin")}
              </Button>
            )}
          />
        ) : (
          <FactorSetup
            onConfirming={() => factorHold.set(session.id)}
            onRefused={() => factorHold.set(null)}
            onDone={setCodes}
            leave={out}
          />
        )}
      </div>
    </Layout>
  );
}
