//! The story of a maintenance that was not announced in time: seen at once, read, looked up in the manual, and still
//! explained when the service is gone.

use e2e::{Desktop, Service};
use fantoccini::key::Key;
use jiff::{Timestamp, ToSpan as _};
use serde_json::json;

use crate::{NAME, begun};

const TITLE: &str = "緊急メンテナンスのおしらせ";

/// A page of a PDF whose text has been read, which comes after its picture.
const DRAWN: &str = "//main//*[.//canvas][contains(., 'マニュアル')]";

#[expect(clippy::disallowed_methods, reason = "a test of a real program, which has a real clock")]
fn now() -> Timestamp {
    Timestamp::now()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_maintenance_nobody_expected() {
    let mut service = Service::start();
    let founded = service.company("AOBA", NAME);
    let person = service.fill(&founded, 200);
    service.publish(&json!({
        "kind": "maintenance",
        "title": {"ja": TITLE, "en": "Emergency maintenance"},
        "body": {"ja": "データベースを修復しています。", "en": "The database is being repaired."},
        "starts_at": now() - 10.minutes(),
        "ends_at": now() + 2.hours(),
        "affects": ["console"],
        "emergency": {"ja": "データを守るためです。", "en": "To protect your data."},
    }));
    let desktop = Desktop::start();
    let window = begun(&desktop, &service, &person).await;

    // It stands over every screen, is counted by the bell, and leads to what it says.
    window.says("メンテナンス中です").await;
    window.find("//*[contains(@aria-label, 'おしらせ、未読 1件')]").await;
    window.shot("70-maintenance-banner").await;
    window.control('b').await;
    window
        .click(&format!("//main//*[@role='row' or @role='option' or self::li][contains(., '{TITLE}')]"))
        .await;
    window.says("データを守るためです。").await;
    window.says("のうち 1人が読みました").await;
    window.shot("71-notice").await;
    window.gone("//*[contains(@aria-label, '未読 1件')]").await;

    // What notices are is a key away, beside them.
    window.keys(&[Key::F1]).await;
    window.find("//aside//*[self::h1 or self::h2][contains(., 'おしらせ')]").await;
    window.shot("72-notice-help").await;
    window.keys(&[Key::Escape]).await;

    // The service goes away: the console says why, and until when.
    service.stop();
    window.says("までメンテナンス中です").await;
    window.shot("73-maintenance-offline").await;
    window.press("接続を確認").await;
    window.says("問題あり").await;
    window.says("未確認").await;
    window.shot("74-connection-check").await;

    // Who answers for what can be read all the same.
    window.click("//button[starts-with(@aria-label, 'アカウントと設定')]").await;
    window.press("サービスの信頼性").await;
    window.says("責任分界点").await;
    window.shot("75-trust-offline").await;

    // So can the book, as it will be printed.
    window.control('0').await;
    window.press("PDF を開く").await;
    window.find(DRAWN).await;
    window.shot("76-manual-pdf").await;
    window.close().await;
}
