//! The story of an administrator, in the real window, on the real service, with the real keyring. Pictures of every step
//! are in `shots/`.

mod authority;
mod files;
mod policies;
mod service;

use e2e::{Company, Desktop, Service, Window};
use fantoccini::key::Key;

const NAME: &str = "青葉精機株式会社";
const OWN: &str = "わたしだけの pass 2026";
const REGISTERED: &str = "この人だけの pass 2026";
const FIRST: &str = "hand over 2026 ok";

/// A row of the organization tree.
fn node(name: &str) -> String {
    format!("//*[@role='treeitem'][.//span[normalize-space(.)='{name}']]")
}

/// A row of a list that holds a text.
fn row(text: &str) -> String {
    format!("//*[@role='grid']//*[@role='row'][@data-index or @aria-selected][contains(., '{text}')]")
}

/// A check box by the beginning of its label.
fn check(label: &str) -> String {
    format!("//label[.//input[@type='checkbox']][contains(., '{label}')]")
}

async fn sign_in(window: &Window, company: &Company, password: &str) {
    window.fill("企業コード", &company.company_code).await;
    window.fill("アカウント", &company.account).await;
    window.fill("パスワード", password).await;
}

async fn first_password(window: &Window, current: &str, new: &str) {
    window.says("自分だけが知っている新しいパスワード").await;
    window.fill("現在のパスワード", current).await;
    window.fill("新しいパスワード", new).await;
    window.fill("新しいパスワード（確認）", new).await;
}

/// The window of a person who has signed in for the first time, in Japanese and light.
async fn begun(desktop: &Desktop, service: &Service, person: &Company) -> Window {
    let window = desktop.open(service, "ja").await;
    window.theme("light").await;
    sign_in(&window, person, &person.password).await;
    window.press("サインイン").await;
    first_password(&window, &person.password, OWN).await;
    window.press("変更して始める").await;
    window.says("クライアント").await;
    window
}

