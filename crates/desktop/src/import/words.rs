//! What stands in cells for values that are no texts: platforms, languages, days, yes and no, permissions. Written in the
//! chosen language, read in both.

use std::collections::BTreeSet;

use contract::ipc::FaultCode;
use directory::{
    CATALOGUE, DeviceState, Grant, GroupId, Language, Permission, PermissionSet, Platform, Scope, Text, View,
    width_and_case,
};
use jiff::civil::Date;

use super::paths::{self, Groups};

const PLATFORMS: [(Platform, Text, &[&str]); 7] = [
    (
        Platform::WindowsStandard,
        text("Windows", "Windows"),
        &["windows_standard", "windowsスタンダード", "win"],
    ),
    (
        Platform::WindowsLinkedClone,
        text("Windows（リンククローン）", "Windows (linked clone)"),
        &["windows_linked_clone", "windowsリンククローン"],
    ),
    (
        Platform::WindowsOnDemand,
        text("Windows（オンデマンド）", "Windows (on demand)"),
        &["windows_on_demand", "windowsオンデマンド"],
    ),
    (
        Platform::WindowsStandAlone,
        text("Windows（スタンドアロン）", "Windows (stand-alone)"),
        &["windows_stand_alone", "windowsスタンドアロン"],
    ),
    (Platform::Macos, text("macOS", "macOS"), &["mac", "mac os"]),
    (Platform::Ios, text("iOS / iPadOS", "iOS / iPadOS"), &["ios", "ipados", "iphone", "ipad"]),
    (Platform::Android, text("Android", "Android"), &[]),
];
const STATES: [(DeviceState, Text, &[&str]); 5] = [
    (DeviceState::Active, text("使用中", "In use"), &["active", "利用中", "稼働中"]),
    (DeviceState::InStock, text("保管中", "In stock"), &["in_stock", "在庫"]),
    (DeviceState::Repair, text("修理中", "In repair"), &["repair", "修理"]),
    (DeviceState::Lost, text("紛失・盗難", "Lost or stolen"), &["lost", "紛失", "盗難"]),
    (DeviceState::Retired, text("廃棄済み", "Retired"), &["retired", "廃棄", "廃止"]),
];
const LANGUAGES: [(Language, Text, &[&str]); 2] =
    [(Language::Ja, text("日本語", "Japanese"), &["ja"]), (Language::En, text("英語", "English"), &["en"])];
const YES: (Text, &[&str]) = (text("はい", "Yes"), &["true", "1", "y", "○", "〇", "停止"]);
const NO: (Text, &[&str]) = (text("いいえ", "No"), &["false", "0", "n", "×", "有効"]);
/// A device that belongs to nobody yet.
const UNASSIGNED: Text = text("（未所属）", "(unassigned)");
const WHOLE: (Text, &[&str]) = (text("組織全体", "Whole organization"), &["organization", "全社"]);
const EVERY: (Text, &[&str]) = (text("すべての権限", "Every permission"), &["all"]);
const SYSTEM: (Text, &[&str]) = (text("システム管理者", "System administrator"), &["system"]);
const SYSTEM_WITHOUT_LOGS: (Text, &[&str]) = (
    text("システム管理者（操作ログ閲覧なし）", "System administrator without operation logs"),
    &["操作ログ閲覧権限以外の全権限"],
);

const fn text(ja: &'static str, en: &'static str) -> Text {
    Text { ja, en }
}

/// A text in a language.
pub(crate) fn in_language(text: Text, language: Language) -> &'static str {
    match language {
        Language::Ja => text.ja,
        Language::En => text.en,
    }
}

fn squeezed(text: &str) -> String {
    width_and_case(text).replace(char::is_whitespace, "")
}

fn means(cell: &str, name: Text, also: &[&str]) -> bool {
    let cell = squeezed(cell);
    [name.ja, name.en].iter().chain(also).any(|known| squeezed(known) == cell)
}

