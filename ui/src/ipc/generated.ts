// Made by `cargo xtask codegen` from crates/contract and crates/directory. Do not edit.

/**
 * Something that happened to an account and its owner should know.
 */
export type AccountNote = { 
/**
 * When.
 */
at: string, 
/**
 * What.
 */
kind: AccountNoteKind, 
/**
 * Name of the admin who did it; empty where nobody in particular did.
 */
by: string, };

/**
 * What happened to an account.
 */
export type AccountNoteKind = "password_set" | "factor_removed" | "sessions_ended" | "locked" | "recovery_code_used" | "unknown";

/**
 * The violation policy being active on a device.
 */
export type ActiveViolation = { 
/**
 * How.
 */
violation: Violation, 
/**
 * Name of the device.
 */
device_name: string, 
/**
 * Name of who activated it, if they are in sight.
 */
by_name: string | null, };

/**
 * A console account.
 */
export type Admin = { 
/**
 * Its id.
 */
id: AdminId, 
/**
 * Name to sign in with: 1 to 32 half-width letters, digits and signs; unique in the company, whatever the case.
 */
account: string, 
/**
 * Name as written.
 */
name: string, 
/**
 * Reading of the name in kana, or empty.
 */
yomigana: string, 
/**
 * Mail address, or empty.
 */
mail: string, 
/**
 * The company's five own fields, named by [`crate::Settings::admin_labels`].
 */
free: FreeFields, 
/**
 * The language in which the console first greets the admin; `None` follows the computer.
 */
language: Language | null, 
/**
 * The first day on which the admin may sign in; `None` is from ever on. Days begin at midnight in Japan.
 */
valid_from: string | null, 
/**
 * The last day on which the admin may sign in; `None` is for ever.
 */
valid_until: string | null, 
/**
 * A suspended admin holds no authority at all.
 */
suspended: boolean, 
/**
 * What the admin may do.
 */
grants: Array<Grant>, };

/**
 * How an admin signs in, for those who may manage that admin and for oneself.
 */
export type AdminAccess = { 
/**
 * The admin.
 */
admin: AdminId, 
/**
 * Whether there is a second factor.
 */
has_factor: boolean, 
/**
 * Whether the company's rule asks for one.
 */
needs_factor: boolean, 
/**
 * Whether the password must be changed at the next sign-in.
 */
must_change_password: boolean, 
/**
 * When the password was last set; `None` if there is none, so that nobody can sign in.
 */
password_changed_at: string | null, 
/**
 * The last sign-in.
 */
last_sign_in_at: string | null, 
/**
 * Sessions that are open.
 */
sessions: number, 
/**
 * Until when wrong passwords have locked the account.
 */
locked_until: string | null, };

/**
 * An admin, and what the reader may do to them beyond changes.
 */
export type AdminDetail = { 
/**
 * The admin.
 */
admin: Admin, 
/**
 * May end the sessions and lift a lock.
 */
may_manage: boolean, 
/**
 * May set the password, take away the second factor, and look at the console with the admin's eyes.
 */
may_act_as: boolean, };

/**
 * Names an admin.
 */
export type AdminId = string;

/**
 * Asks for a window of admins.
 */
export type AdminQuery = { 
/**
 * Only admins whose account, name, reading or mail contains this.
 */
query: string, 
/**
 * Sorted by name or account.
 */
sort: SortKey, 
/**
 * Last first.
 */
descending: boolean, 
/**
 * Index of the first row.
 */
from: number, 
/**
 * How many rows: at most 500.
 */
count: number, };

/**
 * A window of admins.
 */
export type AdminWindow = { 
/**
 * Rows in all.
 */
total: number, 
/**
 * Index of the first row given.
 */
from: number, 
/**
 * The rows.
 */
rows: Array<Admin>, };

/**
 * Asks for an admin.
 */
export type AdminsGet = { 
/**
 * The admin. 
 */
id: AdminId, };

/**
 * Sets another admin's password.
 */
export type AdminsPasswordSet = { 
/**
 * The admin.
 */
id: AdminId, 
/**
 * The new one; the owner must change it.
 */
new: Secret, };

/**
 * Shows the console as another admin sees it, to read only.
 */
export type AdminsViewAs = { 
/**
 * The admin; `None` is oneself again.
 */
admin: AdminId | null, };

/**
 * Everything the frame shows; sent as an event whenever it changes.
 */
export type AppState = { 
/**
 * Where in its life the console is.
 */
phase: Phase, 
/**
 * Address of the service.
 */
server: string, 
/**
 * Version of the console.
 */
version: string, 
/**
 * Who is signed in.
 */
session: SessionView | null, 
/**
 * State of the replica.
 */
sync: SyncState, 
/**
 * Whether "stay signed in" can be offered.
 */
keyring: KeyringStatus, 
/**
 * The admin whose view is shown instead of one's own, to read only.
 */
viewing_as: RowLabel | null, 
/**
 * Whether this session is kept in the keyring.
 */
stays_signed_in: boolean, 
/**
 * What was typed at the last sign-in, to fill in again.
 */
last_sign_in: LastSignIn | null, 
/**
 * Why the last session ended without being asked to, if it did.
 */
ended: ErrorCode | null, };

/**
 * How many targets of each kind.
 */
export type AssignedCounts = { 
/**
 * Groups.
 */
groups: number, 
/**
 * Users.
 */
users: number, 
/**
 * Devices.
 */
devices: number, };

/**
 * The assignment of a policy. A target has at most one: it is the row's key.
 */
export type Assignment = { 
/**
 * To what.
 */
target: PolicyTarget, 
/**
 * Which policy.
 */
policy: PolicyId, };

/**
 * Asks who holds authority over a group, a user or a device.
 */
export type AuthorityAt = { 
/**
 * Which.
 */
over: RowRef, };

/**
 * What one admin gains and loses by a change set.
 */
export type AuthorityDiff = { 
/**
 * The admin.
 */
admin: AdminId, 
/**
 * What comes into sight.
 */
gained: Counts, 
/**
 * What goes out of sight.
 */
lost: Counts, 
/**
 * Permissions the admin gains anywhere: by an edit of the grants, or over groups that were moved.
 */
permissions_gained: PermissionSet, 
/**
 * Permissions the admin loses somewhere.
 */
permissions_lost: PermissionSet, };

/**
 * Asks what the signed-in admin may do.
 */
export type AuthorityExplain = { 
/**
 * The questions; answered in the same order.
 */
questions: Array<AuthorityQuestion>, };

/**
 * Asks what another admin may do, and why.
 */
export type AuthorityExplainOf = { 
/**
 * The admin.
 */
admin: AdminId, 
/**
 * The act.
 */
permission: Permission, 
/**
 * To what.
 */
target: Target, };

/**
 * An admin who may do something there.
 */
export type AuthorityHolder = { 
/**
 * The admin.
 */
admin: RowLabel, 
/**
 * Everything the admin may do there.
 */
permissions: PermissionSet, 
/**
 * The grants that make it so.
 */
grants: Array<Grant>, };

/**
 * What an admin may do at a group that one of their grants names, or in the whole organization. What holds at a group
 * holds in its sub-groups.
 */
export type AuthorityPlace = { 
/**
 * The group; `None` is the whole organization.
 */
group: GroupId | null, 
/**
 * How many of the places above it are among these places too.
 */
depth: number, 
/**
 * Everything that single grants allow here, those from above included.
 */
permissions: PermissionSet, 
/**
 * What of it comes from above.
 */
inherited: PermissionSet, };

/**
 * May this be done there?
 */
export type AuthorityQuestion = { 
/**
 * The act.
 */
permission: Permission, 
/**
 * To what.
 */
target: Target, };

/**
 * What a backup is of: the whole service, never one company.
 */
export type BackupKind = "data" | "system" | "unknown";

/**
 * The company's base policy: one row that is always there.
 */
export type BasePolicy = { 
/**
 * By section, the values that are not the catalogue's default.
 */
sections: { [key in string]: { [key in string]: PolicyValue } }, 
/**
 * Whether individual policies are used at all.
 */
individual_allowed: boolean, 
/**
 * The sections that individual policies may hold.
 */
permitted: Array<string>, 
/**
 * What the provider or a parent company decides.
 */
lock: CentralLock, };

/**
 * Makes the changes that were planned last.
 */
export type BulkApply = { 
/**
 * What `bulk_plan` called them.
 */
handle: number, 
/**
 * Why.
 */
reason: string | null, };

/**
 * A change of many rows.
 */
export type BulkDraft = { "type": "devices", 
/**
 * Which.
 */
pick: DevicePick, 
/**
 * What is done to them.
 */
act: DeviceAct, } | { "type": "users", 
/**
 * Which.
 */
pick: UserPick, 
/**
 * What is done to them.
 */
act: UserAct, } | { "type": "groups_merge" } & GroupsMerge | { "type": "policy_delete", 
/**
 * Which.
 */
id: PolicyId, } | { "type": "groups_split", 
/**
 * Id of the new group.
 */
id: GroupId, 
/**
 * Where it lies; `None` is the top.
 */
parent: GroupId | null, 
/**
 * Its name.
 */
name: string, 
/**
 * Its code, or empty.
 */
code: string, 
/**
 * What moves into it.
 */
rows: SplitRows, };

/**
 * What a change of many rows would do.
 */
export type BulkPlan = { 
/**
 * Names exactly these changes: `bulk_apply` makes them, until the next plan.
 */
handle: number, 
/**
 * The effect, of each kind only the first 50 rows.
 */
plan: PlanView, 
/**
 * How many rows it touches in all, as far as they are in sight.
 */
touched: number, 
/**
 * Rows that stay as they are: devices of users, when a group is split.
 */
left_out: number, };

/**
 * What the provider or a parent company decides of a base policy: the company reads it and cannot edit it.
 */
export type CentralLock = { 
/**
 * By section, items that have this value in the base policy whatever the company sets.
 */
fixed: { [key in string]: { [key in string]: PolicyValue } }, 
/**
 * Sections that individual policies may not hold, whatever the company permits.
 */
forbidden: Array<string>, };

/**
 * One change. Fields left out of an edit keep their value; an empty text empties the field.
 */
export type Change = { "type": "group_create" } & Group | { "type": "group_edit", 
/**
 * The group.
 */
id: GroupId, 
/**
 * New name.
 */
name?: string, 
/**
 * New code.
 */
code?: string, } | { "type": "group_move", 
/**
 * The group.
 */
id: GroupId, 
/**
 * Its new parent; `None` is the top.
 */
parent: GroupId | null, } | { "type": "group_delete", 
/**
 * The group.
 */
id: GroupId, } | { "type": "user_create" } & User | { "type": "user_edit", 
/**
 * The user.
 */
id: UserId, 
/**
 * Name as written.
 */
name?: string, 
/**
 * Reading in kana.
 */
yomigana?: string, 
/**
 * Unique in the company.
 */
employee_number?: string, 
/**
 * Mail address.
 */
mail?: string, 
/**
 * Job title.
 */
title?: string, 
/**
 * The company's own fields, all five.
 */
free?: FreeFields, } | { "type": "user_move", 
/**
 * The user.
 */
id: UserId, 
/**
 * The new group.
 */
group: GroupId, } | { "type": "user_delete", 
/**
 * The user.
 */
id: UserId, } | { "type": "device_create" } & Device | { "type": "device_edit", 
/**
 * The device.
 */
id: DeviceId, 
/**
 * Computer or device name.
 */
name?: string, 
/**
 * What it runs.
 */
platform?: Platform, 
/**
 * Operating system and version.
 */
os?: string, 
/**
 * Maker's serial number.
 */
serial?: string, 
/**
 * Unique in the company.
 */
asset_number?: string, 
/**
 * IP address or host name.
 */
address?: string, 
/**
 * What has become of it.
 */
state?: DeviceState, 
/**
 * The company's own fields, all five.
 */
free?: FreeFields, 
/**
 * When its client last reported. No form asks for it: whoever speaks for the client sets it.
 */
last_contact?: string | null, } | { "type": "device_place", 
/**
 * The device.
 */
id: DeviceId, 
/**
 * Its new place.
 */
place: Place, } | { "type": "device_delete", 
/**
 * The device.
 */
id: DeviceId, } | { "type": "admin_create" } & Admin | { "type": "admin_edit", 
/**
 * The admin.
 */
id: AdminId, 
/**
 * Name to sign in with.
 */
account?: string, 
/**
 * Name as written.
 */
name?: string, 
/**
 * Reading in kana.
 */
yomigana?: string, 
/**
 * Mail address.
 */
mail?: string, 
/**
 * The company's own fields, all five.
 */
free?: FreeFields, 
/**
 * Language of the first greeting.
 */
language?: Language | null, 
/**
 * First day of validity.
 */
valid_from?: string | null, 
/**
 * Last day of validity.
 */
valid_until?: string | null, } | { "type": "admin_grants_set", 
/**
 * The admin.
 */
id: AdminId, 
/**
 * All grants the admin has afterwards.
 */
grants: Array<Grant>, } | { "type": "admin_suspend", 
/**
 * The admin.
 */
id: AdminId, } | { "type": "admin_resume", 
/**
 * The admin.
 */
id: AdminId, } | { "type": "admin_delete", 
/**
 * The admin.
 */
id: AdminId, } | { "type": "settings_edit", 
/**
 * What a new password must be.
 */
password?: PasswordRule, 
/**
 * How long one stays signed in.
 */
session?: SessionRule, 
/**
 * Who must have a second factor.
 */
mfa?: MfaDuty, 
/**
 * Names of the free fields of admins, all five.
 */
admin_labels?: FreeFields, 
/**
 * Names of the free fields of users, all five.
 */
user_labels?: FreeFields, 
/**
 * Names of the free fields of devices, all five.
 */
device_labels?: FreeFields, } | { "type": "policy_create" } & Policy | { "type": "policy_edit", 
/**
 * The policy.
 */
id: PolicyId, 
/**
 * New name.
 */
name?: string, 
/**
 * New note.
 */
note?: string, } | { "type": "policy_section_set", 
/**
 * The policy.
 */
id: PolicyId, 
/**
 * The section.
 */
section: string, 
/**
 * The values; `null` links the section again. Items left out keep their own value, or have that of the base
 * policy as it is now if the section was linked; so does an item that is `null`.
 */
values: { [item in string]: PolicyValue | null } | null, } | { "type": "policy_delete", 
/**
 * The policy.
 */
id: PolicyId, } | { "type": "policy_assign", 
/**
 * The policy.
 */
id: PolicyId, 
/**
 * To what: nothing may be assigned to it yet.
 */
target: PolicyTarget, } | { "type": "policy_unassign", 
/**
 * From what.
 */
target: PolicyTarget, } | { "type": "base_policy_section_set", 
/**
 * The section.
 */
section: string, 
/**
 * The values. Items left out keep theirs; `null` gives back the catalogue's default.
 */
values: { [item in string]: PolicyValue | null }, } | { "type": "base_policy_permit", 
/**
 * Whether they are used at all.
 */
individual_allowed?: boolean, 
/**
 * The sections that they may hold, all of them.
 */
permitted?: Array<string>, } | { "type": "violation_policy_section_set", 
/**
 * The section: one of smart devices.
 */
section: string, 
/**
 * The values. Items left out keep theirs; `null` gives back the catalogue's default.
 */
values: { [item in string]: PolicyValue | null }, } | { "type": "violation_activate" } & Violation | { "type": "violation_lift", 
/**
 * The device.
 */
device: DeviceId, } | { "type": "central_lock_set" } & CentralLock;

