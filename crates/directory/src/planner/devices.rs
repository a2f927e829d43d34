//! Changes of devices.

use super::{Fault, Made, Planner, text::Texts, users::edit};
use crate::{Change, Device, DeviceFields, DeviceId, DeviceState, Permission, Place, RejectionCode, RowRef};

impl Planner<'_> {
    pub(super) fn device_create(&mut self, device: &Device) -> Made {
        if self.draft.devices.get(device.id).is_some() {
            return Err(vec![Fault::at("/id", RejectionCode::IdTaken)]);
        }
        self.need_place("/place", device.place)?;
        let mut texts = Texts::default();
        let after = Device {
            id: device.id,
            place: device.place,
            name: texts.name("/name", &device.name),
            platform: device.platform,
            os: texts.text("/os", &device.os),
            serial: texts.text("/serial", &device.serial),
            asset_number: texts.text("/asset_number", &device.asset_number),
            address: texts.text("/address", &device.address),
            last_contact: device.last_contact,
            state: device.state,
            free: texts.free("/free", &device.free),
        };
        texts.finish()?;
        self.put_device(device.id, Some(after))?;
        Ok(Change::DeviceDelete { id: device.id })
    }

    pub(super) fn device_edit(&mut self, id: DeviceId, fields: &DeviceFields) -> Made {
        let before = self.known_device(id)?;
        let group = self.draft.group_of(before.place);
        self.need("", Permission::DeviceEdit, group)?;
        if fields.state == Some(DeviceState::Retired) && before.state != DeviceState::Retired {
            self.need("/state", Permission::DeviceDelete, group)?;
        }
        let mut after = before;
        let mut inverse = DeviceFields::default();
        let mut texts = Texts::default();
        edit(&fields.name, &mut after.name, &mut inverse.name, |text| texts.name("/name", text));
        edit(&fields.platform, &mut after.platform, &mut inverse.platform, |platform| *platform);
        edit(&fields.os, &mut after.os, &mut inverse.os, |text| texts.text("/os", text));
        edit(&fields.serial, &mut after.serial, &mut inverse.serial, |text| texts.text("/serial", text));
        edit(&fields.asset_number, &mut after.asset_number, &mut inverse.asset_number, |text| {
            texts.text("/asset_number", text)
        });
        edit(&fields.address, &mut after.address, &mut inverse.address, |text| texts.text("/address", text));
        edit(&fields.last_contact, &mut after.last_contact, &mut inverse.last_contact, Clone::clone);
        edit(&fields.state, &mut after.state, &mut inverse.state, Clone::clone);
        edit(&fields.free, &mut after.free, &mut inverse.free, |free| texts.free("/free", free));
        texts.finish()?;
        self.put_device(id, Some(after))?;
        Ok(Change::DeviceEdit { id, fields: inverse })
    }

    pub(super) fn device_place(&mut self, id: DeviceId, place: Place) -> Made {
        let before = self.known_device(id)?;
        let group = self.draft.group_of(before.place);
        let from = self.need("", Permission::DeviceEdit, group);
        let to = self.need_place("/place", place);
        let faults: Vec<Fault> = [from, to].into_iter().filter_map(Result::err).flatten().collect();
        if !faults.is_empty() {
            return Err(faults);
        }
        self.put_device(id, Some(Device { place, ..before.clone() }))?;
        Ok(Change::DevicePlace { id, place: before.place })
    }

    /// Undoing a deletion is a registration, which needs `device.edit`.
    pub(super) fn device_delete(&mut self, id: DeviceId) -> Made {
        let before = self.known_device(id)?;
        let group = self.draft.group_of(before.place);
        self.need("", Permission::DeviceDelete, group)?;
        self.let_go(RowRef::Device(id))?;
        self.put_device(id, None)?;
        Ok(Change::DeviceCreate(before))
    }

    /// The place exists, is in sight, and devices may be put there.
    fn need_place(&self, path: &str, place: Place) -> Result<(), Vec<Fault>> {
        let group = match place {
            Place::Unassigned => None,
            Place::Group(group) => Some(group),
            Place::User(user) => match self.draft.users.get(user) {
                Some(user) => Some(user.group),
                None => return Err(vec![Fault::at(path, RejectionCode::NotFound)]),
            },
        };
        if let Some(group) = group {
            self.need_group(path, group)?;
        }
        self.need(path, Permission::DeviceEdit, group)
    }

    pub(super) fn known_device(&self, id: DeviceId) -> Result<Device, Vec<Fault>> {
        let Some(device) = self.draft.devices.get(id).cloned() else {
            return Err(vec![Fault::new(RejectionCode::NotFound)]);
        };
        let group = self.draft.group_of(device.place);
        if self.may(Permission::DeviceView, group) {
            Ok(device)
        } else {
            Err(vec![Fault::new(RejectionCode::NotFound)])
        }
    }

    fn put_device(&mut self, id: DeviceId, after: Option<Device>) -> Result<(), Vec<Fault>> {
        let change = self.change;
        self.draft.write(change, id, after).map_err(|(code, path)| vec![Fault::at(path, code)])
    }
}
