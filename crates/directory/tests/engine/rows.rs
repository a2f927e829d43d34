//! Rows as they are stored and sent: bodies recorded before a field existed still load, and what is empty costs little.

use directory::{Device, DeviceState, FreeFields, Place, RowDiffs, Settings, User};
use serde_json::json;

use crate::world::*;

/// As stored by the version before devices had an address, a last contact, a state and free fields.
const DEVICE: &str = r#"{"id":"00000000-0000-0000-0000-000000000001","place":{"kind":"unassigned"},"name":"PC-0001","platform":"windows_standard","os":"Windows 11 Pro 25H2","serial":"5CD4","asset_number":"A1"}"#;
const USER: &str = r#"{"id":"00000000-0000-0000-0000-000000000001","group":"00000000-0000-0000-0000-000000000002","name":"佐藤","yomigana":"さとう","employee_number":"1","mail":"","title":""}"#;
const SETTINGS: &str = r#"{"password":{"min_length":14},"admin_labels":["内線","","","",""]}"#;

#[test]
fn bodies_of_before_still_load() {
    let device: Device = serde_json::from_str(DEVICE).unwrap();
    assert_eq!((device.state, device.last_contact, device.address.as_str()), (DeviceState::Active, None, ""));
    assert_eq!(device.free, FreeFields::default());
    let user: User = serde_json::from_str(USER).unwrap();
    assert_eq!(user.free, FreeFields::default());
    let settings: Settings = serde_json::from_str(SETTINGS).unwrap();
    assert_eq!(settings.admin_labels.texts()[0], "内線");
    assert_eq!((settings.user_labels, settings.device_labels), Default::default());
    let diffs = format!(r#"{{"devices":[{{"before":{DEVICE},"after":null}}]}}"#);
    let diffs: RowDiffs = serde_json::from_str(&diffs).unwrap();
    assert_eq!(diffs.devices[0].before.as_ref(), Some(&device));
}

#[test]
fn free_fields_are_five_texts_on_the_wire_and_one_pointer_when_empty() {
    assert_eq!(serde_json::to_value(FreeFields::default()).unwrap(), json!(["", "", "", "", ""]));
    let some: FreeFields = serde_json::from_value(json!(["", "三階", "", "", ""])).unwrap();
    assert_eq!(serde_json::to_value(&some).unwrap(), json!(["", "三階", "", "", ""]));
    let emptied: FreeFields = serde_json::from_value(json!(["", "", "", "", ""])).unwrap();
    assert_eq!(emptied, FreeFields::default());
    assert!(serde_json::from_value::<FreeFields>(json!(["one"])).is_err());
    assert_eq!(size_of::<FreeFields>(), size_of::<usize>());
    // A million devices: every byte here is a megabyte.
    assert!(size_of::<Device>() <= 192, "{}", size_of::<Device>());
    assert_eq!(device(1, Place::Unassigned).free.texts().concat(), "");
}
