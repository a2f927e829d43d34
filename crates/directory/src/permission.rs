//! The permission catalogue: one declarative table. The interface, OpenAPI, the manual and the authority matrix are
//! made from it. Naming a permission anywhere else than through [`Permission`] is a defect.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! permissions {
    ($($name:ident $key:literal $scoped:literal $anchor:literal
       $ja:literal $en:literal $ja_allows:literal $en_allows:literal;)*) => {
        /// One thing an admin may be allowed to do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, utoipa::ToSchema)]
        pub enum Permission {
            $(#[doc = $en_allows] #[serde(rename = $key)] $name,)*
        }

        /// Every permission, in the order in which people read them.
        pub const CATALOGUE: &[PermissionEntry] = &[
            $(PermissionEntry {
                permission: Permission::$name, key: $key, group_scoped: $scoped, anchor: $anchor,
                name: Text { ja: $ja, en: $en }, allows: Text { ja: $ja_allows, en: $en_allows },
            },)*
        ];
    };
}

/// A text in both languages.
#[derive(Clone, Copy, Debug, Serialize, TS, utoipa::ToSchema)]
pub struct Text {
    /// Japanese.
    pub ja: &'static str,
    /// English.
    pub en: &'static str,
}

/// One row of the catalogue.
#[derive(Clone, Copy, Debug, Serialize, TS, utoipa::ToSchema)]
pub struct PermissionEntry {
    /// The permission.
    pub permission: Permission,
    /// How it is written on the wire.
    pub key: &'static str,
    /// Whether it can be limited to groups; one that cannot is only ever granted for the whole organization.
    pub group_scoped: bool,
    /// Anchor of its section in the manual.
    pub anchor: &'static str,
    /// Its name for people.
    pub name: Text,
    /// What it allows, in a sentence.
    pub allows: Text,
}

permissions! {
    DeviceView "device.view" true "permission-device-view" "クライアントの閲覧" "View devices"
        "クライアントとそのインベントリ、レポートを閲覧し、CSV に出力できます。" "See devices, their inventory and reports, and export them as CSV.";
    DeviceEdit "device.edit" true "permission-device-edit" "クライアントの編集" "Edit devices"
        "クライアントを登録・編集し、グループやユーザーの間で移動できます。" "Register and edit devices and move them between groups and users.";
    DeviceDelete "device.delete" true "permission-device-delete" "クライアントの削除" "Delete devices"
        "クライアントを廃止・削除できます。" "Retire and delete devices.";
    OrganizationEdit "organization.edit" true "permission-organization-edit" "組織の編集" "Edit the organization"
        "グループとユーザーを追加・名前の変更・移動・削除できます。" "Add, rename, move and delete groups and users.";
    PolicyView "policy.view" true "permission-policy-view" "ポリシーの閲覧" "View policies"
        "ポリシーと、適用結果のポリシーを閲覧できます。" "See policies and effective policies.";
    PolicyAssign "policy.assign" true "permission-policy-assign" "ポリシーの適用" "Assign policies"
        "既存の個別ポリシーを適用・解除できます。" "Assign existing individual policies.";
    PolicyEdit "policy.edit" true "permission-policy-edit" "個別ポリシーの編集" "Edit individual policies"
        "個別ポリシーを作成・編集・削除できます。管理対象外のクライアントに影響する編集はできません。" "Create, edit and delete individual policies that touch no device outside the scope.";
    PolicyBase "policy.base" false "permission-policy-base" "基本ポリシーの編集" "Edit the base policy"
        "基本ポリシーと、個別ポリシーで変更できる範囲を編集できます。" "Edit the base policy and what individual policies may change.";
    PolicyViolation "policy.violation" true "permission-policy-violation" "違反時ポリシー" "Violation policy"
        "違反時ポリシーを適用・解除できます。編集には組織全体の権限が必要です。" "Activate and lift the violation policy; editing it needs the whole organization.";
    OperationLogView "operation_log.view" true "permission-operation-log-view" "操作ログの閲覧" "View operation logs"
        "利用者の操作ログ（画面、CSV、アーカイブ、アラートの詳細）を閲覧できます。" "Read end users' operation logs: screens, CSV, archive and alert details.";
    AdminView "admin.view" true "permission-admin-view" "管理者の閲覧" "View admins"
        "管理者とその管理権限を閲覧できます。" "See admins and their grants.";
    AdminManage "admin.manage" true "permission-admin-manage" "管理者の管理" "Manage admins"
        "管理者の登録・編集・停止・削除、パスワードの設定、セッションの終了ができます。" "Register, edit, suspend and delete admins, set their password and end their sessions.";
    Import "import" true "permission-import" "一括取り込み" "Import"
        "一括取り込みを実行できます。各行にはそれぞれの権限が必要です。" "Run bulk imports; each row still needs its own permission.";
    ExportCompany "export.company" false "permission-export-company" "全データの出力" "Export everything"
        "企業のすべてのデータを出力できます。" "Export all of the company's data.";
    AuditView "audit.view" true "permission-audit-view" "管理操作履歴の閲覧" "View the history"
        "管理対象グループに関する管理操作履歴を閲覧できます。" "Read the history of what admins did in their own groups.";
    ChangeApprove "change.approve" true "permission-change-approve" "変更の承認" "Approve changes"
        "ほかの管理者の変更を承認できます。" "Approve another admin's change.";
    SettingsSecurity "settings.security" false "permission-settings-security" "セキュリティ設定" "Security settings"
        "パスワードの規則、サインインの有効期間、二要素認証を設定できます。" "Set the password rule, how long one stays signed in, and who needs a second factor.";
    ContractView "contract.view" false "permission-contract-view" "契約の閲覧" "View the contract"
        "契約、信頼性に関する情報、データ消去日を閲覧できます。" "See the contract, the trust page and the erasure date.";
}

