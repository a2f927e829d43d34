//! The story of somebody whose sign-in must hold: second factor, lock, the company's rules, and other admins' authority.

use std::collections::BTreeSet;

use e2e::{Desktop, Service, Window};
use fantoccini::key::Key;

use crate::{NAME, OWN, check, first_password, row, sign_in, sign_out};

/// Six digits of an app that holds the secret shown in the window.
#[expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]
fn digits(secret: &str) -> String {
    let secret: String = secret.split_whitespace().collect();
    let secret = totp_rs::Secret::try_from_base32(secret).unwrap();
    let totp = totp_rs::Builder::new().with_secret(secret).build().unwrap();
    totp.generate_current().to_string()
}

/// The texts of everything that a CSS selector finds.
async fn texts(window: &Window, selector: &str) -> Vec<String> {
    let script =
        format!("return [...document.querySelectorAll('{selector}')].map(e => e.textContent).join('\\n')");
    let texts = window.script(&script).await;
    texts.as_str().unwrap_or_default().lines().map(str::to_owned).collect()
}

async fn menu(window: &Window, item: &str) {
    window.click("//button[starts-with(@aria-label, 'アカウントと設定')]").await;
    window.press(item).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_that_holds() {
    let service = Service::start();
    let founded = service.company("AOBA", NAME);
    let person = service.fill(&founded, 200);
    let desktop = Desktop::start();
    let window = desktop.open(&service, "ja").await;
    window.theme("light").await;
    sign_in(&window, &person, &person.password).await;
    window.press("サインイン").await;
    first_password(&window, &person.password, OWN).await;
    window.shot("30-password-meter").await;
    window.press("変更して始める").await;

    // The second factor: the secret typed into an app by hand, and the recovery codes kept.
    menu(&window, "自分のアカウント").await;
    window.press("二要素認証を設定").await;
    window.says("次のキーをアプリに入力します").await;
    let secret = texts(&window, "code").await.into_iter().find(|text| text.len() > 30).unwrap_or_default();
    window.shot("31-factor").await;
    window.fill("確認コード", &digits(&secret)).await;
    window.says("このコードは、いましか表示されません").await;
    // The sheet to print holds them once more.
    let codes: BTreeSet<String> =
        texts(&window, "code").await.into_iter().filter(|text| text.len() == 19).collect();
    let codes: Vec<String> = codes.into_iter().collect();
    assert_eq!(codes.len(), 10, "{codes:?}");
    window.shot("32-recovery-codes").await;
    window.click(&check("安全な場所に保管しました")).await;
    window.press("閉じる").await;
    window.says("設定済み").await;
    window.shot("33-account").await;

    // Locked by hand: nothing of it can be read, and only the password opens it.
    window.control('l').await;
    window.says("ロックされています").await;
    assert!(!window.text().await.contains("サインイン中の場所"), "what was on the screen is out of sight");
    window.fill("パスワード", "not this one").await;
    window.keys(&[Key::Enter]).await;
    window.says("パスワードが違います").await;
    window.shot("34-locked").await;
    window.fill("パスワード", OWN).await;
    window.keys(&[Key::Enter]).await;
    window.says("サインイン中の場所").await;

    // Locked with the computer's screen.
    desktop.lock_screen();
    window.says("ロックされています").await;
    window.fill("パスワード", OWN).await;
    window.keys(&[Key::Enter]).await;
    window.says("サインイン中の場所").await;

    // What another admin may do, and why.
    window.press("管理者").await;
    window.click(&row("監査室")).await;
    window.press("権限").await;
    window.find("//table").await;
    window.shot("35-authority-map").await;
    window.press("権限を調べる").await;
    window.says("ここで許可されている管理者").await;
    window.shot("36-ask").await;
    window.press("一覧").await;
    window.click(&row("監査室")).await;
    window.press("この管理者の表示で見る").await;
    window.says("さんの表示で見ています").await;
    window.press("組織").await;
    window.shot("37-view-as").await;
    window.press("終了").await;
    window.gone("//*[contains(text(), 'さんの表示で見ています')]").await;

    // A duty for all would make others act at once: that is said before it is saved.
    window.press("設定").await;
    // The driver scrolls less far than a wheel.
    window.script("document.querySelector('[role=radiogroup]').scrollIntoView({ block: 'center' })").await;
    window.click("//label[.//input[@type='radio']][contains(., '全員')]").await;
    window.says("すぐに設定を求められます").await;
    window.shot("38-duty").await;
    window.press("保存").await;
    window.says("設定の変更").await;
    window.shot("39-duty-effect").await;
    window.click("//*[@role='dialog']//button[normalize-space(.)='保存']").await;
    window.says("設定を変更しました").await;

    // Signing in asks for the second factor; a recovery code stands in for the app.
    sign_out(&window).await;
    sign_in(&window, &person, OWN).await;
    window.press("サインイン").await;
    window.says("二要素認証").await;
    window.shot("40-code").await;
    window.press("リカバリーコードを使う").await;
    window.fill("リカバリーコード", &codes[0]).await;
    window.keys(&[Key::Enter]).await;
    window.says("リカバリーコードを使ったサインインがありました").await;
    window.theme("dark").await;
    window.shot("41-note").await;
    let log = service.log();
    let plain: String = secret.split_whitespace().collect();
    for secret in [plain.as_str(), &codes[0], OWN] {
        assert!(!log.contains(secret), "a secret stands in the service's log");
    }
    window.close().await;
}
