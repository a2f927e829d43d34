//! PC収集: inventory and operation logs of PCs.

use super::{
    PolicyFamily, PolicySection,
    PolicyUnit::{Days, Gigabytes},
    entries::{LOG, PC, WINDOWS, can, choice, int, item, minutes, text, texts, time, yes_no},
};

pub(super) const SECTION: PolicySection = PolicySection {
    key: "pc_collection",
    since: 1,
    family: PolicyFamily::Pc,
    label: text("PC収集", "PC collection"),
    help: text(
        "PC から収集するインベントリと操作ログを設定します。",
        "Which inventory and operation logs are collected from PCs.",
    ),
    items: &[
        item(
            1,
            "inventory_interval",
            PC,
            choice(
                &[
                    can("startup", "起動時", "At start"),
                    can("daily", "毎日", "Every day"),
                    can("weekly", "毎週", "Every week"),
                    can("monthly", "毎月", "Every month"),
                ],
                "daily",
            ),
            text("インベントリの収集間隔", "Inventory is collected"),
            text(
                "ハードウェアとソフトウェアの情報を収集する間隔を選びます。",
                "How often hardware and software are inventoried.",
            ),
        ),
        item(
            1,
            "inventory_time",
            PC,
            time("12:00"),
            text("インベントリの収集時刻", "Time of the inventory"),
            text(
                "収集を始める時刻です。電源が入っていない場合は次回の起動時に収集します。",
                "When collecting begins; a device that is off does it at its next start.",
            ),
        ),
        item(
            1,
            "inventory_spread",
            PC,
            minutes(0, 240, 30),
            text("収集開始の分散時間", "Spread of the start"),
            text(
                "回線の混雑を避けるため、この時間の範囲で収集の開始をずらします。",
                "Devices begin at different moments within this span, to spare the network.",
            ),
        ),
        item(
            1,
            "collect_software",
            PC,
            yes_no(true),
            text("ソフトウェア情報を収集する", "Collect software"),
            text(
                "導入されているソフトウェアの名称とバージョンを収集します。",
                "Names and versions of installed software are collected.",
            ),
        ),
        item(
            1,
            "collect_ini",
            WINDOWS,
            yes_no(false),
            text("INIファイルの情報を収集する", "Collect INI files"),
            text(
                "指定した INI ファイルの値をインベントリとして収集します。",
                "Values of the INI files named below are collected.",
            ),
        ),
        item(
            1,
            "ini_files",
            WINDOWS,
            texts(&[]),
            text("収集するINIファイル", "INI files to collect"),
            text("INI ファイルのパスを指定します。", "Paths of the INI files."),
        ),
        item(
            1,
            "collect_registry",
            WINDOWS,
            yes_no(false),
            text("レジストリの情報を収集する", "Collect the registry"),
            text(
                "指定したレジストリの値をインベントリとして収集します。",
                "Values of the registry keys named below are collected.",
            ),
        ),
        item(
            1,
            "registry_keys",
            WINDOWS,
            texts(&[]),
            text("収集するレジストリキー", "Registry keys to collect"),
            text("レジストリキーのパスを指定します。", "Paths of the registry keys."),
        ),
        item(
            1,
            "log_enabled",
            PC,
            yes_no(false),
            text("操作ログを収集する", "Collect operation logs"),
            text(
                "利用者の操作ログを収集します。種類ごとの設定は以下の項目で行います。",
                "Operation logs of users are collected, each kind as set below.",
            ),
        ),
        item(
            1,
            "log_logon",
            PC,
            choice(LOG, "collect"),
            text("ログオン・ログオフのログ", "Log of signing in and out"),
            text(
                "OS へのログオンとログオフを記録します。",
                "Records when users sign in to the device and out.",
            ),
        ),
        item(
            1,
            "log_file",
            PC,
            choice(LOG, "collect"),
            text("ファイル操作のログ", "Log of file operations"),
            text(
                "ファイルの作成、コピー、移動、削除、名前の変更を記録します。",
                "Records files that are created, copied, moved, deleted and renamed.",
            ),
        ),
        item(
            1,
            "log_media",
            PC,
            choice(LOG, "warning"),
            text("外部媒体への書き込みのログ", "Log of writing to external media"),
            text(
                "USB メモリなどの外部媒体への書き込みを記録します。",
                "Records what is written to USB sticks and other external media.",
            ),
        ),
        item(
            1,
            "log_web",
            PC,
            choice(LOG, "collect"),
            text("Web閲覧のログ", "Log of web browsing"),
            text(
                "閲覧したページと、Web サイトへのアップロードを記録します。",
                "Records pages visited and what is uploaded to them.",
            ),
        ),
        item(
            1,
            "log_mail",
            WINDOWS,
            choice(LOG, "off"),
            text("メール送信のログ", "Log of mail sent"),
            text(
                "送信したメールの宛先、件名、添付ファイル名を記録します。",
                "Records receivers, subjects and names of attachments of mail sent.",
            ),
        ),
        item(
            1,
            "log_print",
            WINDOWS,
            choice(LOG, "collect"),
            text("印刷のログ", "Log of printing"),
            text(
                "印刷した文書名、プリンター、枚数を記録します。",
                "Records documents printed, the printer and the pages.",
            ),
        ),
        item(
            1,
            "log_application",
            PC,
            choice(LOG, "off"),
            text("アプリケーション起動のログ", "Log of programs started"),
            text(
                "起動したアプリケーションとウィンドウのタイトルを記録します。",
                "Records programs started and the titles of their windows.",
            ),
        ),
        item(
            1,
            "log_upload_interval",
            PC,
            minutes(5, 1_440, 60),
            text("操作ログの送信間隔", "Logs are sent every"),
            text(
                "クライアントが操作ログをサーバーへ送信する間隔です。",
                "How often a device sends its logs to the server.",
            ),
        ),
        item(
            1,
            "log_local_days",
            PC,
            int(1, 90, Days, 14),
            text("クライアント内の保管日数", "Days kept on the device"),
            text(
                "送信できない操作ログをクライアントに保管しておく日数です。",
                "How long a device keeps logs that it cannot send.",
            ),
        ),
        item(
            1,
            "log_missing_days",
            PC,
            int(1, 90, Days, 7),
            text("ログ未収集の判定日数", "Days without logs"),
            text(
                "操作ログがこの日数のあいだ届かないクライアントをアラートで知らせます。",
                "An alert is raised if a device sent no logs for this long.",
            ),
        ),
        item(
            1,
            "free_space_alert",
            PC,
            int(1, 500, Gigabytes, 5),
            text("空き容量低下のしきい値", "Low disk space"),
            text(
                "システムドライブの空き容量がこの値を下回るとアラートで知らせます。",
                "An alert is raised if the system drive has less free space than this.",
            ),
        ),
    ],
};
