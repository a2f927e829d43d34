import { Eye, EyeOff, Sparkles } from "lucide-react";
import { useState } from "react";
import { useT } from "~/i18n/i18n";
import { Button, IconButton } from "~/kit/Button";
import { TextField } from "~/kit/TextField";
import styles from "./Admins.module.css";
import { newPassword } from "./password";

export interface NewPasswordFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
}

/** A password for somebody else: typed, or made and shown, since it has to be handed over anyway. */
export function NewPasswordField({ label, value, onChange, error, autoFocus = false }: NewPasswordFieldProps) {
  const t = useT();
  const [shown, setShown] = useState(false);
  return (
    <div className={styles["password"]}>
      <TextField
        label={label}
        value={value}
        onChange={onChange}
        error={error}
        description={t("admins.passwordHelp")}
        type={shown ? "text" : "password"}
        autoComplete="new-password"
        spellCheck="false"
        autoCorrect="off"
        autoFocus={autoFocus}
        className={styles["passwordInput"] ?? ""}
        inside={
          <IconButton
            size="s"
            label={t(shown ? "common.hidePassword" : "common.showPassword")}
            icon={shown ? <EyeOff /> : <Eye />}
            onPress={() => setShown(!shown)}
          />
        }
      />
      <Button
        icon={<Sparkles />}
        className={styles["generate"]}
        onPress={() => {
          onChange(newPassword());
          setShown(true);
        }}
      >
        {t("admins.generate")}
      </Button>
    </div>
  );
}
