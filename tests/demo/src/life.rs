//! What happens to devices and people once they are there: addresses, last contacts, states, the company's own fields.

use super::{Device, DeviceId, DeviceState, FreeFields, Maker, Place, Platform, SignedDuration, TODAY};
use rand::RngExt as _;

const OFFICES: [&str; 4] = ["本社 3階", "本社 5階", "工場棟", "在宅"];
const ROOMS: [&str; 5] = ["執務室", "会議室", "受付", "倉庫", "サーバー室"];

impl Maker {
    pub(crate) fn user_free(&mut self) -> FreeFields {
        let office = OFFICES[self.random.random_range(0..OFFICES.len())];
        let extension = self.random.random_range(2_000..6_000).to_string();
        [&extension, office, "", "", ""].map(str::to_owned).into()
    }

    /// A device with a life of its own. Most were heard of today, some not for long, few never.
    pub(crate) fn device(&mut self, place: Place, name: String, platform: Platform) -> Device {
        let state = match (place, self.random.random_range(0..1_000)) {
            (Place::Unassigned, 0..700) => DeviceState::InStock,
            (Place::Unassigned, 700..850) => DeviceState::Retired,
            (_, 0..6) => DeviceState::Lost,
            (_, 6..18) => DeviceState::Repair,
            (_, 18..40) => DeviceState::InStock,
            _ => DeviceState::Active,
        };
        let minutes: i64 = match (platform, state, self.random.random_range(0..100)) {
            // What is not connected never reports.
            (Platform::WindowsStandAlone, ..) | (_, DeviceState::InStock, 0..40) => 0,
            (_, DeviceState::Active, 0..88) => self.random.random_range(1..9 * 60),
            (_, DeviceState::Active, 88..97) => self.random.random_range(24 * 60..12 * 24 * 60),
            _ => self.random.random_range(14 * 24 * 60..300 * 24 * 60),
        };
        let last_contact = (minutes > 0).then(|| TODAY - SignedDuration::from_mins(minutes));
        Device {
            address: if last_contact.is_some() { self.address(platform) } else { String::new() },
            last_contact,
            state,
            free: self.device_free(),
            ..Device::new(DeviceId(self.id()), place, name, platform)
        }
    }

    fn address(&mut self, platform: Platform) -> String {
        let site = self.random.random_range(0..24);
        let host = self.random.random_range(10..250);
        match platform {
            // Phones speak through their carrier.
            Platform::Ios | Platform::Android => format!("100.{}.{site}.{host}", 64 + site),
            Platform::WindowsLinkedClone => format!("10.200.{site}.{host}"),
            _ => format!("10.{}.{site}.{host}", 10 + site / 4),
        }
    }

    fn device_free(&mut self) -> FreeFields {
        if self.random.random_range(0..5) == 0 {
            return FreeFields::default();
        }
        let (year, month) = (self.random.random_range(2022..2027), self.random.random_range(1..11));
        let lease = if self.random.random_range(0..3) == 0 {
            String::new()
        } else {
            format!("{}-{month:02}", year + 4)
        };
        let room = ROOMS[self.random.random_range(0..ROOMS.len())].to_owned();
        [format!("{year}-{month:02}"), lease, room, String::new(), String::new()].into()
    }
}
