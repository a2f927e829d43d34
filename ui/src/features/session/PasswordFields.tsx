import { Circle, CircleCheck } from "lucide-react";
import { Problem } from "~/components/Problem";
import { type Translate, useT } from "~/i18n/i18n";
import { PasswordField } from "~/kit/TextField";
import { cx } from "~/util/cx";
import styles from "./Form.module.css";
import type { RuleName } from "./rules";
import type { PasswordChange } from "./usePasswordChange";

const RULE_TEXTS: Readonly<Record<RuleName, (t: Translate) => string>> = {
  length: (t) => t("session.rule.length"),
  names: (t) => t("session.rule.names"),
  different: (t) => t("session.rule.different"),
  repeat: (t) => t("session.rule.repeat"),
};

/** Current password, new one twice, and the rule with a tick for each part that is met already. */
export function PasswordFields({ change, size }: { readonly change: PasswordChange; readonly size: "m" | "l" }) {
  const t = useT();
  return (
    <>
      {change.failure ? <Problem failure={change.failure} /> : null}
      {/* Tells password stores whose password this is. */}
      <input type="text" autoComplete="username" value={change.account} readOnly hidden />
      <PasswordField
        label={t("session.current")}
        value={change.current}
        onChange={change.setCurrent}
        error={change.currentError}
        autoComplete="current-password"
        autoFocus
        size={size}
      />
      <PasswordField
        label={t("session.new")}
        value={change.next}
        onChange={change.setNext}
        error={change.nextError}
        autoComplete="new-password"
        size={size}
      />
      <PasswordField
        label={t("session.repeat")}
        value={change.repeat}
        onChange={change.setRepeat}
        autoComplete="new-password"
        size={size}
      />
      <ul className={styles["rules"]} aria-label={t("session.rule.title")}>
        {change.rules.map((rule) => (
          <li key={rule.name} className={cx(styles["rule"], rule.met && styles["met"])}>
            {rule.met ? <CircleCheck aria-hidden="true" /> : <Circle aria-hidden="true" />}
            <span>{RULE_TEXTS[rule.name](t)}</span>
            <span className="visually-hidden">{t(rule.met ? "session.rule.met" : "session.rule.unmet")}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
