import { CalendarX } from "lucide-react";
import { FreeInputs } from "~/components/FreeInputs";
import type { FieldErrors } from "~/components/fieldErrors";
import { useT } from "~/i18n/i18n";
import type { MessageKey } from "~/i18n/messages";
import type { Language } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { IconButton } from "~/kit/Button";
import { Select } from "~/kit/Select";
import { TextField } from "~/kit/TextField";
import styles from "./Admins.module.css";
import { ADMIN_TEXTS, type AdminForm, type AdminTextName, VALIDITY, type ValidityName } from "./adminForm";

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

const VALIDITY_LABELS = {
  valid_from: "admins.validFrom",
  valid_until: "admins.validUntil",
} as const satisfies Record<ValidityName, MessageKey>;

const VALIDITY_EMPTY = {
  valid_from: "admins.validFromEmpty",
  valid_until: "admins.validUntilEmpty",
} as const satisfies Record<ValidityName, MessageKey>;

const LANGUAGES = {
  system: "admins.languageSystem",
  ja: "admins.languageJa",
  en: "admins.languageEn",
} as const satisfies Record<"system" | Language, MessageKey>;

export interface AdminFieldsProps {
  readonly form: AdminForm;
  readonly onChange: (form: AdminForm) => void;
  readonly errors: FieldErrors;
  /** Why the days of validity cannot be changed, if they cannot. */
  readonly validityReason: string | null;
}

/** Who an admin is: names, the company's own fields, language, and from when to when the account is valid. */
export function AdminFields({ form, onChange, errors, validityReason }: AdminFieldsProps) {
  const t = useT();
  const labels = useCall("settings_get", {}).data?.admin_labels;
  const set = (path: string, changed: Partial<AdminForm>) => {
    onChange({ ...form, ...changed });
    errors.touch(path);
  };
  return (
    <div className={styles["fields"]}>
      {ADMIN_TEXTS.map((field) => (
        <TextField
          key={field}
          label={t(LABELS[field])}
          value={form[field]}
          onChange={(value) => set(`/${field}`, { [field]: value })}
          error={errors.at(`/${field}`)}
          description={field in HELPS ? t(HELPS[field as keyof typeof HELPS]) : undefined}
          autoFocus={field === "account"}
          autoComplete="off"
          isOptional={field === "yomigana" || field === "mail"}
          {...(field === "mail" || field === "account" ? { spellCheck: "false" as const } : {})}
        />
      ))}
      <FreeInputs labels={labels} free={form.free} onChange={(free) => onChange({ ...form, free })} errors={errors} />
      <Select
        label={t("admins.language")}
        description={t("admins.languageHelp")}
        value={form.language ?? "system"}
        onChange={(language) => set("/language", { language: language === "system" ? null : language })}
        options={(["system", "ja", "en"] as const).map((id) => ({ id, label: t(LANGUAGES[id]) }))}
      />
      {VALIDITY.map((field) => (
        <DayField
          key={field}
          label={t(VALIDITY_LABELS[field])}
          value={form[field]}
          onChange={(day) => set(`/${field}`, { [field]: day })}
          emptyText={t(VALIDITY_EMPTY[field])}
          error={errors.at(`/${field}`)}
          disabledReason={validityReason}
        />
      ))}
    </div>
  );
}

export interface DayFieldProps {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
  /** What it means that no day is chosen. */
  readonly emptyText: string;
  readonly error?: string | undefined;
  readonly disabledReason?: string | null;
}

/** A day, or none; what none means is said below the field. */
export function DayField({ label, value, onChange, emptyText, error, disabledReason = null }: DayFieldProps) {
  const t = useT();
  return (
    <TextField
      type="date"
      label={label}
      value={value ?? ""}
      onChange={(text) => onChange(text === "" ? null : text)}
      error={error}
      isDisabled={disabledReason !== null}
      description={disabledReason ?? (value === null ? emptyText : t("admins.validityHelp"))}
      inside={
        value === null || disabledReason !== null ? null : (
          <IconButton
            size="s"
            label={t("admins.clearDay", { label })}
            icon={<CalendarX />}
            onPress={() => onChange(null)}
          />
        )
      }
    />
  );
}
