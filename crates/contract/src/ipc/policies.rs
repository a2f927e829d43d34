//! Policies as the window asks for them. Writing them is `changes_plan` and `changes_apply`; their versions are
//! `changes_list` of their row.

use directory::{
    Change, DeviceId, EffectivePolicy, GroupId, Language, Policy, PolicyId, PolicyTarget, PolicyValue,
    Violation, ViolationPolicy,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{DeviceRow, RowLabel};
use crate::AssignedCounts;

ipc_types! {
    /// Individual policies in sight, by name.
    #[derive(PartialEq, Eq)]
    struct PoliciesList {
        /// At most 1,000: a company may have no more.
        policies: Vec<PolicySummary>,
        /// On how many devices in sight the violation policy is active.
        violations: u32,
    }

    /// One individual policy in the list.
    #[derive(PartialEq, Eq)]
    struct PolicySummary {
        /// The policy.
        id: PolicyId,
        /// Its name.
        name: String,
        /// What it is for, or empty.
        note: String,
        /// The sections that do not follow the base policy.
        own: Vec<String>,
        /// What it is assigned to in sight.
        assigned: AssignedCounts,
    }

    /// Asks for an individual policy.
    struct PoliciesGet { /** The policy. */ id: PolicyId, }

    /// An individual policy, and what it is assigned to in sight.
    #[derive(PartialEq, Eq)]
    struct PolicyDetail {
        /// The policy.
        policy: Policy,
        /// What it is assigned to, counted.
        assigned: AssignedCounts,
        /// The first 500 of that, to ask what may be done to them.
        targets: Vec<PolicyTarget>,
    }

    /// Asks for what an individual policy is assigned to.
    struct PolicyAssignments {
        /// The policy.
        id: PolicyId,
        /// Only what has this in its name, or in the name of a group above it; letter case, width and kana kind do not
        /// matter.
        query: String,
        /// Index of the first row.
        from: u32,
        /// How many rows: at most 500.
        count: u32,
    }

    /// A window of what an individual policy is assigned to: groups, then users, then devices, each by name.
    #[derive(PartialEq, Eq)]
    struct PolicyAssignmentWindow {
        /// Rows in all.
        total: u32,
        /// Index of the first row given.
        from: u32,
        /// The rows.
        rows: Vec<PolicyAssignment>,
    }

    /// What a policy is assigned to.
    #[derive(PartialEq, Eq)]
    struct PolicyAssignment {
        /// To what.
        target: PolicyTarget,
        /// Its name.
        name: String,
        /// Groups from the top to it.
        path: Vec<RowLabel>,
        /// How many devices in sight lie there.
        devices: u32,
    }

    /// Asks for what is assigned to a row itself.
    struct PoliciesAssigned { /** The row. */ target: PolicyTarget, }

    /// What is assigned to a row itself, and whether the violation policy is active on it.
    #[derive(PartialEq, Eq)]
    struct PolicyHere {
        /// The policy.
        policy: Option<RowLabel>,
        /// Only of devices.
        violation: Option<Violation>,
    }

    /// The violation policy, and where it is active in sight.
    #[derive(PartialEq, Eq)]
    struct ViolationDetail {
        /// The policy.
        policy: ViolationPolicy,
        /// By when it ends.
        active: Vec<ActiveViolation>,
    }

    /// The violation policy being active on a device.
    #[derive(PartialEq, Eq)]
    struct ActiveViolation {
        /// How.
        violation: Violation,
        /// Name of the device.
        device_name: String,
        /// Name of who activated it, if they are in sight.
        by_name: Option<String>,
    }

    /// Asks for what holds for a device, a user or a group.
    struct PoliciesEffective {
        /// For what.
        target: PolicyTarget,
        /// As if these changes were made; empty is how it is.
        changes: Vec<Change>,
    }

    /// What holds for a device, a user or a group.
    #[derive(PartialEq, Eq)]
    struct EffectiveView {
        /// The values, where they come from, and what lost.
        effective: EffectivePolicy,
        /// Names of the policies, groups, users and admins that it speaks of, as far as they are in sight.
        labels: Vec<RowLabel>,
    }

    /// Asks for a window of the devices whose effective policy changes would change.
    struct PoliciesImpact {
        /// Which changes.
        of: ImpactOf,
        /// Index of the first row.
        from: u32,
        /// How many rows: at most 500.
        count: u32,
    }

    /// A window of those devices, by name.
    #[derive(PartialEq, Eq)]
    struct ImpactWindow {
        /// Rows in all.
        total: u32,
        /// Index of the first row given.
        from: u32,
        /// The rows.
        rows: Vec<ImpactRow>,
    }

    /// A device whose effective policy changes.
    #[derive(PartialEq, Eq)]
    struct ImpactRow {
        /// The device as it is.
        row: DeviceRow,
        /// The sections in which a value changes.
        sections: Vec<String>,
    }

    /// Writes the whole list of devices whose effective policy changes would change, as CSV, to a file that the person
    /// chooses.
    struct PoliciesImpactSave {
        /// Which changes.
        of: ImpactOf,
        /// Language of the headings, and of the names of sections.
        language: Language,
        /// Suggested name of the file, without ending.
        file_name: String,
    }

    /// Asks for the devices whose item has a value.
    struct PoliciesDevices {
        /// The section.
        section: String,
        /// The item.
        item: String,
        /// The value.
        value: PolicyValue,
        /// Index of the first row.
        from: u32,
        /// How many rows: at most 500.
        count: u32,
    }

    /// A window of those devices, by name.
    #[derive(PartialEq, Eq)]
    struct PolicyDeviceWindow {
        /// Rows in all.
        total: u32,
        /// Index of the first row given.
        from: u32,
        /// The rows.
        rows: Vec<DeviceRow>,
    }

    /// A group in which something other than the base policy may decide.
    #[derive(PartialEq, Eq)]
    struct CoverageGroup {
        /// The group.
        group: RowLabel,
        /// How deep it lies: 0 at the top.
        depth: u32,
        /// The policy assigned to it.
        assigned: Option<PolicyId>,
        /// The nearest policy assigned above it, and where.
        inherited: Option<InheritedPolicy>,
        /// Devices in it, sub-groups included.
        devices: u32,
        /// Users in it, sub-groups included, who have a policy of their own.
        excepted_users: u32,
        /// Devices in it, sub-groups included, that have a policy of their own.
        excepted_devices: u32,
    }

    /// A policy that comes from above.
    #[derive(Copy, PartialEq, Eq)]
    struct InheritedPolicy {
        /// The policy.
        policy: PolicyId,
        /// To which group it is assigned.
        from: GroupId,
    }

    /// Asks for the differences between what holds for two devices.
    struct PoliciesCompare {
        /// The one.
        left: DeviceId,
        /// The other.
        right: DeviceId,
    }

    /// What holds for two devices.
    #[derive(PartialEq, Eq)]
    struct PolicyComparison {
        /// For the one.
        left: EffectiveView,
        /// For the other.
        right: EffectiveView,
    }
}

/// What a file of policies would do to one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PolicyFileTurn {
    /// It would be added.
    Create,
    /// It would be changed.
    Change,
    /// It is so already.
    Unchanged,
}

