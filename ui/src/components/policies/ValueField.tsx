import { durationText } from "~/components/settingsWords";
import { type I18n, useI18n } from "~/i18n/i18n";
import type { PolicyItemView } from "~/ipc/generated";
import { Select } from "~/kit/Select";
import { Switch } from "~/kit/Switch";
import { TextField } from "~/kit/TextField";
import styles from "./Policies.module.css";
import { readText, unitText, type ValueFault } from "./policyValues";

export interface ValueFieldProps {
  readonly item: PolicyItemView;
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly fault: ValueFault | null;
  readonly isDisabled: boolean;
  /** The help beside it. */
  readonly describedBy: string;
}

/** The field of one item, as its kind asks for it. Its name and help stand beside it. */
export function ValueField({ item, text, onChange, fault, isDisabled, describedBy }: ValueFieldProps) {
  const i18n = useI18n();
  const { t, format, locale } = i18n;
  const { type: kind } = item;
  const label = item.label[locale];
  const shared = {
    label,
    labelHidden: true,
    isDisabled,
    error: fault ? faultText(i18n, item, fault) : undefined,
  } as const;
  const typed = { ...shared, value: text, onChange, autoComplete: "off", "aria-describedby": describedBy } as const;
  switch (kind.kind) {
    case "bool":
      return (
        <Switch
          aria-label={label}
          aria-describedby={describedBy}
          isSelected={text === "true"}
          onChange={(on) => onChange(String(on))}
          isDisabled={isDisabled}
        >
          {t(text === "true" ? "policies.value.yes" : "policies.value.no")}
        </Switch>
      );
    case "choice":
      return (
        <Select
          {...shared}
          aria-describedby={describedBy}
          options={kind.choices.map((choice) => ({ id: choice.key, label: choice.label[locale] }))}
          value={text}
          onChange={onChange}
        />
      );
    case "int":
      return (
        <TextField
          {...typed}
          inputMode="numeric"
          unit={unitText(t, kind.unit)}
          description={t("policies.bounds", { least: format.number(kind.min), most: format.number(kind.max) })}
          className={styles["short"] ?? ""}
        />
      );
    case "duration": {
      const read = readText(item, text);
      const bounds = t("policies.bounds", { least: format.number(kind.min), most: format.number(kind.max) });
      // Nobody reads 1,440 minutes at a glance.
      const value = typeof read === "string" ? null : Number(read.value);
      return (
        <TextField
          {...typed}
          inputMode="numeric"
          unit={t("policies.unit.minutes")}
          description={
            value !== null && value >= 60
              ? t("policies.boundsWith", { value: durationText(t, format, value), bounds })
              : bounds
          }
          className={styles["short"] ?? ""}
        />
      );
    }
    case "texts":
      return <TextField {...typed} rows={rowsFor(text)} description={t("policies.texts", { most: kind.most })} />;
    case "time":
      return (
        <TextField
          {...typed}
          inputMode="numeric"
          placeholder="09:00"
          description={t("policies.time")}
          className={styles["short"] ?? ""}
        />
      );
    case "pattern":
      return <TextField {...typed} description={t("policies.pattern")} />;
  }
}

/** As many lines as there are, within reason. */
function rowsFor(text: string): number {
  return Math.min(8, Math.max(2, text.split("\n").length + 1));
}

function faultText({ t, format }: I18n, { type: kind }: PolicyItemView, fault: ValueFault): string {
  switch (fault) {
    case "number":
    case "bounds":
      return kind.kind === "int" || kind.kind === "duration"
        ? t("policies.fault.number", { least: format.number(kind.min), most: format.number(kind.max) })
        : "";
    case "time":
      return t("policies.fault.time");
    case "tooLong":
      return t("policies.fault.tooLong", { n: kind.kind === "texts" || kind.kind === "pattern" ? kind.longest : 0 });
    case "tooMany":
      return t("policies.fault.tooMany", { n: kind.kind === "texts" ? kind.most : 0 });
    case "character":
      return t("policies.fault.character");
  }
}
