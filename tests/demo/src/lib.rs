//! A believable Japanese company of any size, as change sets: what the demo, the tests and the benchmarks work on.
//!
//! The same size and seed give the same company, ids included. Nothing here talks to a service; `main.rs` sends it.

mod life;
mod names;
pub mod notices;
mod policies;

use directory::{
    Admin, AdminId, Change, ChangeSet, Device, DeviceId, DeviceState, FreeFields, Grant, Group, GroupId,
    Permission, PermissionSet, Place, Platform, Scope, SettingsFields, User, UserId,
};
use jiff::{SignedDuration, Timestamp};
use names::{BRANCH, GIVEN_NAMES, HEADQUARTERS, SURNAMES, TITLES, TOWNS};
use rand::{RngExt as _, SeedableRng as _, rngs::StdRng};
use uuid::Uuid;

/// Name of the company.
pub const COMPANY_NAME: &str = "青葉精機株式会社";
/// When the devices last reported, seen from here: a fixed time, so that the company is the same every time.
const TODAY: Timestamp = Timestamp::constant(1_795_478_400, 0);
/// How many changes go into one set at most.
const SET_SIZE: usize = 1_000;

/// The company as change sets in the order in which they are applied.
#[derive(Debug)]
pub struct Company {
    /// Names of the free fields, then groups, then users, then devices, then admins.
    pub sets: Vec<ChangeSet>,
    /// The groups, parents first.
    pub groups: Vec<Group>,
}

/// Makes a company with so many devices: 400 give about 60 groups in 5 levels and 300 users; larger ones get a group
/// for every ten devices and six users for every ten.
#[must_use]
pub fn company(devices: usize, seed: u64) -> Company {
    let mut maker = Maker { random: StdRng::seed_from_u64(seed), count: 0, seed };
    let groups = maker.groups(60.max(devices / 10));
    let users = maker.users(&groups, if devices <= 1_000 { devices * 3 / 4 } else { devices * 6 / 10 });
    let devices = maker.devices(&groups, &users, devices);
    let admins = maker.admins(&groups);

    let mut sets = Vec::new();
    push(&mut sets, [labels()].into_iter(), "自由項目の名前を設定");
    push(&mut sets, groups.iter().cloned().map(Change::GroupCreate), "2026年度の組織図を登録");
    push(&mut sets, users.into_iter().map(Change::UserCreate), "人事システムの社員名簿から登録");
    push(&mut sets, devices.into_iter().map(Change::DeviceCreate), "資産台帳からクライアントを登録");
    push(&mut sets, admins.into_iter().map(Change::AdminCreate), "各部門の管理者を登録");
    Company { sets, groups }
}

fn push(sets: &mut Vec<ChangeSet>, changes: impl Iterator<Item = Change>, reason: &str) {
    let changes: Vec<Change> = changes.collect();
    sets.extend(changes.chunks(SET_SIZE).map(|chunk| ChangeSet {
        changes: chunk.to_vec(),
        reason: Some(reason.to_owned()),
        import: None,
    }));
}

impl Company {
    /// The same company with last contacts as if it were now: some minutes ago instead of some years.
    #[must_use]
    pub fn as_of(mut self, now: Timestamp) -> Self {
        for change in self.sets.iter_mut().flat_map(|set| &mut set.changes) {
            if let Change::DeviceCreate(Device { last_contact: Some(at), .. }) = change {
                *at += now.duration_since(TODAY);
            }
        }
        self
    }
}

/// What the company calls its free fields.
fn labels() -> Change {
    let labels = |texts: [&str; 5]| Some(FreeFields::from(texts.map(str::to_owned)));
    let fields = SettingsFields {
        admin_labels: labels(["内線番号", "", "", "", ""]),
        user_labels: labels(["内線番号", "勤務地", "", "", ""]),
        device_labels: labels(["購入年月", "リース満了", "設置場所", "", ""]),
        ..SettingsFields::default()
    };
    Change::SettingsEdit { fields }
}

struct Maker {
    random: StdRng,
    count: u64,
    seed: u64,
}

impl Maker {
    /// A UUID of version 7 that depends on the seed alone: time is a counter, the rest is drawn.
    fn id(&mut self) -> Uuid {
        self.count += 1;
        let mut tail = [0u8; 10];
        self.random.fill(&mut tail[..]);
        uuid::Builder::from_unix_timestamp_millis(
            1_767_225_600_000 + (self.seed % 1_000) * 1_000_000 + self.count,
            &tail,
        )
        .into_uuid()
    }

