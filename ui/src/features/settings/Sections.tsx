import type { ReactNode } from "react";
import { type LabelPart, labelNames } from "~/components/settingsFields";
import { durationText, dutyText, fieldName, scoreText } from "~/components/settingsWords";
import { type Translate, useI18n, useT } from "~/i18n/i18n";
import { RadioGroup } from "~/kit/RadioGroup";
import { Select } from "~/kit/Select";
import { TextField } from "~/kit/TextField";
import { BOUNDS, DUTIES, type Fault, type NumberName } from "./draft";
import styles from "./Settings.module.css";
import type { Draft } from "./useDraft";

interface SectionProps {
  readonly draft: Draft;
  /** Why nothing here can be changed, or null. */
  readonly reason: string | null;
}

interface FaultsProps extends SectionProps {
  /** Whether fields that were not touched yet say what is wrong, too. */
  readonly showFaults: boolean;
}

function Section({ title, help, children }: { title: string; help: string; children: ReactNode }) {
  return (
    <section className={styles["section"]} aria-label={title}>
      <header>
        <h2>{title}</h2>
        <p className={styles["quiet"]}>{help}</p>
      </header>
      {children}
    </section>
  );
}

const FAULTS: Readonly<Record<Fault, (t: Translate, least: string, most: string) => string>> = {
  number: (t) => t("settings.fault.number"),
  bounds: (t, least, most) => t("settings.fault.bounds", { least, most }),
  lockBeyondIdle: (t) => t("settings.fault.lockBeyondIdle"),
};

interface NumberFieldProps extends FaultsProps {
  readonly name: NumberName;
  readonly unit: string;
  readonly help: string;
  /** May stay empty; then this stands there. */
  readonly empty?: string;
}

function NumberField({ draft, reason, showFaults, name, unit, help, empty }: NumberFieldProps) {
  const { t, format } = useI18n();
  const fault = draft.faults[name];
  const least = format.number(BOUNDS[name][0]);
  const most = format.number(BOUNDS[name][1]);
  const shown = fault && (showFaults || draft.changed.has(name) || fault === "lockBeyondIdle");
  return (
    <TextField
      label={fieldName(t, name)}
      value={draft.values[name]}
      onChange={(value) => draft.set(name, value)}
      description={t("settings.help", { help, least, most })}
      error={shown ? FAULTS[fault](t, least, most) : undefined}
      unit={unit}
      inputMode="numeric"
      autoComplete="off"
      isDisabled={reason !== null}
      {...(empty ? { placeholder: empty, isOptional: true } : {})}
      className={styles["number"] ?? ""}
    />
  );
}

/** What a new password must be. */
export function PasswordSection(props: FaultsProps) {
  const { draft, reason } = props;
  const t = useT();
  return (
    <Section title={t("settings.password")} help={t("settings.passwordHelp")}>
      <div className={styles["fields"]}>
        <NumberField
          {...props}
          name="min_length"
          unit={t("settings.unit.characters")}
          help={t("settings.min_lengthHelp")}
        />
        <Select
          label={fieldName(t, "min_score")}
          options={["0", "1", "2", "3", "4"].map((id) => ({ id, label: scoreText(t, id) }))}
          value={draft.values.min_score}
          onChange={(value) => draft.set("min_score", value)}
          description={t("settings.min_scoreHelp")}
          isDisabled={reason !== null}
          className={styles["number"] ?? ""}
        />
        <NumberField {...props} name="history" unit={t("settings.unit.times")} help={t("settings.historyHelp")} />
        <NumberField
          {...props}
          name="expire_days"
          unit={t("settings.unit.days")}
          help={t("settings.expire_daysHelp")}
          empty={t("settings.never")}
        />
      </div>
    </Section>
  );
}

/** How long one stays signed in. */
export function SessionSection(props: FaultsProps) {
  const { t, format } = useI18n();
  const { draft } = props;
  const minutes = (name: "absolute_minutes" | "idle_minutes" | "lock_minutes", help: string) => {
    // Nobody reads 43,200 minutes at a glance.
    const value = draft.faults[name] === "number" || draft.faults[name] === "bounds" ? null : draft.values[name];
    const typed = value === null ? Number.NaN : Number(value.normalize("NFKC").replaceAll(",", ""));
    const told = typed >= 60 ? t("settings.inWords", { duration: durationText(t, format, typed), help }) : help;
    return <NumberField {...props} name={name} unit={t("settings.unit.minutes")} help={told} />;
  };
  return (
    <Section title={t("settings.session")} help={t("settings.sessionHelp")}>
      <div className={styles["fields"]}>
        {minutes("absolute_minutes", t("settings.absolute_minutesHelp"))}
        {minutes("idle_minutes", t("settings.idle_minutesHelp"))}
        {minutes("lock_minutes", t("settings.lock_minutesHelp"))}
      </div>
    </Section>
  );
}

/** Who must have a second factor. */
export function MfaSection({ draft, reason, children }: SectionProps & { readonly children: ReactNode }) {
  const t = useT();
  const help = {
    off: t("settings.mfa.offHelp"),
    recommended: t("settings.mfa.recommendedHelp"),
    managers: t("settings.mfa.managersHelp"),
    all: t("settings.mfa.allHelp"),
  } as const;
  return (
    <Section title={t("settings.mfa")} help={t("settings.mfaHelp")}>
      <RadioGroup
        label={t("settings.mfaWho")}
        options={DUTIES.map((id) => ({
          id,
          label: dutyText(t, id),
          description: help[id],
          isDisabled: reason !== null,
        }))}
        value={DUTIES.find((duty) => duty === draft.values.mfa) ?? "off"}
        onChange={(value) => draft.set("mfa", value)}
      />
      {children}
    </Section>
  );
}

export interface LabelsSectionProps extends SectionProps {
  /** Whose fields. */
  readonly part: LabelPart;
}

/** What the five free fields of one kind of row are called. */
export function LabelsSection({ draft, reason, part }: LabelsSectionProps) {
  const t = useT();
  const { title, help } = {
    admin_labels: { title: t("settings.labels"), help: t("settings.labelsHelp") },
    user_labels: { title: t("settings.userLabels"), help: t("settings.userLabelsHelp") },
    device_labels: { title: t("settings.deviceLabels"), help: t("settings.deviceLabelsHelp") },
  }[part];
  return (
    <Section title={title} help={help}>
      {reason ? <p className={styles["quiet"]}>{reason}</p> : null}
      <div className={styles["labels"]}>
        {labelNames(part).map((name, index) => (
          <TextField
            key={name}
            label={t("settings.label", { n: index + 1 })}
            value={draft.values[name]}
            onChange={(value) => draft.set(name, value)}
            autoComplete="off"
            isOptional
            isDisabled={reason !== null}
          />
        ))}
      </div>
    </Section>
  );
}