/**
 * Names an applied change set.
 */
export type ChangeId = string;

/**
 * A part of the history, newest first.
 */
export type ChangePage = { 
/**
 * The change sets.
 */
items: Array<ChangeView>, 
/**
 * Give it as `cursor` for the next part; absent at the end.
 */
next_cursor: string | null, };

/**
 * An applied change set.
 */
export type ChangeView = { 
/**
 * Its id.
 */
id: ChangeId, 
/**
 * The revision it made.
 */
revision: Revision, 
/**
 * When.
 */
at: string, 
/**
 * Who.
 */
actor: AdminId, 
/**
 * Name of the admin at that time.
 */
actor_name: string, 
/**
 * Account of the admin at that time.
 */
actor_account: string, 
/**
 * Why.
 */
reason: string | null, 
/**
 * The file that it was read from.
 */
import: ImportNote | null, 
/**
 * What it did, as far as the reader may see it. Lists and the answers to writes give 1,000 rows at most; `size` says
 * how many there are, and `GET /v1/changes/{id}` gives all.
 */
effect: Effect, 
/**
 * How many rows it touched in all.
 */
size: number, 
/**
 * The change set that this one undid.
 */
undoes: ChangeId | null, 
/**
 * The change set that undid this one, unless it was redone since.
 */
undone_by: ChangeId | null, 
/**
 * The change set that this one brought back into effect, by undoing its undoing.
 */
redoes: ChangeId | null, 
/**
 * Whether the reader may read a part of it only; then it can be undone by others alone, and why it was made is not told.
 */
is_part: boolean, };

/**
 * Changes to plan or apply.
 */
export type ChangesDraft = { 
/**
 * The changes.
 */
changes: Array<Change>, 
/**
 * Why.
 */
reason: string | null, 
/**
 * Refuse if the directory has moved on since.
 */
base_revision: Revision | null, 
/**
 * First passwords for admins registered by these changes.
 */
initial_passwords: Record<string, string>, };

/**
 * Query of `GET /v1/changes`.
 */
export type ChangesQuery = { 
/**
 * How many entries at most: 1 to 500, 100 if left out.
 */
limit?: number, 
/**
 * Where the last part ended.
 */
cursor?: string, 
/**
 * Only change sets one of whose texts contains this; letter case, width and kana kind do not matter.
 */
q?: string, 
/**
 * Only what was done to this row: its kind and id, as `device:ID`; with what was assigned to it and activated on it.
 * Of each change set only that part is given.
 */
row?: RowKey, };

/**
 * Undoes a change set.
 */
export type ChangesUndo = { 
/**
 * The change set.
 */
id: ChangeId, 
/**
 * Refuse if the directory has moved on since.
 */
base_revision?: Revision, };

/**
 * How a check came out; each has a sentence of what to do.
 */
export type CheckFinding = "fine" | "not_reached" | "name_unknown" | "proxy_none" | "proxy_used" | "connect_failed" | "certificate_untrusted" | "certificate_other_name" | "certificate_expired" | "certificate_private" | "tls_none" | "api_foreign" | "api_unready" | "clock_off" | "keyring_none" | "keyring_refused" | "disk_failed" | "disk_low";

/**
 * What a connection check looks at.
 */
export type CheckKind = "name" | "proxy" | "tls" | "api" | "clock" | "keyring" | "disk";

/**
 * How serious a finding is.
 */
export type CheckLevel = "fine" | "warning" | "failed" | "skipped";

/**
 * A part of the service that a notice or the status can speak of.
 */
export type Component = { 
/**
 * Names it: 1 to 40 of a-z, 0-9 and -.
 */
id: string, 
/**
 * What people call it.
 */
name: LocalText, };

/**
 * A part of the service and how it is.
 */
export type ComponentStatus = { 
/**
 * The part.
 */
component: Component, 
/**
 * How it is.
 */
level: StatusLevel, 
/**
 * Since when.
 */
since: string, };

/**
 * One thing that was looked at.
 */
export type ConnectionCheck = { 
/**
 * What.
 */
kind: CheckKind, 
/**
 * How it came out.
 */
finding: CheckFinding, 
/**
 * How serious that is.
 */
level: CheckLevel, 
/**
 * What was seen, to be shown as it is and copied for support: an address, an authority's name, a number of
 * seconds or bytes; never a secret (a proxy's password is left out).
 */
detail: string, 
/**
 * How long it took, in milliseconds.
 */
took_ms: number, };

/**
 * The way to the service, looked at in order.
 */
export type ConnectionReport = { 
/**
 * Address of the service.
 */
server: string, 
/**
 * When.
 */
at: string, 
/**
 * What was looked at.
 */
checks: Array<ConnectionCheck>, };

/**
 * Sent to the window.
 */
export type ConsoleEvent = { "type": "state", 
/**
 * The new one.
 */
state: AppState, } | { "type": "rows", 
/**
 * The revision now shown.
 */
revision: Revision, } | { "type": "job", 
/**
 * How far.
 */
job: JobProgress | null, } | { "type": "manuals", } | { "type": "notices", } | { "type": "status", } | { "type": "notice_chosen", 
/**
 * Which one.
 */
id: NoticeId, };

/**
 * How many rows of each kind.
 */
export type Counts = { 
/**
 * Groups.
 */
groups: number, 
/**
 * Users.
 */
users: number, 
/**
 * Devices.
 */
devices: number, };

/**
 * A group in which something other than the base policy may decide.
 */
export type CoverageGroup = { 
/**
 * The group.
 */
group: RowLabel, 
/**
 * How deep it lies: 0 at the top.
 */
depth: number, 
/**
 * The policy assigned to it.
 */
assigned: PolicyId | null, 
/**
 * The nearest policy assigned above it, and where.
 */
inherited: InheritedPolicy | null, 
/**
 * Devices in it, sub-groups included.
 */
devices: number, 
/**
 * Users in it, sub-groups included, who have a policy of their own.
 */
excepted_users: number, 
/**
 * Devices in it, sub-groups included, that have a policy of their own.
 */
excepted_devices: number, };

/**
 * A part of the recycle bin, last deleted first.
 */
export type DeletedPage = { 
/**
 * The rows.
 */
items: Array<DeletedView>, 
/**
 * Give it as `cursor` for the next part; absent at the end.
 */
next_cursor: string | null, };

/**
 * A row that was deleted in the last 30 days and does not exist now.
 */
export type DeletedView = { 
/**
 * Which.
 */
row: RowRef, 
/**
 * What it was called.
 */
name: string, 
/**
 * The nearest group it lay below that still exists; `None` where there is none.
 */
at: GroupId | null, 
/**
 * When it was deleted.
 */
deleted_at: string, 
/**
 * Until when it is kept here.
 */
kept_until: string, 
/**
 * Who deleted it, where the reader may know.
 */
deleted_by: string | null, 
/**
 * The change set that deleted it, where the reader may read it.
 */
change: ChangeId | null, 
/**
 * What brings it back, as changes to plan and apply: the groups and the user it lay in, as far as they are gone too,
 * and itself last. An admin comes back without a password.
 */
restore: Array<Change>, };

/**
 * Deletes more than a file should by mistake: more than a tenth.
 */
export type DeletionGuard = { 
/**
 * How many rows would be deleted.
 */
delete: number, 
/**
 * Of how many of this kind in sight.
 */
of: number, };

/**
 * What stands between two cells of a text file.
 */
export type Delimiter = "comma" | "tab" | "semicolon";

/**
 * A managed PC or phone.
 */
export type Device = { 
/**
 * Its id.
 */
id: DeviceId, 
/**
 * Where it belongs.
 */
place: Place, 
/**
 * Computer or device name.
 */
name: string, 
/**
 * What it runs.
 */
platform: Platform, 
/**
 * Operating system and version as text, or empty.
 */
os: string, 
/**
 * Maker's serial number, or empty.
 */
serial: string, 
/**
 * The company's asset number, unique in the company, or empty.
 */
asset_number: string, 
/**
 * IP address or host name under which it was last reached, or empty.
 */
address: string, 
/**
 * When its client last reported; `None` if it never did.
 */
last_contact: string | null, 
/**
 * What has become of it.
 */
state: DeviceState, 
/**
 * The company's five own fields, named by [`crate::Settings::device_labels`].
 */
free: FreeFields, };

/**
 * What is done to every one of the devices.
 */
export type DeviceAct = { "act": "place", 
/**
 * Where.
 */
place: Place, } | { "act": "delete" } | { "act": "platform", 
/**
 * Which.
 */
platform: Platform, } | { "act": "state", 
/**
 * Which.
 */
state: DeviceState, } | { "act": "os", 
/**
 * Which.
 */
text: string, } | { "act": "free", 
/**
 * Which field, from 0.
 */
index: number, 
/**
 * The text.
 */
text: string, };

/**
 * A device and what surrounds it.
 */
export type DeviceDetail = { 
/**
 * The device.
 */
device: Device, 
/**
 * Groups from the top to where it lies; empty if unassigned.
 */
path: Array<RowLabel>, 
/**
 * The user it belongs to.
 */
user: RowLabel | null, };

/**
 * How many devices each choice of a filter would show, the filter of its own kind left aside and all others kept.
 */
export type DeviceFacets = { 
/**
 * By state, those that there are none of left out.
 */
states: Array<StateCount>, 
/**
 * By what they belong to, those that there are none of left out.
 */
places: Array<PlaceCount>, 
/**
 * Never heard from.
 */
never: number, 
/**
 * Last heard from before each of the moments asked about.
 */
marks: Array<number>, };

/**
 * Names a device.
 */
export type DeviceId = string;

/**
 * Which devices of a list are meant.
 */
export type DevicePick = { "pick": "these", 
/**
 * They.
 */
ids: Array<DeviceId>, } | { "pick": "all_but", 
/**
 * The list.
 */
query: ListQuery, 
/**
 * Those that are not meant.
 */
except: Array<DeviceId>, };

/**
 * One device in a list.
 */
export type DeviceRow = { 
/**
 * The device.
 */
device: Device, 
/**
 * Name of the user it belongs to, or empty.
 */
user_name: string, 
/**
 * Name of the group it lies in, or empty.
 */
group_name: string, };

/**
 * What has become of a device. Whether it answers is another question: see [`Device::last_contact`].
 */
export type DeviceState = "active" | "in_stock" | "repair" | "lost" | "retired";

/**
 * A window of devices.
 */
export type DeviceWindow = { 
/**
 * Rows in all.
 */
total: number, 
/**
 * Index of the first row given.
 */
from: number, 
/**
 * The rows.
 */
rows: Array<DeviceRow>, 
/**
 * How many there are of each platform, the platform filter left aside.
 */
platforms: Array<PlatformCount>, 
/**
 * How many each choice of the other filters would show.
 */
facets: DeviceFacets, };

/**
 * Asks for a device.
 */
export type DevicesGet = { 
/**
 * The device. 
 */
id: DeviceId, };

/**
 * What a change set does, in full.
 */
export type Effect = { 
/**
 * Every row touched, before and after.
 */
rows: RowDiffs, 
/**
 * Admins other than the actor who gain or lose sight or permissions, in order of their ids.
 */
authority: Array<AuthorityDiff>, 
/**
 * The devices whose effective policy changes; `None` if there are none.
 */
policy_impact?: PolicyImpact, };

