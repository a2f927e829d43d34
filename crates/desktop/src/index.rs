//! The texts of the replica's rows in the form in which they are searched and sorted, made once per row.
//!
//! Spaces do not matter either, on top of what [`directory::fold`] leaves aside: people write names with and without.

use std::collections::HashMap;

use directory::{Admin, Device, FreeFields, Group, RowRef, Rows, User, fold};

/// Stands between two texts of a row; no query contains it.
const GAP: char = '\0';

/// One row's texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The row.
    pub(crate) row: RowRef,
    /// Its texts, each after a gap: first those it is called by, then the others.
    text: Box<str>,
    /// How much of `text` names it.
    names: usize,
    /// What it is sorted by: for people the reading, then the name.
    pub(crate) sort: Box<str>,
}

impl Entry {
    /// Whether one of its names, readings, numbers or codes contains the needle.
    pub(crate) fn is_called(&self, needle: &str) -> bool {
        self.text[..self.names].contains(needle)
    }

    /// Whether any of its texts contains the needle.
    pub(crate) fn contains(&self, needle: &str) -> bool {
        self.text.contains(needle)
    }

    /// How well its names match: 0 if the first begins with the needle, 1 if another does, 2 if one contains it.
    pub(crate) fn rank(&self, needle: &str) -> Option<u8> {
        let names = &self.text[..self.names];
        let mut found = names.match_indices(needle).map(|(at, _)| at).peekable();
        let first = *found.peek()?;
        let begins = |at: usize| names[..at].ends_with(GAP);
        Some(match first {
            1 => 0,
            _ if found.any(begins) => 1,
            _ => 2,
        })
    }
}

/// The entries of all rows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Index {
    entries: Vec<Entry>,
    at: HashMap<RowRef, usize>,
}

impl Index {
    /// Takes rows as they are now and forgets those that are gone.
    pub(crate) fn merge(&mut self, rows: &Rows, removed: &[RowRef]) {
        for row in removed {
            self.remove(*row);
        }
        rows.groups.iter().for_each(|group| self.set(group_entry(group)));
        rows.users.iter().for_each(|user| self.set(user_entry(user)));
        rows.devices.iter().for_each(|device| self.set(device_entry(device)));
        rows.admins.iter().for_each(|admin| self.set(admin_entry(admin)));
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter()
    }

    pub(crate) fn get(&self, row: RowRef) -> Option<&Entry> {
        self.at.get(&row).map(|at| &self.entries[*at])
    }

    /// What a row is sorted by; empty for a row that is not here.
    pub(crate) fn sort(&self, row: RowRef) -> &str {
        self.get(row).map_or("", |entry| &entry.sort)
    }

    fn set(&mut self, entry: Entry) {
        match self.at.get(&entry.row) {
            Some(at) => self.entries[*at] = entry,
            None => {
                self.at.insert(entry.row, self.entries.len());
                self.entries.push(entry);
            }
        }
    }

    fn remove(&mut self, row: RowRef) {
        if let Some(at) = self.at.remove(&row) {
            self.entries.swap_remove(at);
            if let Some(moved) = self.entries.get(at) {
                self.at.insert(moved.row, at);
            }
        }
    }
}

/// A query or a text in the form in which they are compared.
pub(crate) fn needle(text: &str) -> String {
    let kept = |sign: &char| !sign.is_whitespace() && !sign.is_control();
    if text.is_ascii() {
        // The same in a fraction of the time: names of devices and numbers are most of the texts.
        return text.chars().filter(kept).map(|sign| sign.to_ascii_lowercase()).collect();
    }
    fold(text).chars().filter(kept).collect()
}

fn group_entry(group: &Group) -> Entry {
    entry(RowRef::Group(group.id), &[&group.name, &group.code], &[], &FreeFields::default(), &[&group.name])
}

fn user_entry(user: &User) -> Entry {
    entry(
        RowRef::User(user.id),
        &[&user.name, &user.yomigana, &user.employee_number],
        &[&user.mail, &user.title],
        &user.free,
        &[&user.yomigana, &user.name],
    )
}