impl Permission {
    /// Its row in the catalogue.
    #[must_use]
    pub fn entry(self) -> &'static PermissionEntry {
        &CATALOGUE[self as usize]
    }

    /// How it is written on the wire.
    #[must_use]
    pub fn key(self) -> &'static str {
        self.entry().key
    }
}

/// A set of permissions, a bit each; on the wire a sorted list of keys.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    TS,
    utoipa::ToSchema,
)]
#[serde(from = "Vec<Permission>", into = "Vec<Permission>")]
#[ts(as = "Vec<Permission>")]
#[schema(value_type = Vec<Permission>)]
pub struct PermissionSet(u32);

impl PermissionSet {
    /// No permission.
    pub const EMPTY: Self = Self(0);

    /// Every permission of the catalogue.
    #[must_use]
    pub fn all() -> Self {
        CATALOGUE.iter().map(|entry| entry.permission).collect()
    }

    /// Whether the set holds `permission`.
    #[must_use]
    pub fn contains(self, permission: Permission) -> bool {
        self.0 & (1 << permission as u32) != 0
    }

    /// Whether the set holds nothing.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// This set without `permission`.
    #[must_use]
    pub fn without(self, permission: Permission) -> Self {
        Self(self.0 & !(1 << permission as u32))
    }

    /// What is in this set and not in `other`.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// What is in either set.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Its permissions in catalogue order.
    pub fn iter(self) -> impl Iterator<Item = Permission> {
        CATALOGUE.iter().map(|entry| entry.permission).filter(move |permission| self.contains(*permission))
    }
}

impl FromIterator<Permission> for PermissionSet {
    fn from_iter<I: IntoIterator<Item = Permission>>(permissions: I) -> Self {
        Self(permissions.into_iter().fold(0, |bits, permission| bits | (1 << permission as u32)))
    }
}

impl From<Vec<Permission>> for PermissionSet {
    fn from(permissions: Vec<Permission>) -> Self {
        permissions.into_iter().collect()
    }
}

impl From<PermissionSet> for Vec<Permission> {
    fn from(set: PermissionSet) -> Self {
        set.iter().collect()
    }
}
