import { useT } from "~/i18n/i18n";
import { Banner } from "~/kit/Banner";
import { PasswordField } from "~/kit/TextField";
import { PasswordMeter } from "../PasswordMeter";
import { Problem } from "../Problem";
import type { PasswordChange } from "./usePasswordChange";

/** Current password, new one twice, and what the company's rule says of the new one. */
export function PasswordFields({ change, size }: { readonly change: PasswordChange; readonly size: "m" | "l" }) {
  const t = useT();
  return (
    <>
      {change.failure ? <Problem failure={change.failure} /> : null}
      {change.waitReason ? <Banner tone="danger">{change.waitReason}</Banner> : null}
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
      <PasswordMeter password={change.next} faults={change.faults} />
      <PasswordField
        label={t("session.repeat")}
        value={change.repeat}
        onChange={change.setRepeat}
        error={change.repeatError}
        autoComplete="new-password"
        size={size}
      />
    </>
  );
}
