//! The story of a policy for one branch office: permitted, written, assigned where the organization is, explained at a
//! device, deleted with what it is assigned to, undone, and read without the service.

use e2e::{Desktop, Service, Window};
use fantoccini::key::Key;

use crate::{NAME, begun, node, row};

const POLICY: &str = "大阪支社の持ち出し PC";
/// The number of days in the section that opens first.
const DAYS: &str = "//main//input[@inputmode='numeric']";

/// What a click on a radio or a switch lands on.
fn label(text: &str) -> String {
    format!("//label[contains(., '{text}')]")
}

/// The node of the tree with so many exceptions in it.
fn excepted(name: &str, exceptions: u32) -> String {
    format!(
        "//*[@role='treeitem'][starts-with(@aria-label, '{name}')][contains(@aria-label, '独自のポリシー {exceptions}件')]"
    )
}

#[expect(clippy::expect_used, reason = "a test that cannot go on fails")]
async fn days(window: &Window, text: &str) {
    window.click(DAYS).await;
    window.control('a').await;
    window.find(DAYS).await.send_keys(text).await.expect("the field takes text");
}

async fn confirm(window: &Window, verb: &str) {
    window.says("元に戻せます").await;
    window.click(&format!("//*[@role='dialog']//button[normalize-space(.)='{verb}']")).await;
    window.gone("//*[@role='dialog']").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_policy_for_one_office() {
    let mut service = Service::start();
    let founded = service.company("AOBA", NAME);
    let person = service.fill(&founded, 200);
    let desktop = Desktop::start();
    let window = begun(&desktop, &service, &person).await;

    // Out of its bounds a value says so where it stands, and nothing can be saved.
    window.press("ポリシー").await;
    days(&window, "9999").await;
    window.keys(&[Key::Tab]).await;
    window.says("の数字で入力してください。").await;
    window.shot("60-policy-bounds").await;

    // In them, saving shows whom it reaches first.
    days(&window, "33").await;
    window.press("保存する…").await;
    window.says("ポリシーが変わるクライアント").await;
    window.shot("61-policy-effect").await;
    confirm(&window, "保存").await;

    // What individual policies may change.
    window.press("個別ポリシーへの許可").await;
    window.click("//*[@role='switch']/ancestor::label").await;
    window.click("(//fieldset//label)[1]").await;
    window.press("保存する…").await;
    confirm(&window, "保存").await;

    // One of their own, with a name that an IME types.
    window.press("個別ポリシーを作成").await;
    window.fill("名称", POLICY).await;
    window.press("作成").await;
    window.gone("//*[@role='dialog']").await;
    window.click(&label("連動しない（独自）")).await;
    days(&window, "7").await;
    window.press("保存する…").await;
    window.says("有効なポリシーが変わるクライアントはありません").await;
    confirm(&window, "保存").await;

    // Assigned where the organization is; the tree counts it.
    window.press("組織").await;
    window.click(&node("大阪支社")).await;
    window.click("//*[@role='tab'][normalize-space(.)='ポリシー']").await;
    window.press("個別ポリシーを適用…").await;
    window.click(&format!("//*[@role='dialog']{}", row(POLICY))).await;
    window.press("影響を確認").await;
    window.says("ポリシーが変わるクライアント").await;
    window.shot("62-policy-assign").await;
    confirm(&window, "適用").await;
    window.find(&excepted("大阪支社", 1)).await;
    window.shot("63-policy-tree").await;

    // A device there is told why.
    window.click("//*[@role='tab'][starts-with(normalize-space(.), 'クライアント')]").await;
    window.click(&format!("({})[1]", row("大阪支社"))).await;
    window.click("(//*[@role='tab'][normalize-space(.)='ポリシー'])[last()]").await;
    window.says("この設定を使用").await;
    window.says(&format!("{POLICY}（大阪支社）")).await;
    window.shot("64-policy-ladder").await;

    // Deleted with what it is assigned to, which is shown; and all of it undone at once.
    window.press("ポリシー").await;
    window.click(&format!("//*[@role='grid']//*[@role='row'][contains(., '{POLICY}')]")).await;
    window.press("削除").await;
    window.says("ポリシーが変わるクライアント").await;
    window.shot("65-policy-delete").await;
    confirm(&window, "削除").await;
    window.gone(&format!("//*[@role='grid']//*[@role='row'][contains(., '{POLICY}')]")).await;
    window.control('z').await;
    window.click(&format!("//*[@role='grid']//*[@role='row'][contains(., '{POLICY}')]")).await;
    window.click("//*[@role='tab'][starts-with(normalize-space(.), '適用先')]").await;
    window.find(&row("大阪支社")).await;

    // Without the service it can be read, and what cannot be done says why.
    service.stop();
    window.says("接続できません").await;
    window.click("//*[@role='tab'][normalize-space(.)='設定']").await;
    window.find("//main//input[@inputmode='numeric'][@disabled or @readonly]").await;
    window.shot("66-policy-offline").await;
    window.close().await;
}
