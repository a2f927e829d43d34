import { dayText } from "~/components/days";
import { freeFacts } from "~/components/free";
import { type Fact, Facts } from "~/components/lists/Facts";
import { useI18n } from "~/i18n/i18n";
import type { Admin, AdminAccess } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { AdminState } from "./AdminState";
import { LANGUAGE_NAMES } from "./adminWords";
import { KindWords } from "./GrantWords";

export interface AdminOverviewProps {
  readonly admin: Admin;
  /** How the admin signs in, where that may be known. */
  readonly access: AdminAccess | undefined;
}

/** What is known about an admin, a line each. */
export function AdminOverview({ admin, access }: AdminOverviewProps) {
  const { t, format } = useI18n();
  const labels = useCall("settings_get", {}).data?.admin_labels;
  const catalogue = useCall("permissions_list", {}).data ?? [];
  const day = (value: string | null) => (value === null ? null : dayText(t, value));
  const { valid_from: from, valid_until: until } = admin;
  const validity =
    from === null && until === null
      ? t("admins.validAlways")
      : t("admins.validRange", { from: day(from) ?? "", until: day(until) ?? "" });
  const language = t(LANGUAGE_NAMES[admin.language ?? "system"]);
  const facts: Fact[] = [
    { id: "account", label: t("admins.account"), value: admin.account },
    { id: "mail", label: t("lists.mail"), value: admin.mail },
    { id: "kind", label: t("admins.kindColumn"), value: <KindWords grants={admin.grants} catalogue={catalogue} /> },
    ...freeFacts(labels, admin.free),
    { id: "language", label: t("admins.language"), value: language },
    { id: "state", label: t("admins.state"), value: <AdminState admin={admin} access={access} /> },
    { id: "validity", label: t("admins.validity"), value: validity },
  ];
  if (access) {
    const last = access.last_sign_in_at;
    facts.push(
      { id: "last", label: t("admins.lastSignIn"), value: last ? format.dateTime(last) : t("admins.neverSignedIn") },
      {
        id: "factor",
        label: t("admins.factor"),
        value: t(
          access.has_factor ? "account.factor.on" : access.needs_factor ? "admins.factorMissing" : "account.factor.off",
        ),
      },
      { id: "sessions", label: t("admins.openSessions"), value: t("admins.sessionCount", { n: access.sessions }) },
    );
  }
  return <Facts facts={facts} />;
}
