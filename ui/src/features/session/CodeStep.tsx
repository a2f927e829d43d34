import { type RefObject, useState } from "react";
import { CodeField } from "~/components/factor/CodeField";
import { useT } from "~/i18n/i18n";
import { Button } from "~/kit/Button";
import styles from "./Form.module.css";

export interface CodeStepProps {
  readonly code: string;
  readonly onCode: (value: string) => void;
  readonly onComplete: (code: string) => void;
  readonly codeInput: RefObject<HTMLInputElement | null>;
  readonly isWrong: boolean;
  readonly isMissing: boolean;
}

/** The second factor: what the app shows, or one of the recovery codes. One field for both; only what is said changes. */
export function CodeStep({ code, onCode, onComplete, codeInput, isWrong, isMissing }: CodeStepProps) {
  const t = useT();
  const [recovery, setRecovery] = useState(false);
  const missing = isMissing ? t("session.required") : undefined;
  const wrong = recovery ? t("session.otp.recoveryWrong") : t("error.otp_wrong");
  return (
    <>
      <CodeField
        label={t(recovery ? "session.otp.recoveryLabel" : "session.otp.label")}
        description={t(recovery ? "session.otp.recoveryHint" : "session.otp.hint")}
        value={code}
        onChange={onCode}
        onComplete={recovery ? undefined : onComplete}
        isNumeric={!recovery}
        inputRef={codeInput}
        error={isWrong ? wrong : missing}
      />
      <Button
        variant="quiet"
        size="s"
        className={styles["start"]}
        onPress={() => {
          setRecovery(!recovery);
          onCode("");
          codeInput.current?.focus();
        }}
      >
        {t(recovery ? "session.otp.useApp" : "session.otp.useRecovery")}
      </Button>
    </>
  );
}