async fn sign_out(window: &Window) {
    window.click("//button[starts-with(@aria-label, 'アカウントと設定')]").await;
    window.press("サインアウト").await;
    window.says("企業の管理者アカウントでサインインします").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrators_day() {
    let mut service = Service::start();
    let founded = service.company("AOBA", NAME);
    let person = service.fill(&founded, 400);
    let desktop = Desktop::start();
    let window = desktop.open(&service, "ja").await;
    window.theme("light").await;

    // Signs in; a wrong password loses nothing but itself.
    sign_in(&window, &person, "wrong password").await;
    window.press("サインイン").await;
    window.says("サインインできません。企業コード、アカウント、パスワードを確認して").await;
    window.shot("01-sign-in-wrong").await;
    window.fill("パスワード", &person.password).await;
    window.press("サインイン").await;

    // The first password is changed.
    first_password(&window, &person.password, OWN).await;
    window.shot("02-first-password").await;
    window.press("変更して始める").await;
    window.find(&format!("//*[contains(., '{NAME}')]")).await;
    window.shot("03-home").await;

    // The tree, the devices and users of a group, the admins.
    window.press("組織").await;
    window.click(&node("大阪支社")).await;
    window.find(&row("大阪支社")).await;
    window.shot("04-organization").await;
    window.click("//*[@role='tab'][starts-with(normalize-space(.), 'ユーザー')]").await;
    window.shot("05-users").await;
    window.press("管理者").await;
    window.find(&row("監査室")).await;

    // A group admin for two groups, with chosen permissions.
    window.press("管理者を登録").await;
    window.fill("アカウント", "tanaka").await;
    window.fill("氏名", "田中 健太").await;
    window.fill("よみがな", "たなか けんた").await;
    window.fill("初期パスワード", FIRST).await;
    window.click("//label[contains(., '選んだグループ')]").await;
    for group in ["大阪支社", "名古屋支社"] {
        window.click(&format!("//*[@role='dialog']{}", node(group))).await;
    }
    for permission in ["クライアントの閲覧", "クライアントの編集", "組織の編集", "管理操作履歴の閲覧"]
    {
        let checked = format!("{}[@data-selected]", check(permission));
        if !window.has(&checked).await {
            window.click(&check(permission)).await;
        }
        window.find(&checked).await;
    }
    window.shot("06-register").await;
    window.press("影響を確認").await;
    window.says("元に戻せます").await;
    window.shot("07-register-effect").await;
    window.press("登録").await;
    window.says("管理者を登録しました").await;
    window.shot("08-handover").await;
    window.click("//*[@role='dialog']//button[normalize-space(.)='閉じる']").await;
    window.find(&row("田中 健太")).await;
    sign_out(&window).await;

    // The new admin sees and does exactly what was granted.
    let tanaka = Company { account: "tanaka".into(), ..person.clone() };
    sign_in(&window, &tanaka, FIRST).await;
    window.click(&check("サインインしたままにする")).await;
    window.press("サインイン").await;
    first_password(&window, FIRST, REGISTERED).await;
    window.press("変更して始める").await;
    window.press("組織").await;
    window.find(&node("大阪支社")).await;
    window.find(&node("名古屋支社")).await;
    assert!(!window.has(&node("本社")).await, "nothing out of scope");
    window.shot("09-scoped").await;
    window.press("ユーザーも表示").await;

    // Creates, renames, moves; by mouse and by keyboard; undoes.
    window.click(&node("大阪支社")).await;
    window.press("グループを追加").await;
    window.fill("グループ名", "新規事業準備室").await;
    window.keys(&[Key::Enter]).await;
    window.find(&node("新規事業準備室")).await;
    window.click(&node("新規事業準備室")).await;
    window.keys(&[Key::F2]).await;
    window.fill("新しい名前", "新規事業室").await;
    window.keys(&[Key::Enter]).await;
    window.find(&node("新規事業室")).await;
    window.shot("10-renamed").await;
    window.click(&node("新規事業室")).await;
    window.control('z').await;
    window.find(&node("新規事業準備室")).await;
    window.control('z').await;
    window.gone(&node("新規事業準備室")).await;
    window.click(&node("大阪支社")).await;
    window.press("グループを追加").await;
    window.fill("グループ名", "新規事業室").await;
    window.keys(&[Key::Enter]).await;
    window.find(&node("新規事業室")).await;

    // Staying signed in: the next start needs nothing typed.
    window.close().await;
    let window = desktop.open(&service, "ja").await;
    window.says("田中 健太").await;
    window.shot("11-still-signed-in").await;
    window.press("組織").await;

    // With the mouse, a device into a group and the group into another. The driver cannot drag: it only says where.
    let first = "(//*[@role='grid']//*[@role='row'][@aria-rowindex='2'])[1]";
    let device =
        window.find(&format!("{first}/*[@role='gridcell'][2]")).await.text().await.unwrap_or_default();
    let from = window.centre(first).await;
    let group = window.centre(&node("新規事業室")).await;
    let office = window.centre(&node("総務課")).await;
    window.close().await;
    let console = desktop.open_by_hand(&service);
    console.screen.settle();
    console.screen.keys("ctrl+2");
    console.screen.settle();
    console.screen.drag(from, group);
    console.screen.shot("12-device-dragged");
    console.screen.drag(group, office);
    console.screen.shot("13-group-dragged");
    drop(console);
    let window = desktop.open(&service, "ja").await;
    window.press("変更履歴").await;
    window.says("「新規事業室」を").await;
    window.shot("14-history").await;
    window.press("組織").await;
    window.click(&node("新規事業室")).await;
    let placed = format!(
        "//*[@role='grid'][@aria-label='新規事業室のクライアント']//*[@role='row'][contains(., '{device}')]"
    );
    window.find(&placed).await;

    // The same by keyboard: cut and pasted.
    window.click(&node("新規事業室")).await;
    window.control('x').await;
    window.click(&node("名古屋支社")).await;
    window.control('v').await;
    // Somebody whom this admin cannot see has authority in Osaka: that one loses sight of it.
    window.says("ほかに 1人の管理者").await;
    window.shot("15-effect").await;
    window.click("//*[@role='dialog']//button[normalize-space(.)='移動する']").await;
    window.says("「新規事業室」を「名古屋支社」へ移動しました").await;

    // Nothing in the page knows a token or a password.
    let kept = window
        .script("return JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
        .await;
    let kept = kept.as_str().unwrap_or_default();
    assert!(kept.contains("cloudone.language"), "{kept}");
    assert!(!kept.contains("token") && !kept.contains(REGISTERED), "{kept}");

    // An outage: everything stays readable, nothing can be changed, and it comes back.
    window.press("組織").await;
    window.click(&node("大阪支社")).await;
    window.theme("dark").await;
    window.language("en").await;
    window.press("Organization").await;
    window.find(&node("大阪支社")).await;
    window.shot("17-dark-english").await;
    service.stop();
    window.says("Offline").await;
    window.find(&node("名古屋支社")).await;
    window.shot("18-offline").await;
    service.run();
    window.press("Reconnect").await;
    window.says("Up to date").await;

    // Nor does the service's log, which has every request.
    let log = service.log();
    assert!(log.contains("/v1/changes") && log.contains("\"status\":201"), "{log}");
    for secret in [OWN, REGISTERED, FIRST, &person.password, &founded.password] {
        assert!(!log.contains(secret), "a password stands in the service's log");
    }

    // Signing out forgets everything.
    window.language("ja").await;
    sign_out(&window).await;
    window.close().await;
    let window = desktop.open(&service, "ja").await;
    window.says("企業の管理者アカウントでサインインします").await;
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_machine_without_a_keyring() {
    let service = Service::start();
    let founded = service.company("AOBA", NAME);
    let desktop = Desktop::without_keyring();
    let window = desktop.open(&service, "ja").await;
    window.says("このコンピューターではキーリングを利用できないため").await;
    sign_in(&window, &founded, &founded.password).await;
    window.press("サインイン").await;
    first_password(&window, &founded.password, OWN).await;
    window.press("変更して始める").await;
    // A company in which nothing is yet says what to do first.
    window.press("組織").await;
    window.says("グループはまだありません").await;
    window.shot("20-empty").await;
    window.close().await;
    let window = desktop.open(&service, "ja").await;
    window.says("企業の管理者アカウントでサインインします").await;
    window.close().await;
}

#[test]
fn a_console_that_cannot_start_says_why() {
    let desktop = Desktop::start();
    let ended = desktop.open_in_vain(&["--ca-file", "/nowhere/ca.pem"]);
    let said = String::from_utf8_lossy(&ended.stderr);
    assert_eq!(ended.status.code(), Some(1), "{said}");
    assert!(said.contains("cannot start: /nowhere/ca.pem: ") && !said.contains("panicked"), "{said}");
}