pub(crate) fn platform(cell: &str) -> Option<Platform> {
    PLATFORMS.iter().find(|(_, name, also)| means(cell, *name, also)).map(|(platform, ..)| *platform)
}

pub(crate) fn platform_word(platform: Platform, language: Language) -> &'static str {
    let found = PLATFORMS.iter().find(|(known, ..)| *known == platform);
    found.map_or("", |(_, name, _)| in_language(*name, language))
}

pub(crate) fn state(cell: &str) -> Option<DeviceState> {
    STATES.iter().find(|(_, name, also)| means(cell, *name, also)).map(|(state, ..)| *state)
}

pub(crate) fn state_word(state: DeviceState, language: Language) -> &'static str {
    let found = STATES.iter().find(|(known, ..)| *known == state);
    found.map_or("", |(_, name, _)| in_language(*name, language))
}

pub(crate) fn language(cell: &str) -> Option<Language> {
    LANGUAGES.iter().find(|(_, name, also)| means(cell, *name, also)).map(|(language, ..)| *language)
}

pub(crate) fn language_word(of: Language, language: Language) -> &'static str {
    let found = LANGUAGES.iter().find(|(known, ..)| *known == of);
    found.map_or("", |(_, name, _)| in_language(*name, language))
}

pub(crate) fn yes_or_no(cell: &str) -> Option<bool> {
    match cell {
        cell if means(cell, YES.0, YES.1) => Some(true),
        cell if means(cell, NO.0, NO.1) => Some(false),
        _ => None,
    }
}

pub(crate) fn yes_or_no_word(yes: bool, language: Language) -> &'static str {
    in_language(if yes { YES.0 } else { NO.0 }, language)
}

pub(crate) fn is_unassigned(cell: &str) -> bool {
    means(cell, UNASSIGNED, &["未所属", "（未割り当て）", "未割り当て", "unassigned"])
}

pub(crate) fn unassigned_word(language: Language) -> &'static str {
    in_language(UNASSIGNED, language)
}

/// A day: 2026-04-01, 2026/4/1, 2026年4月1日.
pub(crate) fn day(cell: &str) -> Option<Date> {
    let folded = width_and_case(cell);
    let parts: Vec<&str> =
        folded.trim_end_matches('日').split(['-', '/', '.', '年', '月']).map(str::trim).collect();
    let [year, month, day] = parts[..] else { return None };
    (year.len() == 4).then_some(())?;
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// What is wrong with a cell of permissions, and which part of it.
pub(crate) type GrantsFault = (FaultCode, String);

/// Grants: parted by `;` or line ends, each `permission、permission @ place、place`; or one of the two kinds that hold over
/// the whole organization.
pub(crate) fn grants(cell: &str, view: &View<'_>, groups: &Groups) -> Result<Vec<Grant>, GrantsFault> {
    let one = |part: &str| grant(part, view, groups);
    let parts = paths::split(cell, |sign| matches!(sign, ';' | '；' | '\n' | '\r'));
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).map(one).collect()
}

fn grant(text: &str, view: &View<'_>, groups: &Groups) -> Result<Grant, GrantsFault> {
    for (name, permissions) in [
        (SYSTEM, PermissionSet::all()),
        (SYSTEM_WITHOUT_LOGS, PermissionSet::all().without(Permission::OperationLogView)),
    ] {
        if means(text, name.0, name.1) {
            return Ok(Grant { permissions, scope: Scope::Organization });
        }
    }
    let ends = paths::split(text, |sign| matches!(sign, '@' | '＠'));
    let [permissions, places] = ends[..] else { return Err((FaultCode::BadGrants, text.to_owned())) };
    let places: Vec<&str> = list(places);
    let scope = match places[..] {
        [only] if means(only, WHOLE.0, WHOLE.1) => Scope::Organization,
        [] => return Err((FaultCode::BadGrants, text.to_owned())),
        _ => {
            let find = |place: &&str| groups.find(view, place).map_err(|code| (code, (*place).to_owned()));
            Scope::Groups(places.iter().map(find).collect::<Result<BTreeSet<GroupId>, GrantsFault>>()?)
        }
    };
    let mut set = PermissionSet::EMPTY;
    for name in list(permissions) {
        set = set.union(named(name, &scope).ok_or_else(|| (FaultCode::PermissionUnknown, name.to_owned()))?);
    }
    Ok(Grant { permissions: set, scope })
}