/**
 * One item of an effective policy.
 */
export type EffectiveItem = { 
/**
 * The item.
 */
item: string, 
/**
 * Its value.
 */
value: PolicyValue, 
/**
 * Which layer the value comes from.
 */
origin: PolicyOrigin, };

/**
 * What holds for a device, a user or a group.
 */
export type EffectivePolicy = { 
/**
 * The sections that reach it: of a device those of its operating system, else all but the company's own.
 */
sections: Array<EffectiveSection>, 
/**
 * By section, values that this catalogue does not know: written by a newer version, kept and passed on.
 */
unknown?: { [key in string]: { [key in string]: PolicyValue } }, };

/**
 * One section of an effective policy.
 */
export type EffectiveSection = { 
/**
 * The section.
 */
section: string, 
/**
 * What decides it.
 */
source: PolicySource, 
/**
 * What would also have had a say, the strongest first.
 */
losers: Array<PolicyLoser>, 
/**
 * Its items; of a device those that work on its operating system.
 */
items: Array<EffectiveItem>, };

/**
 * What holds for a device, a user or a group.
 */
export type EffectiveView = { 
/**
 * The values, where they come from, and what lost.
 */
effective: EffectivePolicy, 
/**
 * Names of the policies, groups, users and admins that it speaks of, as far as they are in sight.
 */
labels: Array<RowLabel>, };

/**
 * How the characters of a text file are written down.
 */
export type Encoding = "utf8_bom" | "utf8" | "cp932" | "utf16le" | "utf16be";

/**
 * The body of every answer that is not a success, and what every failed console command gives the interface.
 */
export type ErrorBody = { 
/**
 * What went wrong.
 */
code: ErrorCode, 
/**
 * The same in English for developers and logs; the console shows its own text.
 */
message: string, 
/**
 * Names the request in the service's log; empty for local errors.
 */
request_id: string, 
/**
 * The bad parts.
 */
fields: Array<FieldError>, 
/**
 * For `change_rejected`: every rule broken.
 */
rejections: Array<Rejection>, 
/**
 * For `too_many_attempts`: seconds to wait.
 */
retry_after?: number, };

/**
 * What went wrong.
 */
export type ErrorCode = "sign_in_failed" | "session_ended" | "otp_required" | "otp_wrong" | "factor_required" | "factor_conflict" | "step_up_required" | "password_change_required" | "password_wrong" | "password_unfit" | "forbidden" | "not_found" | "method_not_allowed" | "bad_request" | "too_large" | "unsupported_media_type" | "change_rejected" | "notice_rejected" | "revision_conflict" | "already_undone" | "idempotency_mismatch" | "too_many_attempts" | "client_too_old" | "unavailable" | "internal" | "offline" | "certificate_untrusted" | "unexpected_answer" | "keyring_unavailable" | "keyring_refused" | "locked" | "viewing_as" | "not_signed_in" | "not_ready" | "disk_failed" | "kept_unreadable" | "file_failed" | "job_running" | "cancelled" | "import_gone" | "deletions_unconfirmed" | "import_unfit" | "policy_file_unfit" | "manual_missing" | "unknown";

/**
 * Whether an act is allowed, and which grant makes it so or what is missing.
 */
export type Explanation = { 
/**
 * The permission asked for.
 */
permission: Permission, 
/**
 * Whether it is allowed.
 */
allowed: boolean, 
/**
 * The group the target lies in; `None` for the whole organization.
 */
group: GroupId | null, 
/**
 * Allowed: the grant that allows it. Not allowed: the nearest grants, and what each lacks.
 */
grants: Array<GrantVerdict>, 
/**
 * Whether the admin is suspended, so that no grant counts.
 */
suspended: boolean, 
/**
 * Not allowed: the admins in the asker's sight who could grant it, by id.
 */
could_grant: Array<AdminId>, };

/**
 * In which form a file is written.
 */
export type ExportFormat = "xlsx" | "csv" | "tsv";

/**
 * What came of an export.
 */
export type ExportResult = { "type": "written", 
/**
 * Its name, without its folder.
 */
file_name: string, 
/**
 * How many rows, the heading not counted.
 */
rows: number, } | { "type": "unwritable", 
/**
 * How many cells.
 */
total: number, 
/**
 * The first of them: at most 100.
 */
cells: Array<UnwritableCell>, } | { "type": "cancelled" };

/**
 * Which rows are written. Windows (`from`, `count`) are left aside: all that match.
 */
export type ExportRows = { "what": "everything", 
/**
 * The kind.
 */
kind: TableKind, } | { "what": "template", 
/**
 * The kind.
 */
kind: TableKind, } | { "what": "groups", 
/**
 * The list; platforms and sorting are left aside, groups come as the tree shows them.
 */
query: ListQuery, } | { "what": "users", 
/**
 * The list.
 */
query: ListQuery, } | { "what": "devices", 
/**
 * The list.
 */
query: ListQuery, } | { "what": "placements", 
/**
 * The list.
 */
query: ListQuery, } | { "what": "admins", 
/**
 * The list.
 */
query: AdminQuery, };

/**
 * Writes rows to a file that the person chooses.
 */
export type ExportsWrite = { 
/**
 * Which rows.
 */
rows: ExportRows, 
/**
 * The columns in their order; empty writes the standard ones.
 */
columns: Array<Field>, 
/**
 * In which form.
 */
format: ExportFormat, 
/**
 * Encoding of a text file; left aside for a workbook.
 */
encoding: Encoding, 
/**
 * Language of headings, platforms and the like. Import reads both.
 */
language: Language, 
/**
 * Suggested name of the file, without ending.
 */
file_name: string, };

/**
 * Proves that the app has the secret.
 */
export type FactorConfirm = { 
/**
 * Six digits.
 */
otp: Secret, };

/**
 * What an authenticator app needs; of no use before it is confirmed.
 */
export type FactorOffer = { 
/**
 * The secret in base32, in groups of four, to type in by hand.
 */
secret: Secret, 
/**
 * The QR code as the `d` of an SVG path on a field of `size` × `size`, its quiet zone included.
 */
qr: Secret, 
/**
 * Width and height of that field.
 */
size: number, };

/**
 * What is wrong with a cell or a row, or notable about it.
 */
export type FaultCode = "key_missing" | "key_duplicate" | "key_unknown" | "key_exists" | "key_ambiguous" | "required" | "group_unknown" | "group_ambiguous" | "group_cycle" | "user_unknown" | "user_ambiguous" | "place_disagrees" | "platform_unknown" | "language_unknown" | "state_unknown" | "not_yes_or_no" | "bad_date" | "bad_grants" | "permission_unknown" | "row_too_wide" | "formula_cell" | "error_cell" | "date_cell" | "number_cell" | "rejected" | "depends_on_bad" | "zeros_lost" | "empty_leaves";

/**
 * How often something is wrong.
 */
export type FaultCount = { 
/**
 * What.
 */
code: FaultCode, 
/**
 * For `rejected`: why.
 */
rejection: RejectionCode | null, 
/**
 * The letters of the column, where it is the same for all.
 */
column: string | null, 
/**
 * How many rows.
 */
count: number, };

/**
 * What one column of a table holds.
 */
export type Field = "id" | "name" | "yomigana" | "code" | "path" | "parent" | "group" | "employee_number" | "mail" | "title" | "platform" | "os" | "serial" | "asset_number" | "address" | "state" | "last_contact" | "user" | "account" | "language" | "valid_from" | "valid_until" | "suspended" | "grants" | "free1" | "free2" | "free3" | "free4" | "free5";

/**
 * A field before and after.
 */
export type FieldChange = { 
/**
 * The field.
 */
field: Field, 
/**
 * As it is; empty where the row is new.
 */
before: string, 
/**
 * As it would be.
 */
after: string, };

/**
 * One bad part of a request.
 */
export type FieldError = { 
/**
 * JSON pointer into the request, for example `/changes/3/name`.
 */
path: string, 
/**
 * What is wrong with it: a `RejectionCode` or an `ErrorCode` in text.
 */
code: string, };

/**
 * Where and why a file cannot be read.
 */
export type FileProblem = { 
/**
 * What is wrong.
 */
code: FileProblemCode, 
/**
 * The row, from 1 as a spreadsheet counts.
 */
row: number | null, 
/**
 * The letters of the column.
 */
column: string | null, 
/**
 * What is allowed.
 */
limit: number | null, 
/**
 * What was found.
 */
found: number | null, 
/**
 * What stands there, as far as it can be shown.
 */
text: string, };

/**
 * Why a file cannot be read as a table. `ImportPreview::problem` says where and how much.
 */
export type FileProblemCode = "empty" | "too_large" | "too_many_columns" | "too_many_rows" | "cell_too_long" | "too_much_text" | "inflates_too_much" | "not_a_table" | "old_or_protected_workbook" | "damaged_workbook" | "sheet_missing" | "broken_encoding" | "nul_character" | "quote_not_closed";

/**
 * A list or a tree in which a row is looked for.
 */
export type FindIn = { "kind": "users", 
/**
 * The list.
 */
query: ListQuery, } | { "kind": "devices", 
/**
 * The list.
 */
query: ListQuery, } | { "kind": "admins", 
/**
 * The list.
 */
query: AdminQuery, } | { "kind": "tree", 
/**
 * The tree.
 */
query: OrgQuery, 
/**
 * What the organization is called.
 */
organization: string, 
/**
 * What the unassigned devices are called.
 */
unassigned: string, };

/**
 * Five texts that a company uses as it likes. Most rows fill in none, and a company may have a million of them: all five
 * empty take the room of one pointer. On the wire they are always five texts.
 */
export type FreeFields = [string, string, string, string, string];

/**
 * Permissions × scope. Grants of one admin are never merged: an act is allowed if one single grant allows it.
 */
export type Grant = { 
/**
 * What may be done.
 */
permissions: PermissionSet, 
/**
 * Where.
 */
scope: Scope, };

/**
 * What one grant says about an act.
 */
export type GrantVerdict = { 
/**
 * Its place in the admin's list.
 */
index: number, 
/**
 * The grant.
 */
grant: Grant, 
/**
 * Whether it holds the permission.
 */
permission: boolean, 
/**
 * Whether its scope covers the target.
 */
scope: boolean, };

/**
 * A group: a node of the organization tree.
 */
export type Group = { 
/**
 * Its id.
 */
id: GroupId, 
/**
 * The group it lies in; `None` at the top. Scoped views also give `None` where the reader may not see the parent.
 */
parent: GroupId | null, 
/**
 * Name, unique among its siblings.
 */
name: string, 
/**
 * The company's own code for it, unique in the company, or empty. Siblings are ordered by code, then name.
 */
code: string, };

/**
 * A group and what surrounds it.
 */
export type GroupDetail = { 
/**
 * The group.
 */
group: Group, 
/**
 * Groups from the top to it.
 */
path: Array<RowLabel>, 
/**
 * What lies in it, sub-groups included.
 */
counts: Counts, 
/**
 * What lies in it directly.
 */
direct: Counts, 
/**
 * Admins in sight who have authority here.
 */
admins: Array<RowLabel>, };

/**
 * Names a group.
 */
export type GroupId = string;

/**
 * How many devices change in a group.
 */
export type GroupImpact = { 
/**
 * The group; `None` are the unassigned.
 */
group: GroupId | null, 
/**
 * How many devices.
 */
devices: number, };

/**
 * Asks for a group.
 */
export type GroupsGet = { 
/**
 * The group. 
 */
id: GroupId, };

/**
 * Merges a group into another one.
 */
export type GroupsMerge = { 
/**
 * The group that goes.
 */
from: GroupId, 
/**
 * The group that stays.
 */
into: GroupId, 
/**
 * Whether a sub-group whose name is taken there is merged with the one that has it, and so on below.
 */
same_names: boolean, };

/**
 * Asks for fresh ids.
 */
export type IdsNew = { 
/**
 * How many: at most 1,000.
 */
count: number, };

/**
 * Changes whose impact is asked for.
 */
export type ImpactOf = { "of": "changes", 
/**
 * They.
 */
changes: Array<Change>, } | { "of": "planned", 
/**
 * What it called them.
 */
handle: number, };

/**
 * A device whose effective policy changes.
 */
export type ImpactRow = { 
/**
 * The device as it is.
 */
row: DeviceRow, 
/**
 * The sections in which a value changes.
 */
sections: Array<string>, };

/**
 * A window of those devices, by name.
 */
export type ImpactWindow = { 
/**
 * Rows in all.
 */
total: number, 
/**
 * Index of the first row given.
 */
from: number, 
/**
 * The rows.
 */
rows: Array<ImpactRow>, };

/**
 * One column of the file.
 */
export type ImportColumn = { 
/**
 * Its letters, as a spreadsheet shows them.
 */
letters: string, 
/**
 * Its heading, or empty.
 */
heading: string, 
/**
 * What it holds; `None` is left aside.
 */
field: Field | null, };

/**
 * How many rows of each outcome.
 */
export type ImportCounts = { 
/**
 * To be added.
 */
create: number, 
/**
 * To be changed where they are.
 */
change: number, 
/**
 * To be moved, and maybe changed.
 */
move: number, 
/**
 * To be deleted.
 */
delete: number, 
/**
 * As they are.
 */
unchanged: number, 
/**
 * Bad.
 */
bad: number, 
/**
 * With a note, whatever their outcome.
 */
noted: number, };

