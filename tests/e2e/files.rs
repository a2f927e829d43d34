//! The story of a list from the personnel department: chosen in the dialog of the operating system, tried, imported,
//! undone, and written out again.

use e2e::{Desktop, Service};

use crate::{NAME, begun, row};

#[tokio::test(flavor = "multi_thread")]
async fn a_list_from_personnel() {
    let service = Service::start();
    let founded = service.company("AOBA", NAME);
    let person = service.fill(&founded, 60);
    let desktop = Desktop::start();
    let folder = desktop.home().join("files");
    std::fs::create_dir_all(&folder).unwrap();
    let list = folder.join("personnel.csv");
    let rows =
        "\u{feff}社員一覧,,\r\n社員番号,氏名,所属\r\nN0001,髙橋 一郎,001\r\nN0002,山﨑 花子,営業１部\r\n";
    std::fs::write(&list, rows).unwrap();
    let window = begun(&desktop, &service, &person).await;

    // The file is chosen in the dialog of the system, and tried: the wrong cell says why.
    window.control('i').await;
    window.choose_file("ファイルを選ぶ…", &list).await;
    window.says("「personnel.csv」をこのように読み取りました").await;
    window.says("髙橋 一郎").await;
    window.shot("50-import-read").await;
    window.press("試してみる").await;
    window.says("1行に問題があります。このままでは取り込めません。").await;
    window.says("4行目").await;
    window.shot("51-import-check").await;

    // Mended in a spreadsheet meanwhile, it is read again on the spot, imported, and all of it undone.
    std::fs::write(&list, rows.replace("営業１部", "002")).unwrap();
    window.press("直したファイルを読み直す").await;
    window.gone("//*[contains(., 'このままでは取り込めません')]").await;
    window.press("影響を確認").await;
    window.press("2件を取り込む").await;
    window.says("取り込みました").await;
    window.shot("52-import-done").await;
    window.press("まとめて元に戻す").await;
    window.says("元に戻しました。取り込む前の状態です。").await;

    // The list of devices goes into a workbook, where the dialog says.
    window.press("クライアント").await;
    window.find(&row("Windows")).await;
    window.control('e').await;
    let written = folder.join("devices.xlsx");
    window.choose_file("書き出す…", &written).await;
    window.says("「devices.xlsx」に書き出しました").await;
    window.shot("53-exported").await;
    assert!(std::fs::read(&written).unwrap().starts_with(b"PK"), "a workbook");
    window.close().await;
}