fn device_entry(device: &Device) -> Entry {
    entry(
        RowRef::Device(device.id),
        &[&device.name, &device.serial, &device.asset_number],
        &[&device.os, &device.address],
        &device.free,
        &[&device.name],
    )
}

fn admin_entry(admin: &Admin) -> Entry {
    entry(
        RowRef::Admin(admin.id),
        &[&admin.name, &admin.yomigana, &admin.account],
        &[&admin.mail],
        &admin.free,
        &[&admin.yomigana, &admin.name],
    )
}

fn entry(row: RowRef, names: &[&str], others: &[&str], free: &FreeFields, sort: &[&str]) -> Entry {
    let mut text = String::new();
    let mut add = |part: &str| {
        if !part.is_empty() {
            text.push(GAP);
            text.push_str(&needle(part));
        }
        text.len()
    };
    let names = names.iter().fold(0, |_, part| add(part));
    for part in others.iter().copied().chain(free.texts().iter().map(String::as_str)) {
        add(part);
    }
    let sort: Vec<String> = sort.iter().filter(|part| !part.is_empty()).map(|part| needle(part)).collect();
    Entry { row, text: text.into(), names, sort: sort.join("\0").into() }
}

#[cfg(test)]
mod tests {
    use directory::{GroupId, UserId};
    use uuid::Uuid;

    use super::*;

    fn user(number: u128, name: &str, yomigana: &str) -> User {
        User {
            yomigana: yomigana.into(),
            employee_number: format!("E{number:03}"),
            mail: "ｈｅｌｌｏ@Example.jp".into(),
            free: ["", "", "内線２０１", "", ""].map(str::to_owned).into(),
            ..User::new(UserId(Uuid::from_u128(number)), GroupId(Uuid::nil()), name)
        }
    }

    #[test]
    fn letter_case_width_kana_and_spaces_do_not_matter() {
        let entry = user_entry(&user(7, "山田　太郎", "やまだ たろう"));
        for query in ["ヤマダ", "ﾔﾏﾀﾞﾀ", "やまだ　たろ", "山田太", "田 太郎", "e００7", "Ｅ007"]
        {
            assert!(entry.is_called(&needle(query)), "{query}");
        }
        assert!(!entry.is_called(&needle("hello")) && entry.contains(&needle("HELLO")));
        assert!(!entry.is_called(&needle("内線201")) && entry.contains(&needle("内線 201")));
        assert!(!entry.contains(&needle("太郎やまだ")), "two texts are not one");
    }

    #[test]
    fn the_short_way_for_ascii_is_the_same() {
        for text in ["", "PC-0012 ab", "\tA\u{7f}~", "Root.Admin@Example-1"] {
            let long: String = fold(text).chars().filter(|s| !s.is_whitespace() && !s.is_control()).collect();
            assert_eq!(needle(text), long);
        }
    }

    #[test]
    fn what_begins_with_the_query_comes_first() {
        let rank = |query: &str| user_entry(&user(7, "山田 太郎", "ヤマダ タロウ")).rank(&needle(query));
        assert_eq!(rank("山田"), Some(0));
        assert_eq!(rank("やま"), Some(1));
        assert_eq!(rank("太郎"), Some(2));
        assert_eq!(rank("鈴木"), None);
    }

    #[test]
    fn rows_come_and_go() {
        let mut index = Index::default();
        let users: Vec<User> = (0..5).map(|n| user(n, &format!("名{n}"), "")).collect();
        index.merge(&Rows { users: users.clone(), ..Rows::default() }, &[]);
        index.merge(&Rows::default(), &[RowRef::User(users[0].id), RowRef::User(users[4].id)]);
        index.merge(&Rows { users: vec![user(2, "新", "")], ..Rows::default() }, &[]);
        assert_eq!(index.iter().count(), 3);
        for user in &users {
            let expected = match user.name.as_str() {
                "名0" | "名4" => "",
                "名2" => "新",
                name => name,
            };
            assert_eq!(index.sort(RowRef::User(user.id)), expected);
        }
    }
}
