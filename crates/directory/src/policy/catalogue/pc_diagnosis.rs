//! PC診断: what a PC is examined for, and what follows.

use super::{
    PolicyChoice, PolicyFamily, PolicySection,
    PolicyUnit::Days,
    entries::{PC, WINDOWS, can, choice, int, item, pattern, text, texts, yes_no},
};

const REMEDY: &[PolicyChoice] = &[
    can("none", "何もしない", "Nothing"),
    can("notify", "利用者に通知する", "Tell the user"),
    can("install", "自動で更新する", "Update by itself"),
];

pub(super) const SECTION: PolicySection = PolicySection {
    key: "pc_diagnosis",
    since: 1,
    family: PolicyFamily::Pc,
    label: text("PC診断", "PC diagnosis"),
    help: text(
        "PC のセキュリティ状態を診断する項目と、NG のときの是正アクションを設定します。",
        "What PCs are examined for, and what happens when one fails.",
    ),
    items: &[
        item(
            1,
            "os_update_method",
            PC,
            choice(
                &[
                    can("off", "診断しない", "Do not examine"),
                    can("security", "セキュリティ更新プログラムのみ", "Security updates only"),
                    can("all", "すべての更新プログラム", "All updates"),
                ],
                "security",
            ),
            text("OS更新プログラムの診断方法", "Operating system updates"),
            text(
                "OS の更新プログラムが適用されているかを、どの範囲で診断するかを選びます。",
                "Which updates of the operating system must be installed.",
            ),
        ),
        item(
            1,
            "os_update_grace",
            PC,
            int(0, 180, Days, 14),
            text("OS更新プログラムの猶予日数", "Grace period of updates"),
            text(
                "更新プログラムの公開日からこの日数が過ぎるまでは、未適用でも NG にしません。",
                "An update counts as missing only this many days after its release.",
            ),
        ),
        item(
            1,
            "os_update_action",
            WINDOWS,
            choice(REMEDY, "notify"),
            text("OS更新プログラムの是正アクション", "When an update is missing"),
            text(
                "診断結果が NG のクライアントで行う処理を選びます。",
                "What is done on a device that lacks an update.",
            ),
        ),
        item(
            1,
            "os_end_of_support",
            PC,
            yes_no(true),
            text("サポートが終了したOSをNGにする", "Refuse operating systems without support"),
            text(
                "メーカーのサポートが終了した OS を使っているクライアントを NG にします。",
                "A device fails if the maker no longer supports its operating system.",
            ),
        ),
        item(
            1,
            "software_version_targets",
            PC,
            texts(&["Adobe Acrobat Reader", "Google Chrome", "Java", "Microsoft Edge", "Mozilla Firefox"]),
            text("バージョンを診断するソフトウェア", "Software whose version is examined"),
            text(
                "最新バージョンかどうかを診断するソフトウェアの名称を指定します。",
                "Names of the software that must be at its latest version.",
            ),
        ),
        item(
            1,
            "software_version_grace",
            PC,
            int(0, 90, Days, 7),
            text("ソフトウェアバージョンの猶予日数", "Grace period of software versions"),
            text(
                "新しいバージョンの公開日からこの日数が過ぎるまでは NG にしません。",
                "A version counts as old only this many days after the next one was released.",
            ),
        ),
        item(
            1,
            "software_version_action",
            WINDOWS,
            choice(REMEDY, "notify"),
            text("ソフトウェアバージョンの是正アクション", "When software is old"),
            text(
                "古いバージョンが見つかったクライアントで行う処理を選びます。",
                "What is done on a device with an old version.",
            ),
        ),
        item(
            1,
            "antivirus_required",
            PC,
            yes_no(true),
            text("ウイルス対策ソフトウェアを診断する", "Examine antivirus software"),
            text(
                "ウイルス対策ソフトウェアが導入され、有効になっているかを診断します。",
                "Antivirus software must be installed and active.",
            ),
        ),
        item(
            1,
            "antivirus_pattern_age",
            WINDOWS,
            int(1, 60, Days, 7),
            text("パターンファイルの許容日数", "Age of antivirus patterns"),
            text(
                "パターンファイルの更新からこの日数を超えると NG にします。",
                "A device fails if its patterns are older than this.",
            ),
        ),
        item(
            1,
            "antivirus_engine_check",
            WINDOWS,
            yes_no(false),
            text("エンジンバージョンをチェックする", "Check the antivirus engine"),
            text(
                "ウイルス対策ソフトウェアのエンジンバージョンも診断の対象にします。",
                "The version of the antivirus engine is examined as well.",
            ),
        ),
        item(
            1,
            "prohibited_software",
            PC,
            texts(&[]),
            text("禁止ソフトウェア", "Prohibited software"),
            text(
                "導入を禁止するソフトウェアの名称を指定します。「*」と「?」が使えます。",
                "Names of software that must not be installed; * and ? may be used.",
            ),
        ),
        item(
            1,
            "prohibited_software_action",
            PC,
            choice(
                &[
                    can("none", "何もしない", "Nothing"),
                    can("notify", "利用者に通知する", "Tell the user"),
                    can("notify_admins", "利用者と管理者に通知する", "Tell the user and the admins"),
                ],
                "notify",
            ),
            text("禁止ソフトウェアの是正アクション", "When prohibited software is found"),
            text(
                "禁止ソフトウェアが見つかったときの通知先を選びます。",
                "Who is told when prohibited software is found.",
            ),
        ),
        item(
            1,
            "required_software",
            PC,
            pattern(""),
            text("必須ソフトウェア（カスタム診断）", "Required software (custom rule)"),
            text(
                "この名称に一致するソフトウェアがないクライアントを NG にします。空欄の場合は診断しません。",
                "A device without software of this name fails; empty examines nothing.",
            ),
        ),
        item(
            1,
            "disk_encryption_check",
            PC,
            yes_no(false),
            text("ディスク暗号化を診断する", "Examine disk encryption"),
            text(
                "BitLocker または FileVault が有効になっているかを診断します。",
                "BitLocker or FileVault must be switched on.",
            ),
        ),
        item(
            1,
            "firewall_check",
            PC,
            yes_no(true),
            text("ファイアウォールを診断する", "Examine the firewall"),
            text(
                "OS のファイアウォールが有効になっているかを診断します。",
                "The firewall of the operating system must be switched on.",
            ),
        ),
        item(
            1,
            "inventory_missing_days",
            PC,
            int(1, 365, Days, 30),
            text("インベントリ未収集の判定日数", "Days without inventory"),
            text(
                "インベントリがこの日数のあいだ収集されないクライアントを NG にします。",
                "A device fails if its inventory was not collected for this long.",
            ),
        ),
        item(
            1,
            "notify_users",
            PC,
            yes_no(true),
            text("診断結果を利用者に通知する", "Tell users the result"),
            text(
                "診断結果が NG になったとき、クライアントの画面で利用者に通知します。",
                "Users see on their screen that their device failed.",
            ),
        ),
        item(
            1,
            "notify_admins",
            PC,
            choice(
                &[
                    can("off", "通知しない", "Never"),
                    can("immediate", "NG になったとき", "When a device fails"),
                    can("daily", "1日1回まとめて", "Once a day"),
                ],
                "daily",
            ),
            text("診断結果を管理者に通知する", "Tell admins the result"),
            text(
                "NG のクライアントを管理者へメールで知らせる間隔を選びます。",
                "When admins are told by mail about devices that failed.",
            ),
        ),
    ],
};