/**
 * What an import did.
 */
export type ImportDone = { 
/**
 * The change set: `changes_undo` takes all of it back.
 */
change: ChangeId, 
/**
 * The revision it made.
 */
revision: Revision, 
/**
 * How many rows of each outcome.
 */
counts: ImportCounts, 
/**
 * The list of first passwords.
 */
passwords: PasswordFile | null, };

/**
 * What is wrong with a cell or a row, or notable about it.
 */
export type ImportFault = { 
/**
 * Index of the column to blame; `None` for the row as a whole.
 */
column: number | null, 
/**
 * What it is.
 */
code: FaultCode, 
/**
 * Notable only: the row is imported all the same.
 */
note: boolean, 
/**
 * What stands in the cell, or the part of it that is meant.
 */
text: string, 
/**
 * Other rows concerned, by their numbers: at most 10.
 */
rows: Array<number>, 
/**
 * For `rejected`: why.
 */
rejection: RejectionCode | null, 
/**
 * The permission that is missing.
 */
permission: Permission | null, 
/**
 * The group or admin concerned, where in sight.
 */
about: RowLabel | null, };

/**
 * Which rows of a tried import are asked for.
 */
export type ImportFilter = "all" | "create" | "change" | "move" | "delete" | "unchanged" | "bad" | "noted";

/**
 * Names the import that is open.
 */
export type ImportHandle = { 
/**
 * Its handle; `import_gone` once it is closed.
 */
import: number, };

/**
 * Which rows of the directory a file may touch.
 */
export type ImportMode = "add_and_change" | "add_only" | "change_only" | "mirror";

/**
 * Names the file that changes were read from.
 */
export type ImportNote = { 
/**
 * Its name, without its folder: 1 to 254 characters.
 */
file_name: string, 
/**
 * How many rows it has.
 */
rows: number, 
/**
 * SHA-256 of the file in lower-case hexadecimal.
 */
sha256: string, };

/**
 * What an import would do with a row.
 */
export type ImportOutcome = "create" | "change" | "move" | "delete" | "unchanged" | "bad";

/**
 * What an import would do.
 */
export type ImportPlan = { 
/**
 * The import.
 */
import: number, 
/**
 * The revision it was tried at.
 */
base_revision: Revision, 
/**
 * How many rows of each outcome.
 */
counts: ImportCounts, 
/**
 * What keeps rows from being imported, most frequent first: at most 20.
 */
faults: Array<FaultCount>, 
/**
 * Admins in sight who gain or lose sight or permissions. Whether others do, only the service knows.
 */
authority: Array<AuthorityDiff>, 
/**
 * Their names.
 */
admins: Array<RowLabel>, 
/**
 * Deletions that must be confirmed by their number before they are made.
 */
guard: DeletionGuard | null, 
/**
 * Whether it can be applied as it is: no bad row and something to do.
 */
may_apply: boolean, 
/**
 * Whether it can be applied without its bad rows: something is left to do, and the mode deletes nothing.
 */
may_skip_bad: boolean, 
/**
 * New admins: each gets a first password, written to a file that the person chooses before anything is done.
 */
new_admins: number, };

/**
 * What was recognised in a file.
 */
export type ImportPreview = { 
/**
 * The import.
 */
import: number, 
/**
 * Name of the file, without its folder.
 */
file_name: string, 
/**
 * Bytes of the file.
 */
bytes: number, 
/**
 * What the table is about.
 */
kind: TableKind, 
/**
 * Sheets of a workbook; empty for a text file.
 */
sheets: Array<string>, 
/**
 * The sheet that is read.
 */
sheet: number, 
/**
 * Encoding of a text file.
 */
encoding: Encoding | null, 
/**
 * Delimiter of a text file.
 */
delimiter: Delimiter | null, 
/**
 * Number of the row with the headings: the one with most headings that are known. What lies above is left aside.
 */
header_row: number | null, 
/**
 * Columns of the file.
 */
columns: Array<ImportColumn>, 
/**
 * The first rows, at most 20; the headings are not among them.
 */
rows: Array<PreviewRow>, 
/**
 * Rows in all, without headings and without rows that are empty.
 */
total: number, 
/**
 * Columns that this kind of table may have.
 */
fields: Array<TableField>, 
/**
 * Whether this kind can be mirrored.
 */
may_mirror: boolean, 
/**
 * Why it cannot be read; settings may be changed and tried again.
 */
problem: FileProblem | null, 
/**
 * Why the columns cannot be imported as they are mapped.
 */
mapping_problems: Array<MappingProblem>, };

/**
 * What came of applying an import.
 */
export type ImportResult = { "type": "applied", 
/**
 * What was done.
 */
done: ImportDone, } | { "type": "moved_on", 
/**
 * What it would do now.
 */
plan: ImportPlan, } | { "type": "refused", 
/**
 * What it would do now.
 */
plan: ImportPlan, };

/**
 * One tried row.
 */
export type ImportRow = { 
/**
 * Its number, from 1 as a spreadsheet counts; `None` for rows to be deleted, which are not in the file.
 */
row: number | null, 
/**
 * What would be done.
 */
outcome: ImportOutcome, 
/**
 * The row of the directory, once it exists.
 */
target: RowRef | null, 
/**
 * What it is called.
 */
label: string, 
/**
 * Its cells as they stand in the file, column by column; empty for rows to be deleted.
 */
cells: Array<string>, 
/**
 * Fields that would change.
 */
changes: Array<FieldChange>, 
/**
 * What is wrong or notable.
 */
faults: Array<ImportFault>, };

/**
 * A window of the tried rows.
 */
export type ImportWindow = { 
/**
 * Rows in all.
 */
total: number, 
/**
 * Index of the first row given.
 */
from: number, 
/**
 * The rows.
 */
rows: Array<ImportRow>, };

/**
 * Makes a tried import count: one change set, one undo. Where admins are registered the person is asked first where
 * the list of first passwords goes; `cancelled` if nowhere.
 */
export type ImportsApply = { 
/**
 * The import.
 */
import: number, 
/**
 * Leave bad rows out.
 */
skip_bad: boolean, 
/**
 * The number of deletions, typed or confirmed by the person, where there is a guard.
 */
confirmed_deletions: number | null, 
/**
 * Why.
 */
reason: string | null, };

/**
 * Writes the bad rows, as they stand in the file, with their numbers before and the reasons behind, to a workbook that
 * the person chooses: what goes back to whoever made the file. `None` where nothing was chosen.
 */
export type ImportsBadSave = { 
/**
 * The import.
 */
import: number, 
/**
 * Heading of the column of row numbers.
 */
row_heading: string, 
/**
 * Heading of the column of reasons.
 */
reason_heading: string, 
/**
 * The reason in words for each `FaultCode`, and for `rejected.CODE` of each `RejectionCode`; `at` stands before
 * those of a cell, `rows` behind those that concern other rows. `{column}`, `{text}` and `{rows}` are filled in.
 */
reasons: { [key in string]: string }, 
/**
 * Suggested name of the file, without ending.
 */
file_name: string, };

/**
 * Reads the file in another way, or maps its columns in another way.
 */
export type ImportsConfigure = { 
/**
 * The import.
 */
import: number, 
/**
 * What the table is about; another one maps the columns anew.
 */
kind: TableKind, 
/**
 * Encoding of a text file; `None` recognises it.
 */
encoding: Encoding | null, 
/**
 * Delimiter of a text file; `None` recognises it.
 */
delimiter: Delimiter | null, 
/**
 * Index of the sheet of a workbook.
 */
sheet: number, 
/**
 * Number of the row with the headings, as a spreadsheet counts; what lies above is left aside. `None` if there is none.
 */
header_row: number | null, 
/**
 * What each column holds, column by column; `None` maps by headings.
 */
mapping: Array<Field | null> | null, };

/**
 * Lets the person choose a file, reads it and says what it is. The answer is `None` where nothing was chosen.
 */
export type ImportsOpen = { 
/**
 * What it is to be about; `None` guesses by the headings.
 */
kind: TableKind | null, };

/**
 * Tries the import as a whole. Nothing is changed.
 */
export type ImportsPlan = { 
/**
 * The import.
 */
import: number, 
/**
 * Which rows it may touch.
 */
mode: ImportMode, 
/**
 * Whether an empty cell empties the field. A column that is not there never does.
 */
empty_cells_empty: boolean, };

/**
 * Asks for a window of the tried rows.
 */
export type ImportsRows = { 
/**
 * The import.
 */
import: number, 
/**
 * Which rows.
 */
filter: ImportFilter, 
/**
 * Index of the first row.
 */
from: number, 
/**
 * How many rows: at most 500.
 */
count: number, 
/**
 * Language of platforms and the like in what would change.
 */
language: Language, };

/**
 * A policy that comes from above.
 */
export type InheritedPolicy = { 
/**
 * The policy.
 */
policy: PolicyId, 
/**
 * To which group it is assigned.
 */
from: GroupId, };

/**
 * How far long work has come: an import or an export, never two at once.
 */
export type JobProgress = { 
/**
 * What is being done.
 */
step: JobStep, 
/**
 * How much of it is done, in rows, or in bytes while reading.
 */
done: number, 
/**
 * How much there is; `None` if that is not known.
 */
of: number | null, 
/**
 * Whether `jobs_cancel` still stops it.
 */
cancellable: boolean, };

/**
 * What long work is doing.
 */
export type JobStep = "reading" | "matching" | "planning" | "applying" | "writing";

/**
 * Whether "stay signed in" can be offered.
 */
export type KeyringStatus = "unknown" | "available" | "unavailable" | "refused";

/**
 * A language that the console speaks.
 */
export type Language = "ja" | "en";

/**
 * When a backup was last made.
 */
export type LastBackup = { 
/**
 * Of what.
 */
kind: BackupKind, 
/**
 * When.
 */
at: string, };

/**
 * Company and account of the last sign-in; not secret.
 */
export type LastSignIn = { 
/**
 * Names the company.
 */
company_code: string, 
/**
 * The account.
 */
account: string, };

/**
 * What narrows a list beyond its query: a row must fit each kind of filter, and of a kind at least one. What is empty
 * or left out narrows nothing.
 */
export type ListFilters = { 
/**
 * Only devices in these states.
 */
states: Array<DeviceState>, 
/**
 * Only devices that belong to such.
 */
places: Array<PlaceKind>, 
/**
 * Devices last heard from before this.
 */
contact_before: string | null, 
/**
 * Devices never heard from.
 */
contact_never: boolean, 
/**
 * Only users who have devices, or only those who have none.
 */
has_devices: boolean | null, 
/**
 * Moments for which the window says how many devices were last heard from before: at most 8.
 */
contact_marks: Array<string>, };

/**
 * Asks for a window of users or devices.
 */
export type ListQuery = { 
/**
 * Where.
 */
node: OrgNode, 
/**
 * Also those in sub-groups.
 */
below: boolean, 
/**
 * Only rows one of whose texts contains this.
 */
query: string, 
/**
 * Only devices of these platforms; empty is all.
 */
platforms: Array<Platform>, 
/**
 * What else narrows the list.
 */
filters?: ListFilters, 
/**
 * Sorted by.
 */
sort: SortKey, 
/**
 * Last first.
 */
descending: boolean, 
/**
 * Index of the first row.
 */
from: number, 
/**
 * How many rows: at most 500.
 */
count: number, };

/**
 * A text in both languages of the console.
 */
export type LocalText = { 
/**
 * In Japanese.
 */
ja: string, 
/**
 * In English.
 */
en: string, };

/**
 * A book.
 */
export type ManualBook = { 
/**
 * Names it, in every language.
 */
id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Whether there is a PDF of it.
 */
has_pdf: boolean, 
/**
 * Its pages, in their order.
 */
pages: Array<ManualContentsPage>, };

/**
 * What the manual holds.
 */
export type ManualContents = { 
/**
 * Its version.
 */
version: string, 
/**
 * Its books, in their order.
 */
books: Array<ManualBook>, };

/**
 * A page of a book.
 */
export type ManualContentsPage = { 
/**
 * Names it, in every language.
 */
id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * The anchor of its title.
 */
anchor: string, 
/**
 * Its headings, in their order.
 */
sections: Array<ManualSection>, };

/**
 * How far a manual has been fetched.
 */
export type ManualFetch = { 
/**
 * Bytes that are here.
 */
done: number, 
/**
 * Bytes of all that was missing.
 */
of: number, };

/**
 * A section that was found.
 */
export type ManualHit = { 
/**
 * Its book.
 */
book: string, 
/**
 * Its page.
 */
page: string, 
/**
 * The title of the page.
 */
page_title: string, 
/**
 * Names the section.
 */
anchor: string, 
/**
 * Its heading.
 */
title: string, 
/**
 * What stands around the words.
 */
excerpt: Array<ManualPiece>, };

/**
 * What was found, the best first.
 */
export type ManualHits = { 
/**
 * How many sections match.
 */
total: number, 
/**
 * The best of them.
 */
hits: Array<ManualHit>, };

/**
 * A page.
 */
export type ManualPage = { 
/**
 * Names it.
 */
id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * What stands on it: checked HTML without script, with its pictures as `data:` addresses. Links are `#anchor`,
 * `PAGE.html`, `PAGE.html#anchor` and `screen:NAME`.
 */
html: string, };

/**
 * A PDF.
 */
