//! ハードウェア棚卸: when hardware is counted. It belongs to the company and to no device.

use super::{
    PolicyFamily, PolicySection,
    PolicyUnit::{DayOfMonth, Days, Month},
    entries::{EVERY, can, choice, int, item, text, time, yes_no},
};

pub(super) const SECTION: PolicySection = PolicySection {
    key: "stocktake",
    since: 1,
    family: PolicyFamily::Company,
    label: text("ハードウェア棚卸", "Stocktake"),
    help: text(
        "ハードウェア棚卸の期間と、事前の通知を設定します。基本ポリシーだけで設定できます。",
        "When hardware is counted and who is reminded; set in the base policy only.",
    ),
    items: &[
        item(
            1,
            "interval",
            EVERY,
            choice(
                &[
                    can("off", "行わない", "Never"),
                    can("half_yearly", "半年に1回", "Twice a year"),
                    can("yearly", "1年に1回", "Once a year"),
                ],
                "off",
            ),
            text("棚卸の頻度", "Stocktake takes place"),
            text("ハードウェア棚卸を行う頻度を選びます。", "How often hardware is counted."),
        ),
        item(
            1,
            "month",
            EVERY,
            int(1, 12, Month, 4),
            text("開始月", "First month"),
            text(
                "棚卸を始める月です。半年に1回の場合は、6か月後にも行います。",
                "The month in which counting begins; twice a year also six months later.",
            ),
        ),
        item(
            1,
            "day",
            EVERY,
            int(1, 28, DayOfMonth, 1),
            text("開始日", "First day"),
            text("棚卸を始める日です。", "The day on which counting begins."),
        ),
        item(
            1,
            "period",
            EVERY,
            int(1, 90, Days, 30),
            text("棚卸期間", "Length"),
            text(
                "棚卸状態を変更できる期間の日数です。",
                "For how long the state of hardware may be changed.",
            ),
        ),
        item(
            1,
            "reminder_days",
            EVERY,
            int(0, 30, Days, 7),
            text("事前通知の日数", "Reminder before"),
            text(
                "開始日のこの日数前に、管理者へ通知します。",
                "Admins are told this many days before counting begins.",
            ),
        ),
        item(
            1,
            "reminder_time",
            EVERY,
            time("09:00"),
            text("通知の時刻", "Time of reminders"),
            text("通知を送る時刻です。", "When reminders are sent."),
        ),
        item(
            1,
            "reminder_repeat",
            EVERY,
            yes_no(true),
            text("期間中も毎週通知する", "Remind every week"),
            text(
                "棚卸が終わっていない管理者へ、期間中も毎週通知します。",
                "Admins who are not done are reminded every week of the period.",
            ),
        ),
    ],
};
