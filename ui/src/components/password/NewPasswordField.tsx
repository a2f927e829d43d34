import { Eye, EyeOff, Sparkles } from "lucide-react";
import { useState } from "react";
import { PasswordMeter } from "~/components/PasswordMeter";
import { useT } from "~/i18n/i18n";
import type { AdminId } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { Button, IconButton } from "~/kit/Button";
import { TextField } from "~/kit/TextField";
import styles from "./NewPassword.module.css";
import { newPassword } from "./newPassword";

export interface NewPasswordFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
  /** Whose it is to be, if they are registered already. */
  readonly admin?: AdminId;
  /** Names that an admin who is being registered will have. */
  readonly names?: readonly string[];
}

/** A password for somebody else: typed, or made and shown, since it has to be handed over anyway. */
export function NewPasswordField(props: NewPasswordFieldProps) {
  const { label, value, onChange, error, autoFocus = false, admin, names = [] } = props;
  const t = useT();
  const [shown, setShown] = useState(false);
  const shortest = useCall("settings_get", {}).data?.password.min_length;
  return (
    <div className={styles["block"]}>
      <div className={styles["line"]}>
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
          className={styles["input"] ?? ""}
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
            onChange(newPassword(shortest));
            setShown(true);
          }}
        >
          {t("admins.generate")}
        </Button>
      </div>
      <PasswordMeter
        password={value}
        {...(admin ? { admin } : {})}
        names={names.filter((name) => name.trim() !== "")}
      />
    </div>
  );
}