    fn groups(&mut self, count: usize) -> Vec<Group> {
        let mut groups = Vec::with_capacity(count);
        // So wide that no site's number is the beginning of another's.
        let width = (count / BRANCH.lines().count()).to_string().len().max(3);
        self.site(&mut groups, HEADQUARTERS, "本社", format!("{:0>width$}", 1), count);
        let mut site = 0;
        while groups.len() < count {
            let town = TOWNS[site % TOWNS.len()];
            let round = site / TOWNS.len();
            let template = if site % 10 == 2 { HEADQUARTERS } else { BRANCH };
            let kind = if site % 10 == 2 { "事業所" } else { "支社" };
            let name =
                if round == 0 { format!("{town}{kind}") } else { format!("{town}第{}{kind}", round + 1) };
            self.site(&mut groups, template, &name, format!("{:0>width$}", site + 2), count);
            site += 1;
        }
        groups
    }

    /// Adds one site: its lines, indented by a space a level, with a code that follows the place in the tree.
    fn site(&mut self, groups: &mut Vec<Group>, lines: &str, name: &str, code: String, count: usize) {
        let mut path: Vec<(GroupId, String, u32)> = Vec::new();
        for line in lines.lines() {
            if groups.len() >= count {
                return;
            }
            let level = line.len() - line.trim_start().len();
            path.truncate(level);
            let number = path.last_mut().map(|(_, code, children)| {
                *children += 1;
                format!("{code}{children}")
            });
            let code = number.unwrap_or_else(|| code.clone());
            let name = if level == 0 { name } else { line.trim_start() };
            let id = GroupId(self.id());
            groups.push(Group {
                id,
                parent: path.last().map(|(id, ..)| *id),
                name: name.to_owned(),
                code: code.clone(),
            });
            path.push((id, code, 0));
        }
    }

    fn users(&mut self, groups: &[Group], count: usize) -> Vec<User> {
        (0..count)
            .map(|n| {
                let (surname, surname_kana) = SURNAMES[self.random.random_range(0..SURNAMES.len())];
                let (given, given_kana) = GIVEN_NAMES[self.random.random_range(0..GIVEN_NAMES.len())];
                let draw = self.random.random_range(0..100);
                let mut bound = 0;
                let title = TITLES.iter().find(|(_, share)| {
                    bound += share;
                    draw < bound
                });
                User {
                    id: UserId(self.id()),
                    // Every group has somebody before any group has two.
                    group: if n < groups.len() {
                        groups[n].id
                    } else {
                        groups[self.random.random_range(0..groups.len())].id
                    },
                    name: format!("{surname} {given}"),
                    yomigana: format!("{surname_kana} {given_kana}"),
                    employee_number: format!("{:06}", 100_001 + n),
                    mail: format!("user{:06}@aoba-seiki.example", 100_001 + n),
                    title: title.map_or_else(String::new, |(title, _)| (*title).to_owned()),
                    free: self.user_free(),
                }
            })
            .collect()
    }

    fn devices(&mut self, groups: &[Group], users: &[User], count: usize) -> Vec<Device> {
        let spare = (count / 50).max(1).min(count);
        (0..count)
            .map(|n| {
                let (platform, prefix, os) = self.platform();
                let place = if n + spare >= count {
                    Place::Unassigned
                } else if n < users.len() {
                    Place::User(users[n].id)
                } else if n % 4 == 0 && !users.is_empty() {
                    Place::User(users[self.random.random_range(0..users.len())].id)
                } else {
                    Place::Group(groups[self.random.random_range(0..groups.len())].id)
                };
                Device {
                    os: os.to_owned(),
                    serial: format!("{:08X}", self.random.random_range(0x1000_0000u32..u32::MAX)),
                    asset_number: format!("A{:07}", 2_600_001 + n),
                    ..self.device(place, format!("{prefix}-{:04}", n + 1), platform)
                }
            })
            .collect()
    }