ipc_types! {
    /// Writes policies to a JSON file that the person chooses.
    struct PoliciesSave {
        /// The individual policies; their assignments are not written.
        ids: Vec<PolicyId>,
        /// Also the base policy, its central lock left aside.
        base: bool,
        /// Also the violation policy.
        violation: bool,
        /// Suggested name of the file, without ending.
        file_name: String,
    }

    /// A file of policies that was written.
    #[derive(PartialEq, Eq)]
    struct PolicyFileSaved {
        /// Its name, without its folder.
        file_name: String,
        /// How many policies it holds.
        policies: u32,
        /// SHA-256 of the file in lower-case hexadecimal.
        sha256: String,
        /// Whether the service signed it; it cannot while it is out of reach.
        signed: bool,
    }

    /// A file of policies that was opened: what it would do here. Nothing has been changed.
    #[derive(PartialEq, Eq)]
    struct PolicyFileView {
        /// Its name, without its folder.
        file_name: String,
        /// SHA-256 of the file in lower-case hexadecimal.
        sha256: String,
        /// Who wrote it, and whether it is still what was written.
        signature: PolicyFileSignature,
        /// What becomes of the base policy, if it is in the file.
        base: Option<PolicyFileTurn>,
        /// What becomes of the violation policy, if it is in the file.
        violation: Option<PolicyFileTurn>,
        /// What becomes of each individual policy, found by its name, in the order of the file.
        policies: Vec<PolicyFileEntry>,
        /// Sections and items that this version does not know, as `section` or `section.item`: they are left out.
        unknown: Vec<String>,
        /// Items of the base policy that the central lock decides here, as `section.item`: they are left out.
        locked: Vec<String>,
        /// The changes, to be planned and applied like any other.
        changes: Vec<Change>,
    }

    /// Who had a file of policies signed.
    #[derive(PartialEq, Eq)]
    struct PolicyFileSigner {
        /// Names the company.
        company_code: String,
        /// Name of the company.
        company_name: String,
        /// Account of the admin.
        account: String,
        /// When.
        #[ts(type = "string")]
        signed_at: Timestamp,
    }

    /// One individual policy of a file.
    #[derive(PartialEq, Eq)]
    struct PolicyFileEntry {
        /// Its name.
        name: String,
        /// What becomes of it.
        turn: PolicyFileTurn,
    }
}

/// Whether a file of policies is what a service signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum PolicyFileSignature {
    /// Nobody signed it: it was written offline, or by hand.
    Missing {},
    /// It is as it was signed here.
    Valid {
        /// By whom.
        by: PolicyFileSigner,
    },
    /// It was changed after it was signed, or another service signed it.
    Invalid {},
    /// The service could not be asked for its key.
    Unchecked {},
}

/// Changes whose impact is asked for.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum ImpactOf {
    /// These.
    Changes {
        /// They.
        changes: Vec<Change>,
    },
    /// Those that `bulk_plan` planned last.
    Planned {
        /// What it called them.
        handle: u32,
    },
}
