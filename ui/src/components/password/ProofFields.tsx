import type { ReactNode } from "react";
import { useT } from "~/i18n/i18n";
import { Banner } from "~/kit/Banner";
import { PasswordField } from "~/kit/TextField";
import { Problem } from "../Problem";
import { isUnreached, OutageText } from "../status/OutageText";
import type { PasswordProof } from "./usePasswordProof";

export interface ProofFieldsProps {
  readonly proof: PasswordProof;
  readonly account: string;
  readonly description?: string;
  readonly size?: "m" | "l";
  /** What leads on where the service cannot be reached; stands below why not. */
  readonly unreachedActs?: ReactNode;
  /** Stands above the field. */
  readonly children?: ReactNode;
}

/** The password asked for again, and what went wrong with it. */
export function ProofFields({ proof, account, description, size = "m", unreachedActs, children }: ProofFieldsProps) {
  const t = useT();
  return (
    <>
      {proof.wait > 0 ? (
        <Banner tone="danger" live={false}>
          {t("error.too_many_attempts_wait", { seconds: proof.wait })}
        </Banner>
      ) : null}
      {proof.failure && !isUnreached(proof.failure) ? <Problem failure={proof.failure} /> : null}
      {proof.failure && isUnreached(proof.failure) ? (
        <Banner tone="warning">
          <p>
            <OutageText failure={proof.failure} />
          </p>
          {unreachedActs}
        </Banner>
      ) : null}
      {children}
      {/* Tells password stores whose password this is. */}
      <input type="text" autoComplete="username" value={account} readOnly hidden />
      <PasswordField
        label={t("session.password")}
        value={proof.password}
        onChange={proof.setPassword}
        error={proof.error}
        {...(description ? { description } : {})}
        autoComplete="current-password"
        inputRef={proof.input}
        autoFocus
        size={size}
      />
    </>
  );
}