fn list(text: &str) -> Vec<&str> {
    let parts = paths::split(text, |sign| matches!(sign, ',' | '、' | '，'));
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

fn named(name: &str, scope: &Scope) -> Option<PermissionSet> {
    if means(name, EVERY.0, EVERY.1) {
        return Some(every(scope));
    }
    let found = CATALOGUE.iter().find(|entry| means(name, entry.name, &[entry.key]))?;
    Some([found.permission].into_iter().collect())
}

/// Every permission that can be granted over a scope.
fn every(scope: &Scope) -> PermissionSet {
    let whole = matches!(scope, Scope::Organization);
    CATALOGUE.iter().filter(|entry| whole || entry.group_scoped).map(|entry| entry.permission).collect()
}

/// Grants as they are written. Groups out of sight have no name: an admin who has such a scope is out of sight as well.
pub(crate) fn grants_text(grants: &[Grant], view: &View<'_>, groups: &Groups, language: Language) -> String {
    let comma = match language {
        Language::Ja => "、",
        Language::En => ", ",
    };
    let written = grants.iter().map(|grant| {
        if grant.scope == Scope::Organization {
            for (name, permissions) in [
                (SYSTEM, PermissionSet::all()),
                (SYSTEM_WITHOUT_LOGS, PermissionSet::all().without(Permission::OperationLogView)),
            ] {
                if grant.permissions == permissions {
                    return in_language(name.0, language).to_owned();
                }
            }
        }
        let permissions = if grant.permissions == every(&grant.scope) {
            in_language(EVERY.0, language).to_owned()
        } else {
            let names =
                grant.permissions.iter().map(|permission| in_language(permission.entry().name, language));
            names.collect::<Vec<&str>>().join(comma)
        };
        let places = match &grant.scope {
            Scope::Organization => in_language(WHOLE.0, language).to_owned(),
            Scope::Groups(ids) => {
                let place = |id: &GroupId| {
                    let path = paths::written(view, groups, *id, true);
                    if means(&path, WHOLE.0, WHOLE.1) { format!("/{path}") } else { path }
                };
                ids.iter().map(place).collect::<Vec<String>>().join(comma)
            }
        };
        format!("{permissions} @ {places}")
    });
    written.collect::<Vec<String>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_in_both_languages_and_every_width() {
        for entry in &PLATFORMS {
            for language in [Language::Ja, Language::En] {
                assert_eq!(platform(platform_word(entry.0, language)), Some(entry.0));
            }
        }
        assert_eq!(platform("ＷＩＮＤＯＷＳ(リンククローン)"), Some(Platform::WindowsLinkedClone));
        assert_eq!(platform("Linux"), None);
        assert_eq!(
            (yes_or_no("はい"), yes_or_no("NO"), yes_or_no("たぶん")),
            (Some(true), Some(false), None)
        );
        assert!(
            is_unassigned("(未所属)")
                && is_unassigned("未割り当て")
                && is_unassigned("Unassigned")
                && !is_unassigned("営業部")
        );
    }

    #[test]
    fn days_are_days() {
        let first = Date::new(2026, 4, 1).ok();
        for text in ["2026-04-01", "2026/4/1", "２０２６年４月１日", "2026.04.01"] {
            assert_eq!(day(text), first, "{text}");
        }
        for text in ["2026-02-30", "4/1/2026", "26-04-01", "46113", "2026-04-01 09:30", ""] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
