//! Rows of the directory as cells: what each field says, in the form in which import reads it back.

use std::collections::HashMap;

use contract::ipc::{Field, TableKind};
use directory::{
    Admin, AdminId, Device, DeviceId, Group, GroupId, Language, Place, RowRef, User, UserId, View,
};
use jiff::tz::TimeZone;

use super::{
    fields::free_index,
    paths::{self, Groups},
    words,
};

/// One row of any kind.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum AnyRow {
    Group(Group),
    User(User),
    Device(Device),
    Admin(Box<Admin>),
}

impl AnyRow {
    pub(crate) fn reference(&self) -> RowRef {
        match self {
            Self::Group(row) => RowRef::Group(row.id),
            Self::User(row) => RowRef::User(row.id),
            Self::Device(row) => RowRef::Device(row.id),
            Self::Admin(row) => RowRef::Admin(row.id),
        }
    }

    /// The row in sight that a reference names.
    pub(crate) fn find(view: &View<'_>, row: RowRef) -> Option<Self> {
        match row {
            RowRef::Group(id) => view.group(id).map(Self::Group),
            RowRef::User(id) => view.user(id).cloned().map(Self::User),
            RowRef::Device(id) => view.device(id).cloned().map(Self::Device),
            RowRef::Admin(id) => view.admin(id).cloned().map(|row| Self::Admin(Box::new(row))),
            // No table has them.
            _ => None,
        }
    }

    /// What people call it.
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Group(row) => &row.name,
            Self::User(row) => &row.name,
            Self::Device(row) => &row.name,
            Self::Admin(row) => &row.name,
        }
    }
}

/// What is needed to write rows as cells.
#[derive(Clone, Copy)]
pub(crate) struct Writing<'a> {
    pub(crate) view: &'a View<'a>,
    pub(crate) groups: &'a Groups,
    pub(crate) language: Language,
    /// Groups that a file adds or alters, where its own paths are to be shown.
    pub(crate) later: Option<&'a HashMap<GroupId, (Option<GroupId>, String)>>,
}

impl Writing<'_> {
    /// What a field of a row says.
    pub(crate) fn text(&self, row: &AnyRow, field: Field) -> String {
        match row {
            AnyRow::Group(row) => self.group_text(row, field),
            AnyRow::User(row) => self.user_text(row, field),
            AnyRow::Device(row) => self.device_text(row, field),
            AnyRow::Admin(row) => self.admin_text(row, field),
        }
    }

    fn group_text(&self, row: &Group, field: Field) -> String {
        match field {
            Field::Id => row.id.to_string(),
            Field::Name => row.name.clone(),
            Field::Code => row.code.clone(),
            Field::Path => self.path(row.id),
            Field::Parent => row.parent.map_or_else(String::new, |parent| self.path(parent)),
            _ => String::new(),
        }
    }

    fn user_text(&self, row: &User, field: Field) -> String {
        match field {
            Field::Id => row.id.to_string(),
            Field::EmployeeNumber => row.employee_number.clone(),
            Field::Name => row.name.clone(),
            Field::Yomigana => row.yomigana.clone(),
            Field::Group => self.path(row.group),
            Field::Mail => row.mail.clone(),
            Field::Title => row.title.clone(),
            field => free_index(field).map_or_else(String::new, |at| row.free.texts()[at].clone()),
        }
    }

    fn device_text(&self, row: &Device, field: Field) -> String {
        match field {
            Field::Id => row.id.to_string(),
            Field::AssetNumber => row.asset_number.clone(),
            Field::Name => row.name.clone(),
            Field::Platform => words::platform_word(row.platform, self.language).to_owned(),
            Field::Os => row.os.clone(),
            Field::Serial => row.serial.clone(),
            Field::Group => match row.place {
                Place::Unassigned => words::unassigned_word(self.language).to_owned(),
                place => self.view.group_of(place).map_or_else(String::new, |group| self.path(group)),
            },
            Field::User => match row.place {
                Place::User(id) => self.user_key(id),
                Place::Unassigned | Place::Group(_) => String::new(),
            },
            Field::State => words::state_word(row.state, self.language).to_owned(),
            Field::Address => row.address.clone(),
            Field::LastContact => row.last_contact.map_or_else(String::new, |at| {
                at.to_zoned(TimeZone::fixed(jiff::tz::offset(9))).strftime("%Y-%m-%d %H:%M").to_string()
            }),
            field => free_index(field).map_or_else(String::new, |at| row.free.texts()[at].clone()),
        }
    }

    fn admin_text(&self, row: &Admin, field: Field) -> String {
        let day = |day: Option<jiff::civil::Date>| day.map_or_else(String::new, |day| day.to_string());
        match field {
            Field::Id => row.id.to_string(),
            Field::Account => row.account.clone(),
            Field::Name => row.name.clone(),
            Field::Yomigana => row.yomigana.clone(),
            Field::Mail => row.mail.clone(),
            Field::Grants => words::grants_text(&row.grants, self.view, self.groups, self.language),
            Field::Language => {
                row.language.map_or_else(String::new, |of| words::language_word(of, self.language).to_owned())
            }
            Field::ValidFrom => day(row.valid_from),
            Field::ValidUntil => day(row.valid_until),
            Field::Suspended => words::yes_or_no_word(row.suspended, self.language).to_owned(),
            field => free_index(field).map_or_else(String::new, |at| row.free.texts()[at].clone()),
        }
    }

    fn path(&self, group: GroupId) -> String {
        let Some(later) = self.later else { return paths::written(self.view, self.groups, group, false) };
        let mut names = Vec::new();
        let mut at = Some(group);
        // Deeper than the engine allows is a circle, which is told elsewhere.
        while let Some(id) = at.filter(|_| names.len() < 32) {
            let (parent, name) = match later.get(&id) {
                Some((parent, name)) => (*parent, name.clone()),
                None => self.view.group(id).map_or((None, String::new()), |group| (group.parent, group.name)),
            };
            names.push(name.replace('\\', "\\\\").replace('/', "\\/"));
            at = parent;
        }
        names.reverse();
        names.join("/")
    }

    /// The text by which a user is found again: the employee number, which is unique, else the id, which always is.
    fn user_key(&self, id: UserId) -> String {
        let number = self.view.user(id).map(|user| user.employee_number.clone()).unwrap_or_default();
        if number.is_empty() { id.to_string() } else { number }
    }
}

/// The ids of a kind in sight.
pub(crate) fn in_sight(view: &View<'_>, kind: TableKind) -> Vec<RowRef> {
    match kind {
        TableKind::Groups => view.groups().map(|row| RowRef::Group(row.id)).collect(),
        TableKind::Users => view.users().map(|row| RowRef::User(row.id)).collect(),
        TableKind::Devices | TableKind::Placements => {
            view.devices().map(|row| RowRef::Device(row.id)).collect()
        }
        TableKind::Admins => view.admins().map(|row| RowRef::Admin(row.id)).collect(),
    }
}

/// A reference from the text of an id, of the kind of a table.
pub(crate) fn reference(kind: TableKind, id: &str) -> Option<RowRef> {
    Some(match kind {
        TableKind::Groups => RowRef::Group(id.parse::<GroupId>().ok()?),
        TableKind::Users => RowRef::User(id.parse::<UserId>().ok()?),
        TableKind::Devices | TableKind::Placements => RowRef::Device(id.parse::<DeviceId>().ok()?),
        TableKind::Admins => RowRef::Admin(id.parse::<AdminId>().ok()?),
    })
}
