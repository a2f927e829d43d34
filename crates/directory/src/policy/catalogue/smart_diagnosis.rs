//! スマートデバイス診断: what a phone or tablet is examined for.

use super::{
    PolicyFamily, PolicySection,
    PolicyUnit::{Characters, Days},
    entries::{ANDROID, IOS, SMART, can, choice, int, item, pattern, text, texts, yes_no},
};

pub(super) const SECTION: PolicySection = PolicySection {
    key: "smart_diagnosis",
    since: 1,
    family: PolicyFamily::Smart,
    label: text("スマートデバイス診断", "Smart device diagnosis"),
    help: text(
        "iOS・Android 端末のセキュリティ状態を診断する項目を設定します。",
        "What iOS and Android devices are examined for.",
    ),
    items: &[
        item(
            1,
            "passcode_required",
            SMART,
            yes_no(true),
            text("パスコードの設定を診断する", "A passcode must be set"),
            text(
                "画面ロックのパスコードが設定されていない端末を NG にします。",
                "A device without a passcode fails.",
            ),
        ),
        item(
            1,
            "passcode_length",
            SMART,
            int(4, 16, Characters, 6),
            text("パスコードの最小文字数", "Shortest passcode"),
            text("パスコードに必要な文字数です。", "How many characters a passcode needs."),
        ),
        item(
            1,
            "passcode_kind",
            SMART,
            choice(
                &[
                    can("digits", "数字のみでよい", "Digits are enough"),
                    can("letters", "英字と数字", "Letters and digits"),
                    can("signs", "英字・数字・記号", "Letters, digits and signs"),
                ],
                "digits",
            ),
            text("パスコードの複雑さ", "Signs in the passcode"),
            text("パスコードに含める文字の種類を選びます。", "Which kinds of signs a passcode must have."),
        ),
        item(
            1,
            "ios_minimum",
            IOS,
            choice(
                &[
                    can("none", "診断しない", "Do not examine"),
                    can("ios_16", "iOS 16 以上", "iOS 16 or later"),
                    can("ios_17", "iOS 17 以上", "iOS 17 or later"),
                    can("ios_18", "iOS 18 以上", "iOS 18 or later"),
                    can("ios_26", "iOS 26 以上", "iOS 26 or later"),
                ],
                "none",
            ),
            text("iOSの最低バージョン", "Oldest iOS"),
            text(
                "これより古い iOS・iPadOS の端末を NG にします。",
                "A device with an older iOS or iPadOS fails.",
            ),
        ),
        item(
            1,
            "android_minimum",
            ANDROID,
            choice(
                &[
                    can("none", "診断しない", "Do not examine"),
                    can("android_12", "Android 12 以上", "Android 12 or later"),
                    can("android_13", "Android 13 以上", "Android 13 or later"),
                    can("android_14", "Android 14 以上", "Android 14 or later"),
                    can("android_15", "Android 15 以上", "Android 15 or later"),
                    can("android_16", "Android 16 以上", "Android 16 or later"),
                ],
                "none",
            ),
            text("Androidの最低バージョン", "Oldest Android"),
            text("これより古い Android の端末を NG にします。", "A device with an older Android fails."),
        ),
        item(
            1,
            "security_patch_age",
            ANDROID,
            int(30, 365, Days, 90),
            text("セキュリティパッチの許容日数", "Age of the security patch"),
            text(
                "セキュリティパッチレベルがこの日数より古い端末を NG にします。",
                "A device fails if its security patch level is older than this.",
            ),
        ),
        item(
            1,
            "tampering_check",
            SMART,
            yes_no(true),
            text("Jailbreak・root化を診断する", "Examine jailbreak and root"),
            text(
                "Jailbreak または root 化された端末を NG にします。",
                "A device that was jailbroken or rooted fails.",
            ),
        ),
        item(
            1,
            "encryption_check",
            ANDROID,
            yes_no(true),
            text("ストレージの暗号化を診断する", "Examine encryption"),
            text(
                "本体ストレージが暗号化されていない端末を NG にします。",
                "A device whose storage is not encrypted fails.",
            ),
        ),
        item(
            1,
            "unknown_sources_check",
            ANDROID,
            yes_no(true),
            text("提供元不明のアプリを診断する", "Examine unknown sources"),
            text(
                "提供元不明のアプリのインストールを許可している端末を NG にします。",
                "A device that may install apps of unknown sources fails.",
            ),
        ),
        item(
            1,
            "antivirus_app",
            ANDROID,
            pattern(""),
            text("ウイルス対策アプリ", "Antivirus app"),
            text(
                "導入されている必要があるアプリのパッケージ名です。空欄の場合は診断しません。",
                "Package name of the app that must be installed; empty examines nothing.",
            ),
        ),
        item(
            1,
            "prohibited_apps",
            SMART,
            texts(&[]),
            text("禁止アプリ", "Prohibited apps"),
            text(
                "導入を禁止するアプリの名称または識別子を指定します。",
                "Names or identifiers of apps that must not be installed.",
            ),
        ),
        item(
            1,
            "profile_check",
            IOS,
            yes_no(true),
            text("MDM構成プロファイルを診断する", "Examine the MDM profile"),
            text(
                "MDM 構成プロファイルが削除された端末を NG にします。",
                "A device whose MDM profile was removed fails.",
            ),
        ),
        item(
            1,
            "contact_missing_days",
            SMART,
            int(1, 180, Days, 14),
            text("未通信の判定日数", "Days without contact"),
            text(
                "この日数のあいだ通信がない端末を NG にします。",
                "A device fails if it was not in contact for this long.",
            ),
        ),
        item(
            1,
            "notify_users",
            SMART,
            yes_no(true),
            text("診断結果を利用者に通知する", "Tell users the result"),
            text(
                "診断結果が NG になったとき、端末に通知を表示します。",
                "Users are told on their device that it failed.",
            ),
        ),
    ],
};
