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
 * The company's five own fields, named by [`Settings::admin_labels`].
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
device_labels?: FreeFields, };

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
 * What it did, as far as the reader may see it.
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
 * The change set that undid this one.
 */
undone_by: ChangeId | null, };

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
 * Undoes a change set.
 */
export type ChangesUndo = { 
/**
 * The change set.
 */
id: ChangeId, };

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
revision: Revision, };

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
 * The company's five own fields, named by [`Settings::device_labels`].
 */
free: FreeFields, };

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
 * Names a device.
 */
export type DeviceId = string;

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
platforms: Array<PlatformCount>, };

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
authority: Array<AuthorityDiff>, };

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
export type ErrorCode = "sign_in_failed" | "session_ended" | "otp_required" | "otp_wrong" | "factor_required" | "factor_conflict" | "step_up_required" | "password_change_required" | "password_wrong" | "password_unfit" | "forbidden" | "not_found" | "method_not_allowed" | "bad_request" | "too_large" | "unsupported_media_type" | "change_rejected" | "revision_conflict" | "already_undone" | "idempotency_mismatch" | "too_many_attempts" | "client_too_old" | "unavailable" | "internal" | "offline" | "certificate_untrusted" | "unexpected_answer" | "keyring_unavailable" | "keyring_refused" | "locked" | "viewing_as" | "not_signed_in" | "not_ready" | "disk_failed" | "unknown";

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
 * Asks for a group.
 */
export type GroupsGet = { 
/**
 * The group. 
 */
id: GroupId, };

/**
 * Asks for fresh ids.
 */
export type IdsNew = { 
/**
 * How many: at most 1,000.
 */
count: number, };

/**
 * Whether "stay signed in" can be offered.
 */
export type KeyringStatus = "unknown" | "available" | "unavailable" | "refused";

/**
 * A language that the console speaks.
 */
export type Language = "ja" | "en";

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
 * Who must have a second factor.
 */
export type MfaDuty = "off" | "recommended" | "managers" | "all";

/**
 * No arguments, or no result.
 */
export type Nothing = Record<symbol, never>;

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
export type RejectionCode = "not_found" | "id_taken" | "permission_missing" | "escalation" | "admin_not_covered" | "own_account" | "last_manager" | "move_raises_authority" | "group_is_scope" | "group_not_empty" | "group_cycle" | "group_too_deep" | "user_has_devices" | "group_name_taken" | "group_code_taken" | "employee_number_taken" | "asset_number_taken" | "account_taken" | "required" | "too_long" | "bad_character" | "bad_account" | "bad_validity" | "out_of_bounds" | "bad_mail" | "empty_grant" | "not_group_scoped" | "too_many_grants" | "bad_change_count" | "bad_reason" | "superseded";

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
settings?: RowDiff<Settings>, };

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
export type RowRef = { "kind": "group", "id": GroupId } | { "kind": "user", "id": UserId } | { "kind": "device", "id": DeviceId } | { "kind": "admin", "id": AdminId };

/**
 * Asks for names of rows.
 */
export type RowsLabels = { 
/**
 * The rows; those not in sight are left out of the answer.
 */
rows: Array<RowRef>, };

/**
 * Where a grant holds.
 */
export type Scope = { "kind": "organization" } | { "kind": "groups", "groups": Array<GroupId> };

/**
 * A password or token on its way: never printed by `Debug`, wiped when dropped.
 */
export type Secret = string;

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
 * A session and whose it is.
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
 * What a list is sorted by.
 */
export type SortKey = "name" | "place" | "platform" | "serial" | "asset_number" | "employee_number" | "account" | "os" | "address" | "last_contact" | "state" | "mail" | "title";

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
 * Why the rows that were kept on this computer could not be used.
 */
export type Unreadable = "outdated" | "damaged";

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
 * The company's five own fields, named by [`Settings::user_labels`].
 */
free: FreeFields, };

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
 * Names a user.
 */
export type UserId = string;

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
rows: Array<UserRow>, };

/**
 * Asks for a user.
 */
export type UsersGet = { 
/**
 * The user. 
 */
id: UserId, };

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
  rows_labels: { request: RowsLabels; result: Array<RowLabel> };
  palette_search: { request: PaletteSearch; result: Array<PaletteHit> };
  authority_explain: { request: AuthorityExplain; result: Array<Explanation> };
  authority_explain_of: { request: AuthorityExplainOf; result: Explanation };
  authority_who: { request: AuthorityQuestion; result: Array<WhoMay> };
  authority_map: { request: AdminsGet; result: Array<AuthorityPlace> };
  ids_new: { request: IdsNew; result: Array<string> };
  changes_plan: { request: ChangesDraft; result: PlanView };
  changes_apply: { request: ChangesDraft; result: ChangeView };
  changes_list: { request: PageQuery; result: ChangePage };
  changes_undo: { request: ChangesUndo; result: ChangeView };
};

/** Name of the one event that the window listens to. */
export const EVENT = "console";