export type ManualPdf = { 
/**
 * Its bytes in Base64.
 */
data: string, };

/**
 * A piece of a text, found or not.
 */
export type ManualPiece = { 
/**
 * The text as the manual has it.
 */
text: string, 
/**
 * Whether it is what was looked for.
 */
hit: boolean, };

/**
 * Why the library holds nothing, or nothing newer.
 */
export type ManualProblem = "not_reached" | "wrong_signature" | "changed" | "older" | "unsafe_content" | "too_large" | "disk_failed" | "none_published" | "no_key";

/**
 * A heading below the title of a page.
 */
export type ManualSection = { 
/**
 * Names it, in every language.
 */
anchor: string, 
/**
 * Its text.
 */
title: string, 
/**
 * 2 to 4.
 */
level: number, };

/**
 * Asks for the contents.
 */
export type ManualsContents = { 
/**
 * Of the manual in this language.
 */
language: Language, };

/**
 * Asks for a page.
 */
export type ManualsPage = { 
/**
 * In this language.
 */
language: Language, 
/**
 * Which one.
 */
page: string, };

/**
 * Names the PDF of a book.
 */
export type ManualsPdf = { 
/**
 * In this language.
 */
language: Language, 
/**
 * The book.
 */
book: string, };

/**
 * Searches the manual.
 */
export type ManualsSearch = { 
/**
 * In this language.
 */
language: Language, 
/**
 * Words, each of which must occur; width, case and kind of kana do not matter.
 */
query: string, 
/**
 * The most hits to give.
 */
limit: number, };

/**
 * The library of manuals.
 */
export type ManualsState = { 
/**
 * Version of the manual that is shown; `None` if there is none.
 */
version: string | null, 
/**
 * When it was built.
 */
built: string | null, 
/**
 * Whether it is the one that the console was shipped with.
 */
shipped: boolean, 
/**
 * How far the next one has been fetched, while it is.
 */
fetching: ManualFetch | null, 
/**
 * When the service was last asked and answered.
 */
checked_at: string | null, 
/**
 * Why there is nothing newer, if the last attempt failed.
 */
problem: ManualProblem | null, };

/**
 * Why columns cannot be imported as they are mapped.
 */
export type MappingProblem = { 
/**
 * What is wrong.
 */
code: MappingProblemCode, 
/**
 * The fields concerned.
 */
fields: Array<Field>, };

/**
 * Why the columns as they are mapped cannot be imported.
 */
export type MappingProblemCode = "key_missing" | "field_twice" | "nothing_to_do";

/**
 * What is to be known before two groups are merged.
 */
export type MergeLook = { 
/**
 * Code of the group that goes: it goes with it. Empty if there is none.
 */
code: string, 
/**
 * Sub-groups whose name is taken there: the first 20.
 */
same_names: Array<string>, 
/**
 * How many of them there are.
 */
same_total: number, 
/**
 * Admins in sight whose scope names the group that goes, which keeps it from being deleted.
 */
scoped: Array<RowLabel>, };

/**
 * Who must have a second factor.
 */
export type MfaDuty = "off" | "recommended" | "managers" | "all";

/**
 * Whom a duty of a second factor would reach, among those in sight who may sign in today.
 */
export type MfaReach = { 
/**
 * How many would have to set one up at their next request.
 */
missing: number, 
/**
 * The first of them, by how their name is read.
 */
first: Array<RowLabel>, 
/**
 * How many are bound and have one.
 */
ready: number, 
/**
 * How many are bound, and whether they have one may not be known.
 */
unknown: number, 
/**
 * Whether oneself is among those who would have to.
 */
own: boolean, };

/**
 * No arguments, or no result.
 */
export type Nothing = Record<symbol, never>;

/**
 * Names a notice.
 */
export type NoticeId = string;

/**
 * What a notice is about.
 */
export type NoticeKind = "information" | "maintenance" | "incident" | "unknown";

/**
 * How notices are shown outside the window; kept for this computer.
 */
export type NoticePreferences = { 
/**
 * Whether they are shown as notifications of the desktop.
 */
desktop: boolean, 
/**
 * When not, if at some hours.
 */
quiet: QuietHours | null, 
/**
 * The language of the notifications.
 */
language: Language, };

/**
 * Whether an admin has read a notice.
 */
export type NoticeReader = { 
/**
 * The admin.
 */
admin: AdminId, 
/**
 * Name of the admin.
 */
name: string, 
/**
 * When, if at all.
 */
read_at: string | null, };

/**
 * `GET /v1/notices/{id}/readers`: for whoever manages admins.
 */
export type NoticeReadersView = { 
/**
 * The admins that the asking one may manage, and that one; by name.
 */
items: Array<NoticeReader>, };

/**
 * A notice, as one admin has it.
 */
export type NoticeView = { 
/**
 * Its id.
 */
id: NoticeId, 
/**
 * What it is about.
 */
kind: NoticeKind, 
/**
 * At most 120 characters.
 */
title: LocalText, 
/**
 * At most 8,000 characters: paragraphs parted by empty lines, no markup.
 */
body: LocalText, 
/**
 * When the work or the incident begins or began; always there for maintenance.
 */
starts_at: string | null, 
/**
 * When it is to end; always there for maintenance.
 */
ends_at: string | null, 
/**
 * What does not work meanwhile.
 */
affects: Array<Component>, 
/**
 * Why the maintenance was not announced 14 days ahead, if it was not.
 */
emergency: LocalText | null, 
/**
 * When it was published.
 */
published_at: string, 
/**
 * When it was last corrected.
 */
corrected_at: string | null, 
/**
 * What the last correction changed, in the operator's words.
 */
correction: LocalText | null, 
/**
 * When the operator said that it is over: the work is done or called off, the incident solved, the information
 * withdrawn.
 */
ended_at: string | null, 
/**
 * When the asking admin read it as it is now; a correction makes it unread again.
 */
read_at: string | null, };

/**
 * Writes a maintenance as a calendar file (`.ics`) that the person chooses.
 */
export type NoticesCalendarSave = { 
/**
 * Which notice.
 */
id: NoticeId, 
/**
 * In this language.
 */
language: Language, };

/**
 * Asks for one notice.
 */
export type NoticesGet = { 
/**
 * Which one.
 */
id: NoticeId, };

/**
 * Says that notices have been read. Offline it is kept and told later.
 */
export type NoticesRead = { 
/**
 * Which ones.
 */
ids: Array<NoticeId>, };

/**
 * What is known of notices.
 */
export type NoticesState = { 
/**
 * The newest first.
 */
items: Array<NoticeView>, 
/**
 * When the service was last asked and answered; `None` if it never did.
 */
fetched_at: string | null, 
/**
 * The console's clock: what countdowns begin at.
 */
now: string, };

/**
 * Asks for the way to a node.
 */
export type OrgLocate = { 
/**
 * The node.
 */
node: OrgNode, 
/**
 * The tree as it is shown.
 */
query: OrgQuery, };

/**
 * A place in the organization tree.
 */
export type OrgNode = { "kind": "organization" } | { "kind": "unassigned" } | { "kind": "group", "id": GroupId } | { "kind": "user", "id": UserId };

/**
 * The way to a node.
 */
export type OrgPath = { 
/**
 * Groups from the top to the node itself; these must be open to see what is in it.
 */
groups: Array<RowLabel>, 
/**
 * Index of its row once its ancestors are open; `None` if the query hides it.
 */
index: number | null, 
/**
 * The open groups with which `index` holds.
 */
expanded: Array<GroupId>, };

/**
 * Asks for a window of the tree.
 */
export type OrgQuery = { 
/**
 * Groups that are open. `None` opens the first two levels.
 */
expanded: Array<GroupId> | null, 
/**
 * Only groups and users whose name, reading or code contains this, with the way to them.
 */
query: string, 
/**
 * Whether users are shown as leaves.
 */
show_users: boolean, 
/**
 * Index of the first row.
 */
from: number, 
/**
 * How many rows: at most 500.
 */
count: number, };

/**
 * One row of the tree.
 */
export type OrgRow = { 
/**
 * What it is.
 */
node: OrgNode, 
/**
 * Its name; empty for the two fixed nodes (the company's name is in the session).
 */
name: string, 
/**
 * Code of a group, yomigana of a user.
 */
detail: string, 
/**
 * Depth, from 1.
 */
level: number, 
/**
 * Position among its siblings, from 1.
 */
position: number, 
/**
 * How many siblings there are, itself included.
 */
set_size: number, 
/**
 * Whether it can be opened.
 */
expandable: boolean, 
/**
 * Whether it is open.
 */
expanded: boolean, 
/**
 * What lies in it, sub-groups included.
 */
counts: Counts, 
/**
 * How many in it have a policy of their own, sub-groups and itself included.
 */
exceptions: number, 
/**
 * Whether the query names it itself.
 */
matches: boolean, };

/**
 * A window of the tree.
 */
export type OrgWindow = { 
/**
 * The revision shown.
 */
revision: Revision, 
/**
 * Rows in all.
 */
total: number, 
/**
 * Index of the first row given.
 */
from: number, 
/**
 * Groups that are open.
 */
expanded: Array<GroupId>, 
/**
 * The rows.
 */
rows: Array<OrgRow>, };

/**
 * Query of every list.
 */
export type PageQuery = { 
/**
 * How many entries at most: 1 to 500, 100 if left out.
 */
limit?: number, 
/**
 * Where the last part ended.
 */
cursor?: string, 
/**
 * Only entries one of whose texts contains this; letter case, width and kana kind do not matter.
 */
q?: string, };

/**
 * One hit.
 */
export type PaletteHit = { 
/**
 * The row.
 */
row: RowRef, 
/**
 * Its name.
 */
name: string, 
/**
 * Reading, account, number or code.
 */
detail: string, 
/**
 * Where it lies, as names joined by " / ".
 */
path: string, };

/**
 * Searches everything in sight.
 */
export type PaletteSearch = { 
/**
 * Part of a name, reading, account, number or code.
 */
query: string, 
/**
 * How many hits: at most 50.
 */
count: number, };

/**
 * What is wrong with a new password.
 */
export type PasswordFault = "too_short" | "too_long" | "bad_character" | "contains_name" | "too_weak" | "used_before";

/**
 * The list of first passwords of new admins.
 */
export type PasswordFile = { 
/**
 * How many.
 */
count: number, 
/**
 * Name of the file, without its folder.
 */
file_name: string, 
/**
 * Whether it was written. If not, `imports_passwords_save` tries again, until the import is closed.
 */
saved: boolean, };

/**
 * The password of whoever is signed in.
 */
export type PasswordProof = { 
/**
 * The password.
 */
password: Secret, };

/**
 * Asks what the company's rule says about a new password. Stays on this computer.
 */
export type PasswordRate = { 
/**
 * The password.
 */
password: Secret, 
/**
 * Whose it is to be; `None` is oneself.
 */
admin: AdminId | null, 
/**
 * Names that an admin who is only being registered will have.
 */
names: Array<string>, };

/**
 * What the company's rule says about a new password.
 */
export type PasswordRating = { 
/**
 * How hard it is to guess: 0 to 4.
 */
score: number, 
/**
 * What is wrong with it, as far as can be seen without knowing earlier ones.
 */
faults: Array<PasswordFault>, };

/**
 * What a new password must be. Always refused: the names of the company and of the admin, and what anybody tries first.
 */
export type PasswordRule = { 
/**
 * Fewest characters: 8 to 64.
 */
min_length: number, 
/**
 * Least strength as zxcvbn estimates it: 0 (none asked) to 4.
 */
min_score: number, 
/**
 * How many of the last passwords may not be used again: 0 to 24.
 */
history: number, 
/**
 * Days after which it must be changed: 1 to 730; `None` is never.
 */
expire_days: number | null, };

/**
 * One thing an admin may be allowed to do.
 */
export type Permission = "device.view" | "device.edit" | "device.delete" | "organization.edit" | "policy.view" | "policy.assign" | "policy.edit" | "policy.base" | "policy.violation" | "operation_log.view" | "admin.view" | "admin.manage" | "import" | "export.company" | "audit.view" | "change.approve" | "settings.security" | "contract.view";

/**
 * One row of the catalogue.
 */
export type PermissionEntry = { 
/**
 * The permission.
 */
permission: Permission, 
/**
 * How it is written on the wire.
 */
key: string, 
/**
 * Whether it can be limited to groups; one that cannot is only ever granted for the whole organization.
 */
group_scoped: boolean, 
/**
 * Anchor of its section in the manual.
 */
anchor: string, 
/**
 * Its name for people.
 */
name: Text, 
/**
 * What it allows, in a sentence.
 */
allows: Text, };

/**
 * A set of permissions, a bit each; on the wire a sorted list of keys.
 */
export type PermissionSet = Array<"device.view" | "device.edit" | "device.delete" | "organization.edit" | "policy.view" | "policy.assign" | "policy.edit" | "policy.base" | "policy.violation" | "operation_log.view" | "admin.view" | "admin.manage" | "import" | "export.company" | "audit.view" | "change.approve" | "settings.security" | "contract.view">;

/**
 * The console as a whole.
 */
export type Phase = "starting" | "signed_out" | "must_change_password" | "must_add_factor" | "locked" | "signed_in";

/**
 * Where a device belongs.
 */
export type Place = { "kind": "unassigned" } | { "kind": "group", "id": GroupId } | { "kind": "user", "id": UserId };

/**
 * How many devices belong to one kind of place.
 */
