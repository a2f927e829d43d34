//! Users, devices and admins as a row of a file leaves them.

use std::{cell::RefCell, collections::HashMap};

use contract::ipc::{FaultCode, Field};
use directory::{
    Admin, AdminId, Device, DeviceId, DeviceState, FreeFields, GroupId, Place, Platform, User, UserId, View,
};
use uuid::Uuid;

use super::{cells::Cells, fields::FREE, known::Known, paths::Groups, words};

/// What rows are read against.
pub(crate) struct Filling<'a> {
    pub(crate) view: &'a View<'a>,
    pub(crate) groups: &'a Groups,
    pub(crate) known: &'a Known,
    /// Groups by the text that named them: most rows of a file name the same few.
    pub(crate) named: RefCell<HashMap<String, Result<GroupId, FaultCode>>>,
}

impl Filling<'_> {
    pub(crate) fn group(&self, text: &str) -> Result<GroupId, FaultCode> {
        if let Some(known) = self.named.borrow().get(text) {
            return *known;
        }
        let found = self.groups.find(self.view, text);
        self.named.borrow_mut().insert(text.to_owned(), found);
        found
    }

    /// A user; `None` as `before` for a new one with this id. The answer is `None` where it cannot be told what it would be.
    pub(crate) fn user(&self, cells: &mut Cells<'_>, before: Option<&User>, id: Uuid) -> Option<User> {
        let group = match cells.given(Field::Group, before.is_some()) {
            None | Some("") => None,
            Some(text) => Some(self.group(text)),
        };
        let group = match (group, before) {
            (Some(Ok(group)), _) => Some(group),
            (Some(Err(code)), _) => {
                cells.fault(Field::Group, code);
                None
            }
            (None, Some(before)) => Some(before.group),
            (None, None) => {
                cells.fault(Field::Group, FaultCode::Required);
                None
            }
        };
        let nowhere = GroupId(Uuid::nil());
        let mut user =
            before.cloned().unwrap_or_else(|| User::new(UserId(id), group.unwrap_or(nowhere), String::new()));
        user.group = group.unwrap_or(nowhere);
        cells.text(Field::Name, &mut user.name);
        cells.require(Field::Name, !user.name.is_empty());
        cells.text(Field::Yomigana, &mut user.yomigana);
        cells.text(Field::EmployeeNumber, &mut user.employee_number);
        cells.text(Field::Mail, &mut user.mail);
        cells.text(Field::Title, &mut user.title);
        free(cells, &mut user.free);
        group.map(|_| user)
    }

    /// A device, or `None` where a new one cannot be told.
    pub(crate) fn device(&self, cells: &mut Cells<'_>, before: Option<&Device>, id: Uuid) -> Option<Device> {
        let mut platform = before.map(|device| device.platform);
        // There is no empty platform: an empty cell leaves it, whatever the options say.
        match cells.given(Field::Platform, false) {
            None | Some("") => {}
            Some(text) => match words::platform(text) {
                Some(known) => platform = Some(known),
                None => cells.fault(Field::Platform, FaultCode::PlatformUnknown),
            },
        }
        if platform.is_none() && cells.shown(Field::Platform).is_empty() {
            cells.fault(Field::Platform, FaultCode::Required);
        }
        let mut device = before.cloned().unwrap_or_else(|| {
            Device::new(DeviceId(id), Place::Unassigned, String::new(), Platform::WindowsStandard)
        });
        device.platform = platform.unwrap_or(device.platform);
        device.place = self.place(cells, device.place);
        cells.text(Field::Name, &mut device.name);
        cells.require(Field::Name, !device.name.is_empty());
        cells.text(Field::Os, &mut device.os);
        cells.text(Field::Serial, &mut device.serial);
        cells.text(Field::AssetNumber, &mut device.asset_number);
        cells.text(Field::Address, &mut device.address);
        let code = FaultCode::StateUnknown;
        cells.value(Field::State, &mut device.state, DeviceState::default(), code, words::state);
        free(cells, &mut device.free);
        Some(device)
    }

    /// A device that is placed and nothing else.
    pub(crate) fn placement(&self, cells: &mut Cells<'_>, before: &Device) -> Device {
        Device { place: self.place(cells, before.place), ..before.clone() }
    }

    /// Where a device belongs by the cells for group and user.
    fn place(&self, cells: &mut Cells<'_>, before: Place) -> Place {
        let of_user = matches!(before, Place::User(_));
        let user = cells.given(Field::User, of_user);
        let group = cells.given(Field::Group, before != Place::Unassigned);
        let group = match group {
            None => None,
            Some("") => Some(Place::Unassigned),
            Some(text) if words::is_unassigned(text) => Some(Place::Unassigned),
            Some(text) => match self.group(text) {
                Ok(group) => Some(Place::Group(group)),
                Err(code) => {
                    cells.fault(Field::Group, code);
                    return before;
                }
            },
        };
        if let Some(text) = user.filter(|text| !text.is_empty()) {
            let id = match self.known.user(self.view, text) {
                Ok(id) => id,
                Err(code) => {
                    cells.fault(Field::User, code);
                    return before;
                }
            };
            let belongs = self.view.user(id).map(|user| Place::Group(user.group));
            if !cells.shown(Field::Group).is_empty() && group != belongs {
                cells.fault(Field::Group, FaultCode::PlaceDisagrees);
            }
            return Place::User(id);
        }
        let stays_with_user = user.is_none() && of_user;
        match group {
            // The group of its user says nothing new.
            Some(Place::Group(group)) if stays_with_user && self.view.group_of(before) == Some(group) => {
                before
            }
            Some(place) => place,
            None if user.is_some() && of_user => self.view.group_of(before).map_or(before, Place::Group),
            None => before,
        }
    }

    /// An admin.
    pub(crate) fn admin(&self, cells: &mut Cells<'_>, before: Option<&Admin>, id: Uuid) -> Option<Admin> {
        let mut admin = before.cloned().unwrap_or_else(|| Admin::new(AdminId(id), "", "", Vec::new()));
        cells.text(Field::Account, &mut admin.account);
        cells.require(Field::Account, !admin.account.is_empty());
        cells.text(Field::Name, &mut admin.name);
        cells.require(Field::Name, !admin.name.is_empty());
        cells.text(Field::Yomigana, &mut admin.yomigana);
        cells.text(Field::Mail, &mut admin.mail);
        let code = FaultCode::LanguageUnknown;
        cells.value(Field::Language, &mut admin.language, None, code, |text| words::language(text).map(Some));
        let day = |text: &str| words::day(text).map(Some);
        cells.value(Field::ValidFrom, &mut admin.valid_from, None, FaultCode::BadDate, day);
        cells.value(Field::ValidUntil, &mut admin.valid_until, None, FaultCode::BadDate, day);
        let code = FaultCode::NotYesOrNo;
        cells.value(Field::Suspended, &mut admin.suspended, false, code, words::yes_or_no);
        match cells.given(Field::Grants, before.is_some()) {
            None | Some("") if before.is_none() => cells.fault(Field::Grants, FaultCode::Required),
            None => {}
            Some(text) => match words::grants(text, self.view, self.groups) {
                // In the same order or not: a file that names the same grants changes nothing.
                Ok(grants) if same(&grants, &admin.grants) => {}
                Ok(grants) => admin.grants = grants,
                Err((code, part)) => {
                    cells.fault(Field::Grants, code);
                    if let Some(fault) = cells.faults.last_mut() {
                        fault.text = part;
                    }
                }
            },
        }
        free(cells, &mut admin.free);
        Some(admin)
    }
}

fn same<T: Ord + Clone>(left: &[T], right: &[T]) -> bool {
    let sorted = |list: &[T]| {
        let mut list = list.to_vec();
        list.sort();
        list
    };
    sorted(left) == sorted(right)
}

fn free(cells: &mut Cells<'_>, into: &mut FreeFields) {
    if !FREE.iter().any(|field| cells.has(*field)) {
        return;
    }
    let mut texts = into.texts().clone();
    for (field, text) in FREE.into_iter().zip(&mut texts) {
        cells.text(field, text);
    }
    if texts != *into.texts() {
        *into = texts.into();
    }
}
