//! スマートデバイス制御: what may be done with phones and tablets.

use super::{
    PolicyFamily, PolicySection,
    PolicyUnit::Times,
    entries::{ANDROID, IOS, MEDIA, SMART, can, choice, int, item, minutes, text, texts, yes_no},
};

pub(super) const SECTION: PolicySection = PolicySection {
    key: "smart_control",
    since: 1,
    family: PolicyFamily::Smart,
    label: text("スマートデバイス制御", "Smart device control"),
    help: text(
        "iOS・Android 端末の機能の利用と、紛失時の動作を制御します。",
        "Which functions of iOS and Android devices may be used, and what happens when one is lost.",
    ),
    items: &[
        item(
            1,
            "camera",
            SMART,
            yes_no(true),
            text("カメラを許可する", "Allow the camera"),
            text("カメラの使用を許可します。", "Users may use the camera."),
        ),
        item(
            1,
            "screen_capture",
            SMART,
            yes_no(true),
            text("画面の撮影を許可する", "Allow screenshots"),
            text(
                "スクリーンショットと画面の録画を許可します。",
                "Users may take pictures and recordings of the screen.",
            ),
        ),
        item(
            1,
            "app_store",
            SMART,
            choice(
                &[
                    can("allow", "許可", "Allow"),
                    can("managed_only", "配布したアプリのみ許可", "Distributed apps only"),
                    can("deny", "禁止", "Deny"),
                ],
                "allow",
            ),
            text("アプリストア", "App store"),
            text(
                "App Store・Google Play からのアプリの導入を制御します。",
                "Whether users may install apps from the App Store or Google Play.",
            ),
        ),
        item(
            1,
            "allowed_apps",
            SMART,
            texts(&[]),
            text("利用を許可するアプリ", "Apps allowed"),
            text(
                "利用を許可するアプリの識別子を指定します。空欄の場合は制限しません。",
                "Identifiers of the apps that may be used; an empty list limits nothing.",
            ),
        ),
        item(
            1,
            "airdrop",
            IOS,
            yes_no(true),
            text("AirDropを許可する", "Allow AirDrop"),
            text(
                "AirDrop によるファイルの送受信を許可します。",
                "Users may send and receive files by AirDrop.",
            ),
        ),
        item(
            1,
            "cloud_backup",
            IOS,
            yes_no(true),
            text("iCloudバックアップを許可する", "Allow iCloud backup"),
            text(
                "端末のデータを iCloud へバックアップすることを許可します。",
                "Users may back up the device to iCloud.",
            ),
        ),
        item(
            1,
            "usb_transfer",
            ANDROID,
            yes_no(true),
            text("USBでのファイル転送を許可する", "Allow file transfer by USB"),
            text(
                "PC との USB 接続によるファイルの転送を許可します。",
                "Files may pass by USB between the device and a PC.",
            ),
        ),
        item(
            1,
            "sd_card",
            ANDROID,
            choice(MEDIA, "allow"),
            text("SDカード", "SD cards"),
            text("SD カードの利用を制御します。", "How memory cards may be used."),
        ),
        item(
            1,
            "bluetooth",
            SMART,
            choice(
                &[
                    can("allow", "許可", "Allow"),
                    can("audio_only", "音声機器のみ許可", "Audio devices only"),
                    can("deny", "禁止", "Deny"),
                ],
                "allow",
            ),
            text("Bluetooth", "Bluetooth"),
            text("Bluetooth 機器の接続を制御します。", "Which Bluetooth devices may be connected."),
        ),
        item(
            1,
            "tethering",
            SMART,
            yes_no(true),
            text("テザリングを許可する", "Allow tethering"),
            text(
                "端末の回線をほかの機器で使うことを許可します。",
                "Other devices may use the connection of this one.",
            ),
        ),
        item(
            1,
            "web_filter_sites",
            SMART,
            texts(&[]),
            text("閲覧を禁止するサイト", "Blocked sites"),
            text("閲覧を禁止するドメイン名を指定します。", "Domain names that may not be opened."),
        ),
        item(
            1,
            "auto_lock",
            SMART,
            minutes(1, 15, 5),
            text("自動ロックまでの時間", "Screen locks after"),
            text(
                "操作がないまま、この時間が過ぎると画面をロックします。",
                "The screen is locked after this long without use.",
            ),
        ),
        item(
            1,
            "wrong_passcodes",
            SMART,
            int(4, 16, Times, 10),
            text("初期化までのパスコード誤入力回数", "Wrong passcodes until wiped"),
            text(
                "パスコードをこの回数だけ続けて間違えると、端末のデータを消去します。",
                "The device is wiped after this many wrong passcodes in a row.",
            ),
        ),
        item(
            1,
            "wipe",
            SMART,
            choice(
                &[
                    can("work", "業務データのみ消去", "Work data only"),
                    can("whole", "端末を初期化", "The whole device"),
                ],
                "whole",
            ),
            text("リモートワイプの範囲", "What a remote wipe erases"),
            text(
                "紛失時にコンソールから消去するデータの範囲を選びます。",
                "What is erased when the device is wiped from the console.",
            ),
        ),
        item(
            1,
            "factory_reset",
            ANDROID,
            yes_no(true),
            text("利用者による初期化を許可する", "Allow factory reset"),
            text(
                "利用者が設定画面から端末を初期化することを許可します。",
                "Users may reset the device in its settings.",
            ),
        ),
    ],
};