export type PlaceCount = { 
/**
 * The kind.
 */
place: PlaceKind, 
/**
 * How many.
 */
count: number, };

/**
 * To what a device belongs.
 */
export type PlaceKind = "unassigned" | "group" | "user";

/**
 * What changes would do, as far as the asking admin may see it.
 */
export type PlanView = { 
/**
 * The revision it was planned at.
 */
base_revision: Revision, 
/**
 * What would happen.
 */
effect: Effect, 
/**
 * Hash of the whole effect.
 */
effect_hash: string, 
/**
 * How many admins outside the reader's sight gain or lose something.
 */
unseen_admins: number, };

/**
 * What a device runs, and for Windows in which way the client is installed.
 */
export type Platform = "windows_standard" | "windows_linked_clone" | "windows_on_demand" | "windows_stand_alone" | "macos" | "ios" | "android";

/**
 * How many devices of one platform.
 */
export type PlatformCount = { 
/**
 * The platform.
 */
platform: Platform, 
/**
 * How many.
 */
count: number, };

/**
 * Asks for what is assigned to a row itself.
 */
export type PoliciesAssigned = { 
/**
 * The row. 
 */
target: PolicyTarget, };

/**
 * Asks for the differences between what holds for two devices.
 */
export type PoliciesCompare = { 
/**
 * The one.
 */
left: DeviceId, 
/**
 * The other.
 */
right: DeviceId, };

/**
 * Asks for the devices whose item has a value.
 */
export type PoliciesDevices = { 
/**
 * The section.
 */
section: string, 
/**
 * The item.
 */
item: string, 
/**
 * The value.
 */
value: PolicyValue, 
/**
 * Index of the first row.
 */
from: number, 
/**
 * How many rows: at most 500.
 */
count: number, };

/**
 * Asks for what holds for a device, a user or a group.
 */
export type PoliciesEffective = { 
/**
 * For what.
 */
target: PolicyTarget, 
/**
 * As if these changes were made; empty is how it is.
 */
changes: Array<Change>, };

/**
 * Asks for an individual policy.
 */
export type PoliciesGet = { 
/**
 * The policy. 
 */
id: PolicyId, };

/**
 * Asks for a window of the devices whose effective policy changes would change.
 */
export type PoliciesImpact = { 
/**
 * Which changes.
 */
of: ImpactOf, 
/**
 * Index of the first row.
 */
from: number, 
/**
 * How many rows: at most 500.
 */
count: number, };

/**
 * Writes the whole list of devices whose effective policy changes would change, as CSV, to a file that the person
 * chooses.
 */
export type PoliciesImpactSave = { 
/**
 * Which changes.
 */
of: ImpactOf, 
/**
 * Language of the headings, and of the names of sections.
 */
language: Language, 
/**
 * Suggested name of the file, without ending.
 */
file_name: string, };

/**
 * Individual policies in sight, by name.
 */
export type PoliciesList = { 
/**
 * At most 1,000: a company may have no more.
 */
policies: Array<PolicySummary>, 
/**
 * On how many devices in sight the violation policy is active.
 */
violations: number, };

/**
 * Writes policies to a JSON file that the person chooses.
 */
export type PoliciesSave = { 
/**
 * The individual policies; their assignments are not written.
 */
ids: Array<PolicyId>, 
/**
 * Also the base policy, its central lock left aside.
 */
base: boolean, 
/**
 * Also the violation policy.
 */
violation: boolean, 
/**
 * Suggested name of the file, without ending.
 */
file_name: string, };

/**
 * An individual policy.
 */
export type Policy = { 
/**
 * Its id.
 */
id: PolicyId, 
/**
 * Name, unique among the company's policies.
 */
name: string, 
/**
 * What it is for, or empty.
 */
note: string, 
/**
 * By section, the values of those that do not follow the base policy. An own section holds all its values; one that
 * is not here is linked.
 */
own: { [key in string]: { [key in string]: PolicyValue } }, };

/**
 * What a policy is assigned to.
 */
export type PolicyAssignment = { 
/**
 * To what.
 */
target: PolicyTarget, 
/**
 * Its name.
 */
name: string, 
/**
 * Groups from the top to it.
 */
path: Array<RowLabel>, 
/**
 * How many devices in sight lie there.
 */
devices: number, };

/**
 * A window of what an individual policy is assigned to: groups, then users, then devices, each by name.
 */
export type PolicyAssignmentWindow = { 
/**
 * Rows in all.
 */
total: number, 
/**
 * Index of the first row given.
 */
from: number, 
/**
 * The rows.
 */
rows: Array<PolicyAssignment>, };

/**
 * Asks for what an individual policy is assigned to.
 */
export type PolicyAssignments = { 
/**
 * The policy.
 */
id: PolicyId, 
/**
 * Only what has this in its name, or in the name of a group above it; letter case, width and kana kind do not
 * matter.
 */
query: string, 
/**
 * Index of the first row.
 */
from: number, 
/**
 * How many rows: at most 500.
 */
count: number, };

/**
 * The policy catalogue.
 */
export type PolicyCatalogueView = { 
/**
 * Counts the catalogues there have been.
 */
version: number, 
/**
 * Its sections, in the order in which people read them.
 */
sections: Array<PolicySectionView>, 
/**
 * JSON Schema of sections of values: `{section: {item: value}}`.
 */
schema: unknown, };

/**
 * One of the values of a choice.
 */
export type PolicyChoice = { 
/**
 * How it is written on the wire.
 */
key: string, 
/**
 * Its name for people.
 */
label: Text, };

/**
 * What holds for two devices.
 */
export type PolicyComparison = { 
/**
 * For the one.
 */
left: EffectiveView, 
/**
 * For the other.
 */
right: EffectiveView, };

/**
 * An individual policy, and what it is assigned to in sight.
 */
export type PolicyDetail = { 
/**
 * The policy.
 */
policy: Policy, 
/**
 * What it is assigned to, counted.
 */
assigned: AssignedCounts, 
/**
 * The first 500 of that, to ask what may be done to them.
 */
targets: Array<PolicyTarget>, };

/**
 * A window of those devices, by name.
 */
export type PolicyDeviceWindow = { 
/**
 * Rows in all.
 */
total: number, 
/**
 * Index of the first row given.
 */
from: number, 
/**
 * The rows.
 */
rows: Array<DeviceRow>, };

/**
 * One individual policy of a file.
 */
export type PolicyFileEntry = { 
/**
 * Its name.
 */
name: string, 
/**
 * What becomes of it.
 */
turn: PolicyFileTurn, };

/**
 * A file of policies that was written.
 */
export type PolicyFileSaved = { 
/**
 * Its name, without its folder.
 */
file_name: string, 
/**
 * How many policies it holds.
 */
policies: number, 
/**
 * SHA-256 of the file in lower-case hexadecimal.
 */
sha256: string, 
/**
 * Whether the service signed it; it cannot while it is out of reach.
 */
signed: boolean, };

/**
 * Whether a file of policies is what a service signed.
 */
export type PolicyFileSignature = { "state": "missing", } | { "state": "valid", 
/**
 * By whom.
 */
by: PolicyFileSigner, } | { "state": "invalid", } | { "state": "unchecked", };

/**
 * Who had a file of policies signed.
 */
export type PolicyFileSigner = { 
/**
 * Names the company.
 */
company_code: string, 
/**
 * Name of the company.
 */
company_name: string, 
/**
 * Account of the admin.
 */
account: string, 
/**
 * When.
 */
signed_at: string, };

/**
 * What a file of policies would do to one of them.
 */
export type PolicyFileTurn = "create" | "change" | "unchanged";

/**
 * A file of policies that was opened: what it would do here. Nothing has been changed.
 */
export type PolicyFileView = { 
/**
 * Its name, without its folder.
 */
file_name: string, 
/**
 * SHA-256 of the file in lower-case hexadecimal.
 */
sha256: string, 
/**
 * Who wrote it, and whether it is still what was written.
 */
signature: PolicyFileSignature, 
/**
 * What becomes of the base policy, if it is in the file.
 */
base: PolicyFileTurn | null, 
/**
 * What becomes of the violation policy, if it is in the file.
 */
violation: PolicyFileTurn | null, 
/**
 * What becomes of each individual policy, found by its name, in the order of the file.
 */
policies: Array<PolicyFileEntry>, 
/**
 * Sections and items that this version does not know, as `section` or `section.item`: they are left out.
 */
unknown: Array<string>, 
/**
 * Items of the base policy that the central lock decides here, as `section.item`: they are left out.
 */
locked: Array<string>, 
/**
 * The changes, to be planned and applied like any other.
 */
changes: Array<Change>, };

/**
 * What is assigned to a row itself, and whether the violation policy is active on it.
 */
export type PolicyHere = { 
/**
 * The policy.
 */
policy: RowLabel | null, 
/**
 * Only of devices.
 */
violation: Violation | null, };

/**
 * Names an individual policy.
 */
export type PolicyId = string;

/**
 * The devices whose effective policy changes, in numbers: devices of which at least one value changes.
 */
export type PolicyImpact = { 
/**
 * How many.
 */
devices: number, 
/**
 * How many by section, in the order of the catalogue; a device may be among several.
 */
sections: Array<SectionImpact>, 
/**
 * How many by group that they lie in directly: the twenty with the most.
 */
groups: Array<GroupImpact>, 
/**
 * How many groups more there are.
 */
other_groups: number, 
/**
 * How many devices lie in those.
 */
other_devices: number, 
/**
 * SHA-256 over the whole list: two plans with the same one change the same sections of the same devices.
 */
digest: string, 
/**
 * Whether this is only what a reader may see of a recorded summary: the groups in sight and their sum.
 */
is_part?: boolean, };

/**
 * An item of the catalogue, with its anchor in the manual.
 */
export type PolicyItemView = { 
/**
 * How it is written on the wire; unique in its section.
 */
key: string, 
/**
 * The catalogue in which it first appeared.
 */
since: number, 
/**
 * The operating systems it works on.
 */
platforms: Array<PolicyOs>, 
/**
 * What values it takes.
 */
type: PolicyKind, 
/**
 * What it is where nobody set it.
 */
default: PolicyValue, 
/**
 * Its name for people.
 */
label: Text, 
/**
 * What it does.
 */
help: Text, 
/**
 * Anchor of its row in the manual.
 */
anchor: string, };

/**
 * What values an item takes.
 */
export type PolicyKind = { "kind": "bool" } | { "kind": "int", 
/**
 * The least.
 */
min: number, 
/**
 * The most.
 */
max: number, 
/**
 * What is counted.
 */
unit: PolicyUnit, } | { "kind": "duration", 
/**
 * The least.
 */
min: number, 
/**
 * The most.
 */
max: number, } | { "kind": "choice", 
/**
 * What can be chosen.
 */
choices: Array<PolicyChoice>, } | { "kind": "texts", 
/**
 * How many there may be.
 */
most: number, 
/**
 * How many characters each may have.
 */
longest: number, } | { "kind": "time" } | { "kind": "pattern", 
/**
 * How many characters it may have.
 */
longest: number, };

/**
 * What did not decide a section.
 */
export type PolicyLoser = { 
/**
 * Which.
 */
source: PolicySource, 
/**
 * Why not.
 */
why: WhyLost, };

/**
 * A layer of values.
 */
export type PolicyOrigin = "default" | "base" | "lock" | "own" | "violation";

/**
 * An operating system, as far as policies tell them apart.
 */
export type PolicyOs = "windows" | "macos" | "ios" | "android";

/**
 * A section of the catalogue, with its anchor in the manual.
 */
export type PolicySectionView = { 
/**
 * How it is written on the wire.
 */
key: string, 
/**
 * The catalogue in which it first appeared.
 */
since: number, 
/**
 * Whether individual policies may hold it, where the base policy permits it.
 */
individual: boolean, 
/**
 * Whether the violation policy holds it.
 */
violation: boolean, 
/**
 * Its name for people.
 */
label: Text, 
/**
 * What it holds, in a sentence.
 */
help: Text, 
/**
 * Anchor of its part of the manual.
 */
anchor: string, 
/**
 * Its items.
 */
items: Array<PolicyItemView>, };

/**
 * What decides a section, or would.
 */
export type PolicySource = { "kind": "violation", 
/**
 * When it ends by itself.
 */
until: string, 
/**
 * Why it was activated.
 */
reason: string, 
/**
 * Who activated it, where the reader may see them.
 */
by: AdminId | null, } | { "kind": "device", 
/**
 * The policy.
 */
policy: PolicyId, } | { "kind": "user", 
/**
 * The user.
 */
user: UserId, 
/**
 * The policy.
 */
policy: PolicyId, } | { "kind": "group", 
/**
 * The group; `None` where the reader may not see it.
 */
group: GroupId | null, 
/**
 * The policy.
 */
policy: PolicyId, } | { "kind": "base" };

/**
 * One individual policy in the list.
 */
export type PolicySummary = { 
/**
 * The policy.
 */
id: PolicyId, 
/**
 * Its name.
 */
name: string, 
/**
 * What it is for, or empty.
 */
note: string, 
/**
 * The sections that do not follow the base policy.
 */
own: Array<string>, 
/**
 * What it is assigned to in sight.
 */
assigned: AssignedCounts, };

/**
 * What an individual policy is assigned to.
 */
export type PolicyTarget = { "kind": "group", "id": GroupId } | { "kind": "user", "id": UserId } | { "kind": "device", "id": DeviceId };

