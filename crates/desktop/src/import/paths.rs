//! Groups as files name them: by their code, or by the names from the top, `本社/営業部/第一課`.
//!
//! `\` before a sign takes it as it is, so that a name may hold a `/`; a `/` in front says that it is a path where a
//! code might be called the same. Names and codes are compared as the engine tells them apart: width and case left aside.

use std::collections::HashMap;

use contract::ipc::FaultCode;
use directory::{GroupId, View, width_and_case};

/// Signs that part one thing from another in a cell that lists several.
pub(crate) const LIST_SIGNS: [char; 9] = [',', '、', '，', ';', '；', '@', '＠', '\n', '\r'];

/// The parts of a text between separators that no `\` precedes, as they stand.
pub(crate) fn split(text: &str, separator: impl Fn(char) -> bool) -> Vec<&str> {
    let (mut parts, mut from, mut escaped) = (Vec::new(), 0, false);
    for (at, sign) in text.char_indices() {
        if escaped {
            escaped = false;
        } else if sign == '\\' {
            escaped = true;
        } else if separator(sign) {
            parts.push(&text[from..at]);
            from = at + sign.len_utf8();
        }
    }
    parts.push(&text[from..]);
    parts
}

/// A text without the `\` that precede its signs.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut escaped = false;
    for sign in text.chars() {
        if sign == '\\' && !escaped {
            escaped = true;
            continue;
        }
        escaped = false;
        plain.push(sign);
    }
    plain
}

/// The names of a path from the top, as they are written.
pub(crate) fn names(path: &str) -> Vec<String> {
    let path = path.trim();
    let path = path.strip_prefix('/').unwrap_or(path);
    split(path, |sign| sign == '/').into_iter().map(|name| plain(name.trim())).collect()
}

/// A name as it is written in a path.
fn escape(name: &str, list: bool, out: &mut String) {
    for sign in name.chars() {
        if matches!(sign, '/' | '\\') || (list && LIST_SIGNS.contains(&sign)) {
            out.push('\\');
        }
        out.push(sign);
    }
}

/// A place in the tree: a name below a group, or at the top. Names are compared as the engine does.
pub(crate) type Spot = (Option<GroupId>, String);

/// Where groups are found: in the directory as one admin sees it, or as a file leaves it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Groups {
    codes: HashMap<String, GroupId>,
    children: HashMap<Spot, Vec<GroupId>>,
}

impl Groups {
    /// The groups in sight.
    pub(crate) fn of(view: &View<'_>) -> Self {
        let mut groups = Self::default();
        for group in view.groups() {
            groups.insert(group.id, group.parent, &group.name, &group.code);
        }
        groups
    }

    pub(crate) fn insert(&mut self, id: GroupId, parent: Option<GroupId>, name: &str, code: &str) {
        self.children.entry(Self::spot(parent, name)).or_default().push(id);
        self.insert_code(id, code);
    }

    pub(crate) fn insert_code(&mut self, id: GroupId, code: &str) {
        if !code.is_empty() {
            self.codes.insert(width_and_case(code), id);
        }
    }

    pub(crate) fn by_code(&self, code: &str) -> Option<GroupId> {
        self.codes.get(&width_and_case(code)).copied()
    }

    pub(crate) fn spot(parent: Option<GroupId>, name: &str) -> Spot {
        (parent, width_and_case(name))
    }

    /// The group at a spot.
    pub(crate) fn at(&self, spot: &Spot) -> Result<GroupId, FaultCode> {
        match self.children.get(spot).map(Vec::as_slice) {
            Some([only]) => Ok(*only),
            Some([_, ..]) => Err(FaultCode::GroupAmbiguous),
            _ => Err(FaultCode::GroupUnknown),
        }
    }

    /// The group at the end of these names.
    pub(crate) fn by_names<'n>(
        &self,
        names: impl IntoIterator<Item = &'n String>,
    ) -> Result<GroupId, FaultCode> {
        let mut at = None;
        for name in names {
            at = Some(self.at(&Self::spot(at, name))?);
        }
        at.ok_or(FaultCode::GroupUnknown)
    }

    /// The group that a cell names: by id, by code, by path.
    pub(crate) fn find(&self, view: &View<'_>, text: &str) -> Result<GroupId, FaultCode> {
        self.by_word(view, text).map_or_else(|| self.by_names(&names(text)), Ok)
    }

    /// The group that a cell names by id or by code.
    pub(crate) fn by_word(&self, view: &View<'_>, text: &str) -> Option<GroupId> {
        let by_id = text.parse().ok().filter(|id| view.group(*id).is_some());
        by_id.or_else(|| self.by_code(&is_code(text)?))
    }
}

/// The text as a code, unless it can only be a path.
pub(crate) fn is_code(text: &str) -> Option<String> {
    (split(text, |sign| sign == '/').len() == 1).then(|| plain(text.trim()))
}

/// A group's path as it is written into a cell; `list` where a cell may hold several things.
pub(crate) fn written(view: &View<'_>, groups: &Groups, id: GroupId, list: bool) -> String {
    let mut path = String::new();
    for (index, group) in view.path(id).into_iter().filter_map(|id| view.group(id)).enumerate() {
        if index > 0 {
            path.push('/');
        }
        escape(&group.name, list, &mut path);
    }
    // A path of one name may be the code of another group, or look like a word that means something.
    let one = split(&path, |sign| sign == '/').len() == 1;
    if one
        && (groups.by_code(&plain(&path)).is_some()
            || path.starts_with(['(', '（'])
            || path.parse::<GroupId>().is_ok())
    {
        path.insert(0, '/');
    }
    path
}
