import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useT } from "~/i18n/i18n";
import { call, type IpcFailure, toFailure } from "~/ipc/client";
import type { FactorOffer } from "~/ipc/generated";
import { Banner } from "~/kit/Banner";
import { Button } from "~/kit/Button";
import { LoadingArea } from "~/kit/Spinner";
import { holdImeEnter } from "~/util/keys";
import { CopyButton } from "../CopyButton";
import { Problem } from "../Problem";
import { isWait, useWait } from "../wait";
import { CodeField, readCode } from "./CodeField";
import styles from "./Factor.module.css";
import { QrCode } from "./QrCode";

export interface FactorSetupProps {
  /** It is about to be confirmed: from here on the console may move on by itself. */
  readonly onConfirming?: () => void;
  /** It was not confirmed after all. */
  readonly onRefused?: () => void;
  /** It is there; these stand for the app, and are told once. */
  readonly onDone: (codes: readonly string[]) => void;
  /** The way out. */
  readonly leave: ReactNode;
}

/** Ties an authenticator app to the account: the app reads the secret, and proves that it has. */
export function FactorSetup(props: FactorSetupProps) {
  const t = useT();
  const [offer, setOffer] = useState<FactorOffer | null>(null);
  const [failure, setFailure] = useState<IpcFailure | null>(null);
  const [round, setRound] = useState(0);
  // The secret lives in this component alone: no cache keeps it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew with every round
  useEffect(() => {
    let current = true;
    setFailure(null);
    call("session_factor_offer", {}).then(
      (made) => {
        if (current) setOffer(made);
      },
      (thrown: unknown) => {
        if (current) setFailure(toFailure(thrown));
      },
    );
    return () => {
      current = false;
    };
  }, [round]);
  if (failure) {
    return (
      <div className={styles["setup"]}>
        <Problem failure={failure} onRetry={() => setRound(round + 1)} />
        <div className={styles["buttons"]}>{props.leave}</div>
      </div>
    );
  }
  if (!offer) return <LoadingArea label={t("account.factor.preparing")} />;
  return <Steps {...props} offer={offer} />;
}

function Steps({ offer, onConfirming, onRefused, onDone, leave }: FactorSetupProps & { readonly offer: FactorOffer }) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [code, setCode] = useState("");
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState<IpcFailure | null>(null);
  const wait = useWait(failure);
  const wrong = failure?.body.code === "otp_wrong";
  const confirm = async (otp: string) => {
    setTried(true);
    if (otp === "" || busy || wait > 0) return;
    setBusy(true);
    setFailure(null);
    onConfirming?.();
    try {
      const { codes } = await call("session_factor_confirm", { otp });
      onDone(codes);
    } catch (thrown) {
      setFailure(toFailure(thrown));
      setBusy(false);
      onRefused?.();
      input.current?.focus();
      input.current?.select();
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void confirm(readCode(code));
  };
  const missing = tried && readCode(code) === "" ? t("session.required") : undefined;
  return (
    <form className={styles["setup"]} onSubmit={onSubmit} onKeyDown={holdImeEnter} noValidate>
      <ol className={styles["steps"]}>
        <li>
          <p className={styles["step"]}>{t("account.factor.stepScan")}</p>
          <p className={styles["help"]}>{t("account.factor.stepScanHelp")}</p>
          <QrCode path={offer.qr} size={offer.size} label={t("account.factor.qr")} />
          <p className={styles["help"]}>{t("account.factor.secretHelp")}</p>
          <div className={styles["secret"]}>
            <code data-selectable="">{offer.secret}</code>
            <CopyButton size="s" text={offer.secret.replace(/\s/g, "")} />
          </div>
        </li>
        <li>
          <p className={styles["step"]}>{t("account.factor.stepCode")}</p>
          <CodeField
            label={t("session.otp.label")}
            value={code}
            onChange={(next) => {
              setCode(next);
              if (wrong) setFailure(null);
            }}
            onComplete={(otp) => void confirm(otp)}
            inputRef={input}
            error={wrong ? t("account.factor.codeWrong") : missing}
          />
        </li>
      </ol>
      {wait > 0 ? <Banner tone="danger">{t("common.waitReason", { seconds: wait })}</Banner> : null}
      {failure && !wrong && !isWait(failure) ? <Problem failure={failure} /> : null}
      <div className={styles["buttons"]}>
        {leave}
        <Button
          type="submit"
          variant="primary"
          isPending={busy}
          disabledReason={wait > 0 ? t("common.waitReason", { seconds: wait }) : null}
        >
          {t("account.factor.confirm")}
        </Button>
      </div>
    </form>
  );
}