/**
 * What a number counts.
 */
export type PolicyUnit = "days" | "characters" | "times" | "gigabytes" | "meters" | "month" | "day_of_month";

/**
 * The value of an item. What a newer catalogue may hold beyond these kinds is kept as it is.
 */
export type PolicyValue = boolean | number | string | Array<string>;

/**
 * One row of the file.
 */
export type PreviewRow = { 
/**
 * Its number, from 1 as a spreadsheet counts.
 */
row: number, 
/**
 * Its cells, column by column.
 */
cells: Array<string>, };

/**
 * Hours in which nothing is shown; over midnight where `from` is later than `until`.
 */
export type QuietHours = { 
/**
 * Minutes since midnight, 0 to 1,439, by the computer's clock.
 */
from: number, 
/**
 * Minutes since midnight, 0 to 1,439.
 */
until: number, };

/**
 * Recovery codes, told once: each signs in once in place of the app.
 */
export type RecoveryCodes = { 
/**
 * Ten codes.
 */
codes: Array<Secret>, };

/**
 * Why one change of a set cannot be made.
 */
export type Rejection = { 
/**
 * Index of the change in its set.
 */
change: number, 
/**
 * Field of the change that is to blame, as a JSON pointer below the change; empty for the whole of it.
 */
path: string, 
/**
 * What is wrong.
 */
code: RejectionCode, 
/**
 * The permission that is missing, where one is.
 */
permission?: Permission, 
/**
 * The group at which it is missing or that is in the way, where the actor may see it; `None` is the whole organization.
 */
group?: GroupId, 
/**
 * The admin concerned, where the actor may see them.
 */
admin?: AdminId, };

/**
 * The rules of the engine, a code each.
 */
export type RejectionCode = "not_found" | "id_taken" | "permission_missing" | "escalation" | "admin_not_covered" | "own_account" | "last_manager" | "move_raises_authority" | "group_is_scope" | "group_not_empty" | "group_cycle" | "group_too_deep" | "user_has_devices" | "group_name_taken" | "group_code_taken" | "employee_number_taken" | "asset_number_taken" | "account_taken" | "required" | "too_long" | "bad_character" | "bad_account" | "bad_validity" | "out_of_bounds" | "bad_mail" | "empty_grant" | "not_group_scoped" | "too_many_grants" | "bad_change_count" | "bad_reason" | "superseded" | "policy_name_taken" | "too_many_policies" | "too_many_assignments" | "policy_assigned" | "policy_assigned_elsewhere" | "already_assigned" | "unknown_section" | "unknown_item" | "section_not_permitted" | "section_forbidden" | "item_locked" | "bad_value" | "too_many_values" | "violation_active" | "not_a_smart_device" | "operator_only";

/**
 * Counts the change sets applied to one company's directory; 0 is the company as it was founded.
 */
export type Revision = number;

/**
 * One row before and after a change set; `None` where it did not exist or does not any more.
 */
export type RowDiff<T> = { 
/**
 * As it was.
 */
before: T | null, 
/**
 * As it is afterwards.
 */
after: T | null, };

/**
 * All rows that a change set touches, each once, in order of their ids. What is applied, stored, synchronised and audited.
 */
export type RowDiffs = { 
/**
 * Groups.
 */
groups?: Array<RowDiff<Group>>, 
/**
 * Users.
 */
users?: Array<RowDiff<User>>, 
/**
 * Devices.
 */
devices?: Array<RowDiff<Device>>, 
/**
 * Admins.
 */
admins?: Array<RowDiff<Admin>>, 
/**
 * The company's settings, if they were touched: one row that is always there.
 */
settings?: RowDiff<Settings>, 
/**
 * Individual policies.
 */
policies?: Array<RowDiff<Policy>>, 
/**
 * Assignments.
 */
assignments?: Array<RowDiff<Assignment>>, 
/**
 * Active violation policies.
 */
violations?: Array<RowDiff<Violation>>, 
/**
 * The base policy, if it was touched.
 */
base_policy?: RowDiff<BasePolicy>, 
/**
 * The violation policy, if it was touched.
 */
violation_policy?: RowDiff<ViolationPolicy>, };

/**
 * Where a row is.
 */
export type RowFound = { 
/**
 * Its index; `None` if no row begins so.
 */
index: number | null, };

/**
 * A row's kind and id as one text: `device:0199c0de-…`. An assignment is named by what it is assigned to,
 * `assignment:group:0199c0de-…`; the base policy and the violation policy are alone of their kind and have no id.
 */
export type RowKey = `${RowRef["kind"]}:${string}` | "base_policy" | "violation_policy";

/**
 * A row's name.
 */
export type RowLabel = { 
/**
 * The row.
 */
row: RowRef, 
/**
 * Its name.
 */
name: string, };

/**
 * Names one row of any kind.
 */
export type RowRef = { "kind": "group", "id": GroupId } | { "kind": "user", "id": UserId } | { "kind": "device", "id": DeviceId } | { "kind": "admin", "id": AdminId } | { "kind": "policy", "id": PolicyId } | { "kind": "assignment", "id": PolicyTarget } | { "kind": "violation", "id": DeviceId } | { "kind": "base_policy" } | { "kind": "violation_policy" };

/**
 * Asks for the next row that begins with what was typed.
 */
export type RowsFind = { 
/**
 * Where.
 */
list: FindIn, 
/**
 * What was typed; kana, width, case and spaces do not matter.
 */
text: string, 
/**
 * Index of the row it starts from; after the last row it goes on at the first.
 */
from: number, };

/**
 * Asks for names of rows.
 */
export type RowsLabels = { 
/**
 * The rows; those not in sight are left out of the answer.
 */
rows: Array<RowRef>, };

/**
 * A file that was written.
 */
export type SavedFile = { 
/**
 * Its name, without its folder.
 */
file_name: string, 
/**
 * How many rows, the heading not counted.
 */
rows: number, };

/**
 * Where a grant holds.
 */
export type Scope = { "kind": "organization" } | { "kind": "groups", "groups": Array<GroupId> };

/**
 * A password or token on its way: never printed by `Debug`, wiped when dropped.
 */
export type Secret = string;

/**
 * How many devices change in a section.
 */
export type SectionImpact = { 
/**
 * The section.
 */
section: string, 
/**
 * How many devices.
 */
devices: number, };

/**
 * Names a session.
 */
export type SessionId = string;

/**
 * A session in a list.
 */
export type SessionInfo = { 
/**
 * Its id.
 */
id: SessionId, 
/**
 * Whose it is.
 */
admin: AdminId, 
/**
 * Whether it is the one that asks.
 */
current: boolean, 
/**
 * When it began.
 */
created_at: string, 
/**
 * When it was last used, to the minute.
 */
last_used_at: string, 
/**
 * When it ends at the latest.
 */
expires_at: string, 
/**
 * Address from which it was begun.
 */
address: string, 
/**
 * What the program said of itself, at most 200 characters.
 */
client: string, };

/**
 * Changes one's own password.
 */
export type SessionPasswordChange = { 
/**
 * The password until now.
 */
current: Secret, 
/**
 * The new one.
 */
new: Secret, };

/**
 * How long one stays signed in.
 */
export type SessionRule = { 
/**
 * Minutes after which a session ends in any case: 15 minutes to 30 days.
 */
absolute_minutes: number, 
/**
 * Minutes without use after which a session ends: 5 minutes to 7 days.
 */
idle_minutes: number, 
/**
 * Minutes without use after which the console asks for the password: 1 to 120, and not more than `idle_minutes`.
 */
lock_minutes: number, };

/**
 * Signs in.
 */
export type SessionSignIn = { 
/**
 * Names the company.
 */
company_code: string, 
/**
 * The account.
 */
account: string, 
/**
 * The password.
 */
password: Secret, 
/**
 * The second factor, once `otp_required` has asked for it.
 */
otp?: Secret | null, 
/**
 * Keep the session in the OS keyring.
 */
stay_signed_in: boolean, };

/**
 * A session and whose it is. What came later than the first console has a default: an older service does not send it,
 * and an older console did not keep it.
 */
export type SessionView = { 
/**
 * Its id.
 */
id: SessionId, 
/**
 * The admin.
 */
admin: AdminId, 
/**
 * Account of the admin.
 */
account: string, 
/**
 * Name of the admin.
 */
name: string, 
/**
 * Names the company.
 */
company_code: string, 
/**
 * Name of the company.
 */
company_name: string, 
/**
 * The language in which to greet the admin, if one is set.
 */
language: Language | null, 
/**
 * Whether nothing is allowed before the password has been changed: it was set by somebody else, or is too old.
 */
must_change_password: boolean, 
/**
 * Whether nothing is allowed before a second factor has been set up.
 */
must_add_factor: boolean, 
/**
 * Whether there is a second factor.
 */
has_factor: boolean, 
/**
 * Until when dangerous acts ask for no password: ten minutes from signing in or from the last step-up.
 */
verified_until: string, 
/**
 * The sign-in before this one.
 */
previous_sign_in_at: string | null, 
/**
 * What others did to this account since its owner last said that they have read it, oldest first.
 */
notes: Array<AccountNote>, 
/**
 * When it began.
 */
created_at: string, 
/**
 * When it ends at the latest.
 */
expires_at: string, 
/**
 * Seconds without use after which it ends.
 */
idle_seconds: number, 
/**
 * Seconds without use after which a console asks for the password.
 */
lock_seconds: number, 
/**
 * The service's clock when it answered.
 */
server_time: string, };

/**
 * Ends a session.
 */
export type SessionsEnd = { 
/**
 * The session.
 */
id: SessionId, };

/**
 * Asks for open sessions.
 */
export type SessionsList = { 
/**
 * Of this admin; `None` is oneself.
 */
admin: AdminId | null, };

/**
 * A company's settings. Those of a company that never set any are the defaults.
 */
export type Settings = { 
/**
 * What a new password must be.
 */
password: PasswordRule, 
/**
 * How long one stays signed in.
 */
session: SessionRule, 
/**
 * Who must have a second factor.
 */
mfa: MfaDuty, 
/**
 * What the five free fields of admins are called; one without a name is not shown.
 */
admin_labels: FreeFields, 
/**
 * What the five free fields of users are called.
 */
user_labels: FreeFields, 
/**
 * What the five free fields of devices are called.
 */
device_labels: FreeFields, };

/**
 * Asks whom a duty of a second factor would reach if it were saved.
 */
export type SettingsMfaPreview = { 
/**
 * The duty.
 */
duty: MfaDuty, };

/**
 * What a list is sorted by.
 */
export type SortKey = "name" | "place" | "platform" | "serial" | "asset_number" | "employee_number" | "account" | "os" | "address" | "last_contact" | "state" | "mail" | "title" | "user" | "devices" | "free1" | "free2" | "free3" | "free4" | "free5";

/**
 * What moves into the new group when one is split.
 */
export type SplitRows = { "kind": "devices", 
/**
 * Which.
 */
pick: DevicePick, } | { "kind": "users", 
/**
 * Which.
 */
pick: UserPick, };

/**
 * How many devices are in one state.
 */
export type StateCount = { 
/**
 * The state.
 */
state: DeviceState, 
/**
 * How many.
 */
count: number, };

/**
 * What is signed.
 */
export type StatusDocument = { 
/**
 * When it was made. A console never goes back to an older one.
 */
issued_at: string, 
/**
 * How each part of the service is, in the operator's order.
 */
components: Array<ComponentStatus>, 
/**
 * Maintenance and incidents that concern every company: coming, going on, and those of the last 90 days; the newest
 * first.
 */
events: Array<StatusEvent>, 
/**
 * What the operator says of trust: shared responsibility, location of data, encryption, backups, retention, law.
 */
trust: Array<TrustSection>, 
/**
 * The last backup of each kind, as far as any was noted.
 */
backups: Array<LastBackup>, };

/**
 * Maintenance or an incident.
 */
export type StatusEvent = { 
/**
 * The notice it was announced with.
 */
id: NoticeId, 
/**
 * `maintenance` or `incident`.
 */
kind: NoticeKind, 
/**
 * Its title.
 */
title: LocalText, 
/**
 * When it begins or began.
 */
starts_at: string | null, 
/**
 * When it is to end.
 */
ends_at: string | null, 
/**
 * When it was over.
 */
ended_at: string | null, 
/**
 * Parts of the service that do not work meanwhile.
 */
affects: Array<Component>, };

/**
 * How a part of the service is.
 */
export type StatusLevel = "operational" | "degraded" | "outage" | "maintenance" | "unknown";

/**
 * Why nothing newer is known of the state of the service.
 */
export type StatusProblem = "not_reached" | "wrong_signature" | "older" | "unreadable" | "none_published" | "no_key";

/**
 * What is known of the state of the service.
 */
export type StatusState = { 
/**
 * The newest document that was believed.
 */
document: StatusDocument | null, 
/**
 * When it was last asked for and answered.
 */
checked_at: string | null, 
/**
 * Why there is nothing newer, if the last attempt failed.
 */
problem: StatusProblem | null, 
/**
 * The console's clock.
 */
now: string, };

/**
 * How the replica stands.
 */
