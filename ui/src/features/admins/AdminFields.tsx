import type { FieldErrors } from "~/components/fieldErrors";
import { useT } from "~/i18n/i18n";
import type { MessageKey } from "~/i18n/messages";
import { TextField } from "~/kit/TextField";
import styles from "./Admins.module.css";

export const ADMIN_TEXTS = ["account", "name", "yomigana", "mail"] as const;
export type AdminTextName = (typeof ADMIN_TEXTS)[number];
export type AdminTexts = Readonly<Record<AdminTextName, string>>;

export const NO_TEXTS: AdminTexts = { account: "", name: "", yomigana: "", mail: "" };
export const FIELD_PATHS: readonly string[] = ADMIN_TEXTS.map((name) => `/${name}`);

const LABELS = {
  account: "admins.account",
  name: "admins.name",
  yomigana: "admins.yomigana",
  mail: "lists.mail",
} as const satisfies Record<AdminTextName, MessageKey>;

const HELPS = {
  account: "admins.accountHelp",
  yomigana: "admins.yomiganaHelp",
} as const satisfies Partial<Record<AdminTextName, MessageKey>>;

export interface AdminFieldsProps {
  readonly texts: AdminTexts;
  readonly onChange: (texts: AdminTexts) => void;
  readonly errors: FieldErrors;
}

/** Who an admin is. */
export function AdminFields({ texts, onChange, errors }: AdminFieldsProps) {
  const t = useT();
  return (
    <div className={styles["fields"]}>
      {ADMIN_TEXTS.map((field) => (
        <TextField
          key={field}
          label={t(LABELS[field])}
          value={texts[field]}
          onChange={(value) => {
            onChange({ ...texts, [field]: value });
            errors.touch(`/${field}`);
          }}
          error={errors.at(`/${field}`)}
          description={field in HELPS ? t(HELPS[field as keyof typeof HELPS]) : undefined}
          autoFocus={field === "account"}
          autoComplete="off"
          isOptional={field === "yomigana" || field === "mail"}
          {...(field === "mail" || field === "account" ? { spellCheck: "false" as const } : {})}
        />
      ))}
    </div>
  );
}
