import { type Ref, useState } from "react";
import { useT } from "~/i18n/i18n";
import type { KeyringStatus } from "~/ipc/generated";
import { Checkbox } from "~/kit/Checkbox";
import { PasswordField, TextField } from "~/kit/TextField";
import { stayNote } from "./stay";

export interface PasswordStepProps {
  readonly company: string;
  readonly onCompany: (value: string) => void;
  readonly account: string;
  readonly onAccount: (value: string) => void;
  readonly password: string;
  readonly onPassword: (value: string) => void;
  readonly passwordInput: Ref<HTMLInputElement>;
  readonly stay: boolean;
  readonly onStay: (value: boolean) => void;
  readonly keyring: KeyringStatus;
  /** Whether fields that are still empty say so. */
  readonly showMissing: boolean;
  /** Whether company and account are there. */
  readonly isFilled: boolean;
}

/** Company, account and password. */
export function PasswordStep(props: PasswordStepProps) {
  const { company, account, password, stay, showMissing, isFilled } = props;
  const t = useT();
  const [capsLock, setCapsLock] = useState(false);
  const keyring = stayNote(props.keyring);
  const required = (value: string) => (showMissing && value.trim() === "" ? t("session.required") : undefined);
  return (
    <>
      <TextField
        label={t("session.companyCode")}
        value={company}
        onChange={props.onCompany}
        error={required(company)}
        autoFocus={!isFilled}
        autoComplete="organization"
        spellCheck="false"
        size="l"
      />
      <TextField
        label={t("session.account")}
        value={account}
        onChange={props.onAccount}
        error={required(account)}
        autoComplete="username"
        spellCheck="false"
        size="l"
      />
      <PasswordField
        label={t("session.password")}
        value={password}
        onChange={props.onPassword}
        error={required(password)}
        {...(capsLock ? { description: t("session.capsLock") } : {})}
        onKeyUp={(event) => setCapsLock(event.getModifierState?.("CapsLock") ?? false)}
        inputRef={props.passwordInput}
        autoComplete="current-password"
        size="l"
      />
      <Checkbox
        isSelected={stay && keyring.offered}
        onChange={props.onStay}
        isDisabled={!keyring.offered}
        description={t(keyring.text)}
      >
        {t("session.stay")}
      </Checkbox>
    </>
  );
}
