import { Circle, CircleCheck, CircleX, Info } from "lucide-react";
import { useEffect, useId, useState } from "react";
import { faultText } from "~/i18n/errorText";
import { type Translate, useT } from "~/i18n/i18n";
import { call } from "~/ipc/client";
import type { AdminId, PasswordFault, PasswordRating, Settings } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { cx } from "~/util/cx";
import styles from "./PasswordMeter.module.css";

/** So long nothing is typed before a password is rated. */
const PAUSE_MS = 150;

const NO_NAMES: readonly string[] = [];
const NO_FAULTS: readonly PasswordFault[] = [];

export interface PasswordMeterProps {
  readonly password: string;
  /** Whose it is to be; left out it is one's own. */
  readonly admin?: AdminId;
  /** Names that an admin who is only being registered will have. */
  readonly names?: readonly string[];
  /** What the service found wrong with it, where it was refused. */
  readonly faults?: readonly PasswordFault[];
}

/** How hard a new password is to guess, and which parts of the company's rule it meets. Nothing leaves this computer. */
export function PasswordMeter({ password, admin, names = NO_NAMES, faults = NO_FAULTS }: PasswordMeterProps) {
  const t = useT();
  const id = useId();
  const rating = useRating(password, admin ?? null, names);
  // Before the first synchronisation the company's rule is not known here; the service knows it in any case.
  const rule = useCall("settings_get", {}).data?.password ?? null;
  const score = rating ? Math.min(4, rating.score) : null;
  const word = score === null ? t("session.strength.none") : SCORE_TEXTS[score as Score](t);
  return (
    <div className={styles["meter"]}>
      <div className={styles["line"]}>
        <span id={id}>{t("session.strength.label")}</span>
        <span aria-live="polite" className={styles["word"]}>
          {word}
        </span>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: the native one cannot be drawn as four parts in every engine */}
      <div
        role="meter"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={4}
        aria-valuenow={score ?? 0}
        aria-valuetext={word}
        className={styles["bar"]}
        data-score={score ?? undefined}
      >
        {[0, 1, 2, 3].map((part) => (
          <span key={part} className={cx(score !== null && part < Math.max(1, score) && styles["filled"])} />
        ))}
      </div>
      <ul className={styles["rules"]} aria-label={t("session.rule.title")}>
        {parts(t, rule, rating, faults).map((part) => (
          <Part key={part.id} part={part} />
        ))}
      </ul>
    </div>
  );
}

type Score = 0 | 1 | 2 | 3 | 4;

const SCORE_TEXTS: Readonly<Record<Score, (t: Translate) => string>> = {
  0: (t) => t("session.strength.0"),
  1: (t) => t("session.strength.1"),
  2: (t) => t("session.strength.2"),
  3: (t) => t("session.strength.3"),
  4: (t) => t("session.strength.4"),
};

/** Asks how good the password is. It is never part of a cache's key, and an older answer never replaces a newer one. */
function useRating(password: string, admin: AdminId | null, names: readonly string[]): PasswordRating | null {
  const [rated, setRated] = useState<{ readonly password: string; readonly rating: PasswordRating } | null>(null);
  // Callers make the list anew each time; what is in it decides.
  const given = JSON.stringify(names);
  useEffect(() => {
    if (password === "") {
      setRated(null);
      return;
    }
    let current = true;
    const timer = setTimeout(() => {
      void call("password_rate", { password, admin, names: JSON.parse(given) as string[] }).then(
        (rating) => {
          if (current) setRated({ password, rating });
        },
        // Without a rating the rule stands there without ticks, and the service decides.
        () => {
          if (current) setRated(null);
        },
      );
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [password, admin, given]);
  return password === "" ? null : (rated?.rating ?? null);
}

interface RulePart {
  readonly id: string;
  readonly text: string;
  /** `told` is what only the service can check. */
  readonly state: "met" | "unmet" | "broken" | "told";
}

function parts(
  t: Translate,
  rule: Settings["password"] | null,
  rating: PasswordRating | null,
  refused: readonly PasswordFault[],
): readonly RulePart[] {
  const state = (...faults: readonly PasswordFault[]): RulePart["state"] => {
    if (faults.some((fault) => refused.includes(fault))) return "broken";
    if (!rating) return "unmet";
    return faults.some((fault) => rating.faults.includes(fault)) ? "unmet" : "met";
  };
  const found: RulePart[] = [
    {
      id: "length",
      text: rule ? t("session.rule.length", { n: rule.min_length }) : t("session.rule.someLength"),
      state: state("too_short", "too_long"),
    },
    { id: "names", text: t("session.rule.names"), state: state("contains_name") },
  ];
  if (!rule || rule.min_score > 0) {
    const text = rule
      ? t("session.rule.strength", { word: SCORE_TEXTS[Math.min(4, rule.min_score) as Score](t) })
      : t("session.rule.someStrength");
    found.push({ id: "strength", text, state: state("too_weak") });
  }
  if (rating?.faults.includes("bad_character") || refused.includes("bad_character")) {
    found.push({ id: "character", text: faultText(t, "bad_character"), state: "broken" });
  }
  if (refused.includes("used_before")) {
    found.push({ id: "history", text: faultText(t, "used_before"), state: "broken" });
  } else if (rule && rule.history > 0) {
    found.push({ id: "history", text: t("session.rule.history", { n: rule.history }), state: "told" });
  }
  return found;
}

const ICONS = { met: CircleCheck, unmet: Circle, broken: CircleX, told: Info } as const;

function Part({ part }: { readonly part: RulePart }) {
  const t = useT();
  const Icon = ICONS[part.state];
  return (
    <li className={cx(styles["rule"], styles[part.state])}>
      <Icon aria-hidden="true" />
      <span>{part.text}</span>
      {part.state === "told" ? null : (
        <span className="visually-hidden">{t(part.state === "met" ? "session.rule.met" : "session.rule.unmet")}</span>
      )}
    </li>
  );
}
