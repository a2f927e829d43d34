/** From codes to words. Both records are total: a new code does not compile until somebody decides what it says. */

import type { ErrorBody, ErrorCode, PasswordFault, RejectionCode } from "~/ipc/generated";
import type { Translate } from "./i18n";

/** The key of every error's text. */
const ERROR_KEYS = {
  sign_in_failed: "error.sign_in_failed",
  session_ended: "error.session_ended",
  otp_required: "error.otp_required",
  otp_wrong: "error.otp_wrong",
  factor_required: "error.factor_required",
  factor_conflict: "error.factor_conflict",
  step_up_required: "error.step_up_required",
  password_change_required: "error.password_change_required",
  password_wrong: "error.password_wrong",
  password_unfit: "error.password_unfit",
  forbidden: "error.forbidden",
  not_found: "error.not_found",
  method_not_allowed: "error.method_not_allowed",
  bad_request: "error.bad_request",
  too_large: "error.too_large",
  unsupported_media_type: "error.unsupported_media_type",
  change_rejected: "error.change_rejected",
  notice_rejected: "error.notice_rejected",
  revision_conflict: "error.revision_conflict",
  already_undone: "error.already_undone",
  idempotency_mismatch: "error.idempotency_mismatch",
  too_many_attempts: "error.too_many_attempts",
  client_too_old: "error.client_too_old",
  unavailable: "error.unavailable",
  internal: "error.internal",
  offline: "error.offline",
  certificate_untrusted: "error.certificate_untrusted",
  unexpected_answer: "error.unexpected_answer",
  keyring_unavailable: "error.keyring_unavailable",
  keyring_refused: "error.keyring_refused",
  locked: "error.locked",
  viewing_as: "error.viewing_as",
  not_signed_in: "error.not_signed_in",
  not_ready: "error.not_ready",
  disk_failed: "error.disk_failed",
  kept_unreadable: "error.kept_unreadable",
  file_failed: "error.file_failed",
  job_running: "error.job_running",
  cancelled: "error.cancelled",
  import_gone: "error.import_gone",
  deletions_unconfirmed: "error.deletions_unconfirmed",
  import_unfit: "error.import_unfit",
  policy_file_unfit: "error.policy_file_unfit",
  manual_missing: "error.manual_missing",
  unknown: "error.unknown",
} as const satisfies Record<ErrorCode, `error.${ErrorCode}`>;

/** The key of what is wrong with a password. */
const FAULT_KEYS = {
  too_short: "error.password_fault.too_short",
  too_long: "error.password_fault.too_long",
  bad_character: "error.password_fault.bad_character",
  contains_name: "error.password_fault.contains_name",
  too_weak: "error.password_fault.too_weak",
  used_before: "error.password_fault.used_before",
} as const satisfies Record<PasswordFault, `error.password_fault.${PasswordFault}`>;

/** The names that a rejection's text may need; found by whoever shows it. */
export interface RejectionNames {
  readonly permission: string;
  readonly group: string;
  readonly admin: string;
}

/** The text of every rejection. */
export const REJECTION_TEXTS: Readonly<Record<RejectionCode, (t: Translate, names: RejectionNames) => string>> = {
  not_found: (t) => t("rejection.not_found"),
  id_taken: (t) => t("rejection.id_taken"),
  permission_missing: (t, { permission, group }) => t("rejection.permission_missing", { permission, group }),
  escalation: (t, { permission, group }) => t("rejection.escalation", { permission, group }),
  admin_not_covered: (t, { admin }) => t("rejection.admin_not_covered", { admin }),
  own_account: (t) => t("rejection.own_account"),
  last_manager: (t) => t("rejection.last_manager"),
  move_raises_authority: (t) => t("rejection.move_raises_authority"),
  group_is_scope: (t, { admin }) => t("rejection.group_is_scope", { admin }),
  group_not_empty: (t) => t("rejection.group_not_empty"),
  group_cycle: (t) => t("rejection.group_cycle"),
  group_too_deep: (t) => t("rejection.group_too_deep"),
  user_has_devices: (t) => t("rejection.user_has_devices"),
  group_name_taken: (t) => t("rejection.group_name_taken"),
  group_code_taken: (t) => t("rejection.group_code_taken"),
  employee_number_taken: (t) => t("rejection.employee_number_taken"),
  asset_number_taken: (t) => t("rejection.asset_number_taken"),
  account_taken: (t) => t("rejection.account_taken"),
  required: (t) => t("rejection.required"),
  too_long: (t) => t("rejection.too_long"),
  bad_character: (t) => t("rejection.bad_character"),
  bad_account: (t) => t("rejection.bad_account"),
  bad_validity: (t) => t("rejection.bad_validity"),
  out_of_bounds: (t) => t("rejection.out_of_bounds"),
  bad_mail: (t) => t("rejection.bad_mail"),
  empty_grant: (t) => t("rejection.empty_grant"),
  not_group_scoped: (t, { permission }) => t("rejection.not_group_scoped", { permission }),
  too_many_grants: (t) => t("rejection.too_many_grants"),
  bad_change_count: (t) => t("rejection.bad_change_count"),
  bad_reason: (t) => t("rejection.bad_reason"),
  superseded: (t) => t("rejection.superseded"),
  policy_name_taken: (t) => t("rejection.policy_name_taken"),
  too_many_policies: (t) => t("rejection.too_many_policies"),
  too_many_assignments: (t) => t("rejection.too_many_assignments"),
  policy_assigned: (t) => t("rejection.policy_assigned"),
  policy_assigned_elsewhere: (t) => t("rejection.policy_assigned_elsewhere"),
  already_assigned: (t) => t("rejection.already_assigned"),
  unknown_section: (t) => t("rejection.unknown_section"),
  unknown_item: (t) => t("rejection.unknown_item"),
  section_not_permitted: (t) => t("rejection.section_not_permitted"),
  section_forbidden: (t) => t("rejection.section_forbidden"),
  item_locked: (t) => t("rejection.item_locked"),
  bad_value: (t) => t("rejection.bad_value"),
  too_many_values: (t) => t("rejection.too_many_values"),
  violation_active: (t) => t("rejection.violation_active"),
  not_a_smart_device: (t) => t("rejection.not_a_smart_device"),
  operator_only: (t) => t("rejection.operator_only"),
};

/** What people read when a call failed. Rejections come in addition, one sentence each. */
export function errorText(t: Translate, error: ErrorBody): string {
  if (error.code === "too_many_attempts" && error.retry_after !== undefined) {
    return t("error.too_many_attempts_wait", { seconds: error.retry_after });
  }
  const faults = passwordFaults(error);
  if (faults.length > 0) return faults.map((fault) => faultText(t, fault)).join(" ");
  // A service newer than this console may send a code that this table does not have.
  return t(ERROR_KEYS[error.code] ?? "error.unknown");
}

/** What the service says is wrong with a new password; empty for every other error, and for faults not known here. */
export function passwordFaults(error: ErrorBody): readonly PasswordFault[] {
  if (error.code !== "password_unfit") return [];
  const known = Object.keys(FAULT_KEYS) as PasswordFault[];
  return known.filter((fault) => error.fields.some((field) => field.code === fault));
}

/** One thing that is wrong with a password, as a sentence. */
export function faultText(t: Translate, fault: PasswordFault): string {
  return t(FAULT_KEYS[fault]);
}
