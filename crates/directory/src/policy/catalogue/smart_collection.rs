//! スマートデバイス収集: inventory and location of phones and tablets.

use super::{
    PolicyFamily, PolicySection,
    PolicyUnit::{Days, Meters},
    entries::{ANDROID, SMART, can, choice, int, item, minutes, text, time, yes_no},
};

pub(super) const SECTION: PolicySection = PolicySection {
    key: "smart_collection",
    since: 1,
    family: PolicyFamily::Smart,
    label: text("スマートデバイス収集", "Smart device collection"),
    help: text(
        "iOS・Android 端末から収集するインベントリと位置情報を設定します。",
        "Which inventory and locations are collected from iOS and Android devices.",
    ),
    items: &[
        item(
            1,
            "inventory_interval",
            SMART,
            choice(
                &[
                    can("daily", "毎日", "Every day"),
                    can("weekly", "毎週", "Every week"),
                    can("monthly", "毎月", "Every month"),
                ],
                "daily",
            ),
            text("インベントリの収集間隔", "Inventory is collected"),
            text("端末の情報を収集する間隔を選びます。", "How often the device is inventoried."),
        ),
        item(
            1,
            "inventory_time",
            SMART,
            time("12:00"),
            text("インベントリの収集時刻", "Time of the inventory"),
            text(
                "収集を始める時刻です。通信できない場合は次の機会に収集します。",
                "When collecting begins; a device out of reach does it later.",
            ),
        ),
        item(
            1,
            "collect_apps",
            SMART,
            yes_no(true),
            text("アプリの一覧を収集する", "Collect apps"),
            text(
                "導入されているアプリの名称とバージョンを収集します。",
                "Names and versions of installed apps are collected.",
            ),
        ),
        item(
            1,
            "collect_phone_number",
            SMART,
            yes_no(true),
            text("電話番号を収集する", "Collect the phone number"),
            text("端末の電話番号を収集します。", "The phone number of the device is collected."),
        ),
        item(
            1,
            "collect_sim",
            SMART,
            yes_no(true),
            text("SIMの情報を収集する", "Collect the SIM"),
            text(
                "通信事業者名と SIM の識別番号を収集します。",
                "The carrier and the number of the SIM card are collected.",
            ),
        ),
        item(
            1,
            "collect_data_usage",
            ANDROID,
            yes_no(false),
            text("データ通信量を収集する", "Collect data usage"),
            text("モバイルデータ通信の使用量を収集します。", "How much mobile data is used is collected."),
        ),
        item(
            1,
            "location",
            SMART,
            choice(
                &[
                    can("off", "収集しない", "Never"),
                    can("lost_only", "紛失時のみ", "When the device is lost"),
                    can("always", "常に", "Always"),
                ],
                "lost_only",
            ),
            text("位置情報の収集", "Location"),
            text("位置情報を収集する条件を選びます。", "When the location of the device is collected."),
        ),
        item(
            1,
            "location_interval",
            SMART,
            minutes(15, 1_440, 60),
            text("位置情報の収集間隔", "Location is collected every"),
            text(
                "位置情報を収集する間隔です。短くすると電池を多く消費します。",
                "How often the location is collected; short spans use more battery.",
            ),
        ),
        item(
            1,
            "location_from",
            SMART,
            time("09:00"),
            text("位置情報を収集する時間帯（開始）", "Location from"),
            text(
                "この時刻より前には位置情報を収集しません。",
                "No location is collected before this time of day.",
            ),
        ),
        item(
            1,
            "location_to",
            SMART,
            time("18:00"),
            text("位置情報を収集する時間帯（終了）", "Location until"),
            text(
                "この時刻より後には位置情報を収集しません。",
                "No location is collected after this time of day.",
            ),
        ),
        item(
            1,
            "location_accuracy",
            SMART,
            int(10, 1_000, Meters, 100),
            text("位置情報の精度", "Accuracy of the location"),
            text("位置情報に求める精度です。", "How exact the location should be."),
        ),
        item(
            1,
            "location_days",
            SMART,
            int(1, 365, Days, 30),
            text("位置情報の保管日数", "Days locations are kept"),
            text("収集した位置情報を保管する日数です。", "How long collected locations are kept."),
        ),
        item(
            1,
            "wifi_only",
            SMART,
            yes_no(false),
            text("Wi-Fi接続時のみ送信する", "Send by Wi-Fi only"),
            text(
                "収集した情報を Wi-Fi に接続しているときだけ送信します。",
                "What was collected is sent only while the device is on Wi-Fi.",
            ),
        ),
    ],
};
