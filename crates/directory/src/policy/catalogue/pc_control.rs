//! PC制御: what may be done with PCs.

use super::{
    PolicyFamily, PolicySection,
    entries::{MACOS, MEDIA, PC, WINDOWS, can, choice, item, minutes, text, texts, time, yes_no},
};

pub(super) const SECTION: PolicySection = PolicySection {
    key: "pc_control",
    since: 1,
    family: PolicyFamily::Pc,
    label: text("PC制御", "PC control"),
    help: text(
        "外部媒体、ソフトウェアの起動、通信などの利用を制御します。",
        "What may be done with external media, programs and connections.",
    ),
    items: &[
        item(
            1,
            "usb_storage",
            PC,
            choice(MEDIA, "allow"),
            text("USBメモリ・外付けディスク", "USB sticks and disks"),
            text("USB で接続する記憶媒体の利用を制御します。", "How storage connected by USB may be used."),
        ),
        item(
            1,
            "optical_media",
            WINDOWS,
            choice(MEDIA, "allow"),
            text("CD・DVD・ブルーレイ", "CD, DVD and Blu-ray"),
            text("光学ドライブの利用を制御します。", "How optical drives may be used."),
        ),
        item(
            1,
            "sd_card",
            PC,
            choice(MEDIA, "allow"),
            text("SDカード", "SD cards"),
            text("SD カードなどのメモリーカードの利用を制御します。", "How memory cards may be used."),
        ),
        item(
            1,
            "portable_devices",
            PC,
            choice(MEDIA, "allow"),
            text("スマートフォン・デジタルカメラの接続", "Phones and cameras"),
            text(
                "PC に接続したスマートフォンやデジタルカメラとのファイルのやり取りを制御します。",
                "How files may pass between the PC and connected phones or cameras.",
            ),
        ),
        item(
            1,
            "allowed_media",
            PC,
            texts(&[]),
            text("例外として許可する媒体", "Media allowed as exceptions"),
            text(
                "制限の対象外とする媒体のシリアル番号を指定します。",
                "Serial numbers of media that the limits above do not touch.",
            ),
        ),
        item(
            1,
            "start_block",
            PC,
            yes_no(false),
            text("禁止ソフトウェアの起動を制御する", "Block prohibited programs"),
            text(
                "下の一覧にあるソフトウェアの起動を止め、利用者に知らせます。",
                "Programs of the list below are stopped when they start, and the user is told.",
            ),
        ),
        item(
            1,
            "start_block_programs",
            PC,
            texts(&[]),
            text("起動を禁止するソフトウェア", "Programs that may not start"),
            text(
                "実行ファイル名を指定します。「*」と「?」が使えます。",
                "Names of program files; * and ? may be used.",
            ),
        ),
        item(
            1,
            "printing",
            WINDOWS,
            choice(
                &[
                    can("allow", "許可", "Allow"),
                    can("watermark", "透かしを付けて許可", "Allow with a watermark"),
                    can("deny", "禁止", "Deny"),
                ],
                "allow",
            ),
            text("印刷", "Printing"),
            text("プリンターへの印刷を制御します。", "Whether users may print."),
        ),
        item(
            1,
            "web_filter",
            PC,
            choice(
                &[
                    can("off", "制御しない", "No filter"),
                    can("warn", "警告を表示する", "Warn"),
                    can("block", "閲覧を禁止する", "Block"),
                ],
                "off",
            ),
            text("Webフィルタリング", "Web filter"),
            text(
                "指定したサイトを開こうとしたときの動作を選びます。",
                "What happens when a site of the list below is opened.",
            ),
        ),
        item(
            1,
            "web_filter_sites",
            PC,
            texts(&[]),
            text("Webフィルタリングの対象サイト", "Filtered sites"),
            text(
                "ドメイン名を指定します。「*.example.com」のように書けます。",
                "Domain names, for example *.example.com.",
            ),
        ),
        item(
            1,
            "web_filter_exceptions",
            PC,
            texts(&[]),
            text("Webフィルタリングの例外サイト", "Sites always allowed"),
            text(
                "対象サイトに含まれていても閲覧を許可するドメイン名を指定します。",
                "Domain names that may be opened although the list above holds them.",
            ),
        ),
        item(
            1,
            "bluetooth",
            PC,
            choice(
                &[
                    can("allow", "許可", "Allow"),
                    can(
                        "input_only",
                        "キーボード・マウス・ヘッドセットのみ許可",
                        "Keyboards, mice and headsets only",
                    ),
                    can("deny", "禁止", "Deny"),
                ],
                "allow",
            ),
            text("Bluetooth", "Bluetooth"),
            text("Bluetooth 機器の接続を制御します。", "Which Bluetooth devices may be connected."),
        ),
        item(
            1,
            "airdrop",
            MACOS,
            choice(
                &[
                    can("allow", "許可", "Allow"),
                    can("receive_only", "受信のみ許可", "Receive only"),
                    can("deny", "禁止", "Deny"),
                ],
                "allow",
            ),
            text("AirDrop", "AirDrop"),
            text(
                "AirDrop によるファイルの送受信を制御します。",
                "Whether files may be sent and received by AirDrop.",
            ),
        ),
        item(
            1,
            "wifi_networks",
            PC,
            texts(&[]),
            text("接続を許可するWi-Fi", "Wi-Fi networks allowed"),
            text(
                "接続を許可する SSID を指定します。空欄の場合は制限しません。",
                "Names (SSID) of the networks allowed; an empty list limits nothing.",
            ),
        ),
        item(
            1,
            "screen_lock",
            PC,
            minutes(1, 60, 10),
            text("画面ロックまでの時間", "Screen locks after"),
            text(
                "操作がないまま、この時間が過ぎると画面をロックします。",
                "The screen is locked after this long without use.",
            ),
        ),
        item(
            1,
            "remote_lock",
            WINDOWS,
            yes_no(true),
            text("リモートロックを許可する", "Allow remote lock"),
            text(
                "コンソールからクライアントをロックできるようにします。",
                "Admins may lock the device from the console.",
            ),
        ),
        item(
            1,
            "remote_delete_folders",
            WINDOWS,
            texts(&[]),
            text("リモート削除の対象フォルダー", "Folders for remote deletion"),
            text(
                "紛失時にコンソールから削除するフォルダーのパスを指定します。",
                "Paths of folders that are deleted from the console when the device is lost.",
            ),
        ),
        item(
            1,
            "update_time",
            PC,
            time("12:30"),
            text("自動更新の実行時刻", "Time of automatic updates"),
            text(
                "OS とソフトウェアの自動更新を始める時刻です。",
                "When automatic updates of the system and of software begin.",
            ),
        ),
    ],
};
