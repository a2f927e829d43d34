//! What the company rules: values of its own in the base policy, and individual policies with the groups that they are
//! assigned to. Apart from the company itself, because tests and benchmarks make their own.

use directory::{
    Change, ChangeSet, PermitFields, Policy, PolicyId, PolicyTarget, PolicyValue, PolicyValueEdits,
    PolicyValues,
};
use uuid::Uuid;

use crate::Company;

const DIAGNOSIS: &str = "pc_diagnosis";
const CONTROL: &str = "pc_control";
const SMART: &str = "smart_control";

impl Company {
    /// The policies as change sets, to be applied after those of the company.
    #[must_use]
    pub fn policies(&self, mut id: impl FnMut() -> Uuid) -> Vec<ChangeSet> {
        let base = vec![
            base(DIAGNOSIS, [("disk_encryption_check", yes()), ("antivirus_pattern_age", number(3))]),
            base(CONTROL, [("usb_storage", choice("read_only")), ("screen_lock", number(15))]),
            Change::BasePolicyPermit {
                fields: PermitFields {
                    individual_allowed: Some(true),
                    permitted: Some([DIAGNOSIS, CONTROL, SMART].map(str::to_owned).into()),
                },
            },
        ];
        let mut individual = Vec::new();
        let mut add = |group: &str, name: &str, note: &str, own: &[(&str, PolicyValues)]| {
            let Some(group) = self.groups.iter().find(|found| found.name == group) else { return };
            let id = PolicyId(id());
            let own = own.iter().map(|(section, values)| ((*section).to_owned(), values.clone())).collect();
            individual.push(Change::PolicyCreate(Policy { id, name: name.into(), note: note.into(), own }));
            individual.push(Change::PolicyAssign { id, target: PolicyTarget::Group(group.id) });
        };
        add(
            "営業本部",
            "営業・外勤",
            "社外へ持ち出すPCとスマートフォンに使います。",
            &[
                (CONTROL, own([("usb_storage", choice("deny")), ("screen_lock", number(5))])),
                (SMART, own([("auto_lock", number(2)), ("app_store", choice("managed_only"))])),
            ],
        );
        add(
            "開発本部",
            "開発部門",
            "検証機で外部媒体を使います。",
            &[(CONTROL, own([("usb_storage", choice("allow")), ("bluetooth", choice("input_only"))]))],
        );
        add(
            "製造本部",
            "製造ライン",
            "ラインを止めないため、更新プログラムは計画停止のときに適用します。",
            &[(DIAGNOSIS, own([("os_update_grace", number(90)), ("os_update_action", choice("none"))]))],
        );
        [(base, "情報セキュリティ規程 第4版に合わせる"), (individual, "部門ごとのポリシーを登録")]
            .map(|(changes, reason)| ChangeSet { changes, reason: Some(reason.into()), import: None })
            .into()
    }
}

fn base<const N: usize>(section: &str, values: [(&str, PolicyValue); N]) -> Change {
    let values: PolicyValueEdits = own(values).into_iter().map(|(item, value)| (item, Some(value))).collect();
    Change::BasePolicySectionSet { section: section.to_owned(), values }
}

fn own<const N: usize>(values: [(&str, PolicyValue); N]) -> PolicyValues {
    values.into_iter().map(|(item, value)| (item.to_owned(), value)).collect()
}

fn yes() -> PolicyValue {
    PolicyValue::Bool(true)
}

fn number(number: i64) -> PolicyValue {
    PolicyValue::Int(number)
}

fn choice(key: &str) -> PolicyValue {
    PolicyValue::Text(key.to_owned())
}