    fn platform(&mut self) -> (Platform, &'static str, &'static str) {
        match self.random.random_range(0..100) {
            0..58 => (Platform::WindowsStandard, "PC", "Windows 11 Pro 25H2"),
            58..66 => (Platform::WindowsStandard, "PC", "Windows 11 Pro 24H2"),
            66..71 => (Platform::WindowsLinkedClone, "VDI", "Windows 11 Enterprise 25H2"),
            71..73 => (Platform::WindowsOnDemand, "PC", "Windows 10 Pro 22H2"),
            73..75 => (Platform::WindowsStandAlone, "LINE", "Windows 10 IoT Enterprise LTSC 2021"),
            75..83 => (Platform::Macos, "MAC", "macOS 26.1"),
            83..94 => (Platform::Ios, "IPHONE", "iOS 26.1"),
            _ => (Platform::Android, "ANDROID", "Android 16"),
        }
    }

    fn admins(&mut self, groups: &[Group]) -> Vec<Admin> {
        use Permission::*;
        let named = |name: &str| groups.iter().find(|group| group.name == name).map(|group| group.id);
        let whole = |permissions: PermissionSet| Grant { permissions, scope: Scope::Organization };
        let grant = |permissions: &[Permission], names: &[&str]| Grant {
            permissions: permissions.iter().copied().collect(),
            scope: Scope::Groups(names.iter().filter_map(|name| named(name)).collect()),
        };
        let office = [DeviceView, DeviceEdit, OrganizationEdit, PolicyView, AuditView];
        let plan = [
            ("yamamoto", "山本 恵子", "やまもと けいこ", vec![whole(PermissionSet::all())]),
            (
                "nakamura",
                "中村 修",
                "なかむら おさむ",
                vec![whole(PermissionSet::all().without(OperationLogView))],
            ),
            ("ito.hiroshi", "伊藤 浩", "いとう ひろし", vec![grant(&office, &["営業本部"])]),
            (
                "kobayashi",
                "小林 彩",
                "こばやし あや",
                vec![grant(&office, &["開発本部"]), grant(&[DeviceView], &["製造本部"])],
            ),
            (
                "kato",
                "加藤 直樹",
                "かとう なおき",
                vec![grant(&[DeviceView, DeviceEdit, AdminView, AdminManage], &["大阪支社"])],
            ),
            (
                "kansa",
                "監査室",
                "かんさしつ",
                vec![whole([DeviceView, PolicyView, AdminView, AuditView].into_iter().collect())],
            ),
        ];
        plan.into_iter()
            .map(|(account, name, yomigana, grants)| Admin {
                yomigana: yomigana.to_owned(),
                mail: format!("{account}@aoba-seiki.example"),
                ..Admin::new(AdminId(self.id()), account, name, grants)
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use directory::{Directory, Revision, Rows};

    use super::*;

    fn founder() -> Admin {
        Admin::new(AdminId(Uuid::from_u128(1)), "admin", "admin", Vec::new())
    }

    #[test]
    fn every_set_is_accepted_and_the_company_has_its_size() {
        let mut directory = Directory::found(founder());
        for set in company(400, 1).sets {
            let plan = directory.plan(founder().id, &set).unwrap();
            directory.apply(&plan);
        }
        let Rows { groups, users, devices, admins, .. } = directory.rows();
        assert_eq!((groups.len(), users.len(), devices.len(), admins.len()), (60, 300, 400, 7));
        let view = directory.view(founder().id);
        assert_eq!(groups.iter().map(|group| view.path(group.id).len()).max(), Some(5), "levels");
        let mut others = company(400, 1).sets;
        assert_eq!(others.pop(), company(400, 1).sets.pop(), "the same every time");
    }

    #[test]
    fn its_policies_are_accepted() {
        let mut directory = Directory::found(founder());
        let company = company(400, 1);
        let mut ids = 100..;
        let policies = company.policies(|| Uuid::from_u128(ids.next().unwrap()));
        for set in company.sets.into_iter().chain(policies) {
            let plan = directory.plan(founder().id, &set).unwrap();
            directory.apply(&plan);
        }
        let Rows { policies, assignments, .. } = directory.rows();
        assert_eq!((policies.len(), assignments.len()), (3, 3));
    }

    #[test]
    fn a_large_company_is_accepted_too() {
        let mut directory = Directory::found(founder());
        for set in company(5_000, 2).sets {
            let plan = directory.plan(founder().id, &set).unwrap();
            directory.apply(&plan);
        }
        let rows = directory.rows();
        assert_eq!((rows.groups.len(), rows.users.len(), rows.devices.len()), (500, 3_000, 5_000));
        assert_ne!(directory.revision(), Revision(0));
    }
}