export type SyncState = { 
/**
 * Its state.
 */
status: SyncStatus, 
/**
 * Why everything has to be fetched anew since the console was started, if it has to be.
 */
unreadable: Unreadable | null, 
/**
 * The revision shown.
 */
revision: Revision, 
/**
 * When it was last known to be up to date.
 */
synced_at: string | null, 
/**
 * How much of what is being fetched has come, unpacked, in mebibytes and in steps of several; 0 while nothing long is.
 */
received: number, 
/**
 * Rows in sight.
 */
counts: Counts, 
/**
 * Admins in sight.
 */
admins: number, 
/**
 * Devices in sight that belong to nobody yet.
 */
unassigned: number, 
/**
 * Whether the reader sees the whole organization.
 */
whole: boolean, };

/**
 * How the replica stands to the service.
 */
export type SyncStatus = "empty" | "loading" | "live" | "offline";

/**
 * A column that a kind of table may have.
 */
export type TableField = { 
/**
 * What it holds.
 */
field: Field, 
/**
 * Its heading in Japanese; of a free field the company's own name for it.
 */
ja: string, 
/**
 * Its heading in English; of a free field the company's own name for it.
 */
en: string, 
/**
 * Whether rows are found by it: one key at least must be there.
 */
key: boolean, 
/**
 * Whether new rows must have it.
 */
required: boolean, 
/**
 * Whether import reads it. If not, no column is mapped to it.
 */
imported: boolean, 
/**
 * Whether it is written when nobody has chosen columns.
 */
standard: boolean, 
/**
 * An example of what stands in it, in Japanese.
 */
example_ja: string, 
/**
 * An example of what stands in it, in English.
 */
example_en: string, };

/**
 * What a table is about.
 */
export type TableKind = "groups" | "users" | "devices" | "placements" | "admins";

/**
 * Asks for the columns of a kind of table.
 */
export type TablesFields = { 
/**
 * The kind.
 */
kind: TableKind, };

/**
 * What an act is done to.
 */
export type Target = { "kind": "organization" } | { "kind": "row", "id": RowRef };

/**
 * A text in both languages.
 */
export type Text = { 
/**
 * Japanese.
 */
ja: string, 
/**
 * English.
 */
en: string, };

/**
 * A link to a page of the provider.
 */
export type TrustLink = { 
/**
 * What it leads to.
 */
title: LocalText, 
/**
 * An `https://` address.
 */
url: string, };

/**
 * A section of the trust page.
 */
export type TrustSection = { 
/**
 * Names it: 1 to 40 of a-z, 0-9 and -.
 */
id: string, 
/**
 * Its heading.
 */
title: LocalText, 
/**
 * At most 8,000 characters: paragraphs parted by empty lines; a line that begins with `- ` is an item of a list.
 */
body: LocalText, 
/**
 * Where to read more.
 */
links: Array<TrustLink>, };

/**
 * Why the rows that were kept on this computer could not be used.
 */
export type Unreadable = "outdated" | "damaged";

/**
 * A cell that the encoding cannot hold.
 */
export type UnwritableCell = { 
/**
 * Its row in the file, from 1; the heading is row 1.
 */
row: number, 
/**
 * What the column holds.
 */
field: Field, 
/**
 * Its text.
 */
text: string, 
/**
 * The characters that cannot be written.
 */
characters: string, };

/**
 * A user: somebody of the company who uses devices. Belongs to exactly one group.
 */
export type User = { 
/**
 * Its id.
 */
id: UserId, 
/**
 * The group the user belongs to.
 */
group: GroupId, 
/**
 * Name as written.
 */
name: string, 
/**
 * Reading of the name in kana, or empty.
 */
yomigana: string, 
/**
 * Unique in the company, or empty.
 */
employee_number: string, 
/**
 * Mail address, or empty.
 */
mail: string, 
/**
 * Job title, or empty.
 */
title: string, 
/**
 * The company's five own fields, named by [`crate::Settings::user_labels`].
 */
free: FreeFields, };

/**
 * What is done to every one of the users.
 */
export type UserAct = { "act": "move", 
/**
 * Where.
 */
group: GroupId, } | { "act": "delete" } | { "act": "title", 
/**
 * Which.
 */
text: string, } | { "act": "free", 
/**
 * Which field, from 0.
 */
index: number, 
/**
 * The text.
 */
text: string, };

/**
 * A user and what surrounds them.
 */
export type UserDetail = { 
/**
 * The user.
 */
user: User, 
/**
 * Groups from the top to the user's.
 */
path: Array<RowLabel>, 
/**
 * The user's devices.
 */
devices: Array<RowLabel>, };

/**
 * How many users each choice of the filter would show.
 */
export type UserFacets = { 
/**
 * Who have devices.
 */
with_devices: number, 
/**
 * Who have none.
 */
without_devices: number, };

/**
 * Names a user.
 */
export type UserId = string;

/**
 * Which users of a list are meant.
 */
export type UserPick = { "pick": "these", 
/**
 * They.
 */
ids: Array<UserId>, } | { "pick": "all_but", 
/**
 * The list.
 */
query: ListQuery, 
/**
 * Those that are not meant.
 */
except: Array<UserId>, };

/**
 * One user in a list.
 */
export type UserRow = { 
/**
 * The user.
 */
user: User, 
/**
 * Name of the group.
 */
group_name: string, 
/**
 * How many devices the user has.
 */
devices: number, };

/**
 * A window of users.
 */
export type UserWindow = { 
/**
 * Rows in all.
 */
total: number, 
/**
 * Index of the first row given.
 */
from: number, 
/**
 * The rows.
 */
rows: Array<UserRow>, 
/**
 * How many each choice of a filter would show.
 */
facets: UserFacets, };

/**
 * Asks for a user.
 */
export type UsersGet = { 
/**
 * The user. 
 */
id: UserId, };

/**
 * The violation policy being active on a device.
 */
export type Violation = { 
/**
 * The device: a row each.
 */
device: DeviceId, 
/**
 * When it ends by itself.
 */
until: string, 
/**
 * Why it was activated.
 */
reason: string, 
/**
 * Who activated it; filled in by the engine.
 */
by: AdminId | null, };

/**
 * The violation policy, and where it is active in sight.
 */
export type ViolationDetail = { 
/**
 * The policy.
 */
policy: ViolationPolicy, 
/**
 * By when it ends.
 */
active: Array<ActiveViolation>, };

/**
 * The company's violation policy: one row that is always there.
 */
export type ViolationPolicy = { 
/**
 * By section, the values that are not the catalogue's default.
 */
sections: { [key in string]: { [key in string]: PolicyValue } }, };

/**
 * An admin who may do what was asked for, and by which grants.
 */
export type WhoMay = { 
/**
 * The admin.
 */
admin: AdminId, 
/**
 * Places in the admin's list of the grants that allow it.
 */
grants: Array<number>, };

/**
 * Why a policy does not decide a section.
 */
export type WhyLost = "outranked" | "linked" | "not_permitted" | "forbidden";

/** Every command of the console: its request and its result. */
export type CommandMap = {
  app_state: { request: Nothing; result: AppState };
  connection_retry: { request: Nothing; result: AppState };
  session_sign_in: { request: SessionSignIn; result: AppState };
  session_sign_out: { request: Nothing; result: AppState };
  session_password_change: { request: SessionPasswordChange; result: AppState };
  session_active: { request: Nothing; result: Nothing };
  session_lock: { request: Nothing; result: AppState };
  session_unlock: { request: PasswordProof; result: AppState };
  session_step_up: { request: PasswordProof; result: AppState };
  session_notes_read: { request: Nothing; result: AppState };
  session_factor_offer: { request: Nothing; result: FactorOffer };
  session_factor_confirm: { request: FactorConfirm; result: RecoveryCodes };
  session_factor_remove: { request: Nothing; result: AppState };
  session_recovery_codes_new: { request: Nothing; result: RecoveryCodes };
  sessions_list: { request: SessionsList; result: Array<SessionInfo> };
  sessions_end: { request: SessionsEnd; result: Nothing };
  password_rate: { request: PasswordRate; result: PasswordRating };
  settings_get: { request: Nothing; result: Settings };
  settings_mfa_preview: { request: SettingsMfaPreview; result: MfaReach };
  permissions_list: { request: Nothing; result: Array<PermissionEntry> };
  org_rows: { request: OrgQuery; result: OrgWindow };
  org_locate: { request: OrgLocate; result: OrgPath };
  groups_get: { request: GroupsGet; result: GroupDetail };
  users_rows: { request: ListQuery; result: UserWindow };
  users_get: { request: UsersGet; result: UserDetail };
  devices_rows: { request: ListQuery; result: DeviceWindow };
  devices_get: { request: DevicesGet; result: DeviceDetail };
  admins_rows: { request: AdminQuery; result: AdminWindow };
  admins_get: { request: AdminsGet; result: AdminDetail };
  admins_password_set: { request: AdminsPasswordSet; result: Nothing };
  admins_access: { request: Nothing; result: Array<AdminAccess> };
  admins_sessions_end: { request: AdminsGet; result: Nothing };
  admins_unlock: { request: AdminsGet; result: Nothing };
  admins_factor_remove: { request: AdminsGet; result: Nothing };
  admins_view_as: { request: AdminsViewAs; result: AppState };
  rows_find: { request: RowsFind; result: RowFound };
  rows_labels: { request: RowsLabels; result: Array<RowLabel> };
  palette_search: { request: PaletteSearch; result: Array<PaletteHit> };
  authority_explain: { request: AuthorityExplain; result: Array<Explanation> };
  authority_explain_of: { request: AuthorityExplainOf; result: Explanation };
  authority_who: { request: AuthorityQuestion; result: Array<WhoMay> };
  authority_map: { request: AdminsGet; result: Array<AuthorityPlace> };
  ids_new: { request: IdsNew; result: Array<string> };
  changes_plan: { request: ChangesDraft; result: PlanView };
  changes_apply: { request: ChangesDraft; result: ChangeView };
  changes_list: { request: ChangesQuery; result: ChangePage };
  changes_undo: { request: ChangesUndo; result: ChangeView };
  tables_fields: { request: TablesFields; result: Array<TableField> };
  imports_open: { request: ImportsOpen; result: ImportPreview | null };
  imports_configure: { request: ImportsConfigure; result: ImportPreview };
  imports_plan: { request: ImportsPlan; result: ImportPlan };
  imports_rows: { request: ImportsRows; result: ImportWindow };
  imports_apply: { request: ImportsApply; result: ImportResult };
  imports_reload: { request: ImportHandle; result: ImportPreview };
  imports_bad_save: { request: ImportsBadSave; result: SavedFile | null };
  imports_passwords_save: { request: ImportHandle; result: PasswordFile | null };
  imports_close: { request: ImportHandle; result: Nothing };
  exports_write: { request: ExportsWrite; result: ExportResult };
  jobs_cancel: { request: Nothing; result: Nothing };
  bulk_plan: { request: BulkDraft; result: BulkPlan };
  bulk_apply: { request: BulkApply; result: ChangeView };
  groups_merge_look: { request: GroupsMerge; result: MergeLook };
  changes_undo_plan: { request: ChangesUndo; result: PlanView };
  deleted_list: { request: PageQuery; result: DeletedPage };
  authority_here: { request: AuthorityAt; result: Array<AuthorityHolder> };
  policies_catalogue: { request: Nothing; result: PolicyCatalogueView };
  policies_list: { request: Nothing; result: PoliciesList };
  policies_get: { request: PoliciesGet; result: PolicyDetail };
  policies_assignments: { request: PolicyAssignments; result: PolicyAssignmentWindow };
  base_policy_get: { request: Nothing; result: BasePolicy };
  violation_policy_get: { request: Nothing; result: ViolationDetail };
  policies_assigned: { request: PoliciesAssigned; result: PolicyHere };
  policies_effective: { request: PoliciesEffective; result: EffectiveView };
  policies_compare: { request: PoliciesCompare; result: PolicyComparison };
  policies_impact: { request: PoliciesImpact; result: ImpactWindow };
  policies_impact_save: { request: PoliciesImpactSave; result: SavedFile | null };
  policies_devices: { request: PoliciesDevices; result: PolicyDeviceWindow };
  policies_save: { request: PoliciesSave; result: PolicyFileSaved | null };
  policies_open: { request: Nothing; result: PolicyFileView | null };
  policies_coverage: { request: Nothing; result: Array<CoverageGroup> };
  manuals_state: { request: Nothing; result: ManualsState };
  manuals_refresh: { request: Nothing; result: ManualsState };
  manuals_contents: { request: ManualsContents; result: ManualContents };
  manuals_page: { request: ManualsPage; result: ManualPage };
  manuals_search: { request: ManualsSearch; result: ManualHits };
  manuals_pdf: { request: ManualsPdf; result: ManualPdf };
  manuals_pdf_save: { request: ManualsPdf; result: SavedFile | null };
  notices_list: { request: Nothing; result: NoticesState };
  notices_refresh: { request: Nothing; result: NoticesState };
  notices_read: { request: NoticesRead; result: NoticesState };
  notices_readers: { request: NoticesGet; result: NoticeReadersView };
  notices_calendar_save: { request: NoticesCalendarSave; result: SavedFile | null };
  notices_preferences: { request: Nothing; result: NoticePreferences };
  notices_preferences_set: { request: NoticePreferences; result: NoticePreferences };
  status_get: { request: Nothing; result: StatusState };
  status_refresh: { request: Nothing; result: StatusState };
  connection_check: { request: Nothing; result: ConnectionReport };
};

/** Name of the one event that the window listens to. */
export const EVENT = "console";
