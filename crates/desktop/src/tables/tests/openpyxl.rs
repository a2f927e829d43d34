//! A workbook that another library wrote: openpyxl 3.1 (Python), with formats, dates, a formula and rich text.

use super::*;

#[test]
fn a_workbook_of_another_library_is_read_as_it_is_shown() {
    let read = recognised(include_bytes!("openpyxl.xlsx"));
    assert_eq!(
        (told(&read).as_str(), &read.sheets),
        ("no problem", &vec!["社員".to_owned(), "空".to_owned()])
    );
    let rows: Vec<(u32, Vec<(&str, Mark)>)> = read
        .table
        .rows()
        .map(|row| {
            let cells = (0..row.len()).map(|at| row.cell(at)).map(|cell| (cell.text, cell.mark));
            (row.number(), cells.collect())
        })
        .collect();
    use Mark::{Date, Formatted, Formula, Number, Text};
    let expected = vec![
        (1, vec![("社員一覧 2026年4月1日現在", Text)]),
        (3, vec![("社員番号", Text), ("氏名", Text), ("入社日", Text), ("内線", Text), ("備考", Text)]),
        (
            4,
            vec![
                ("00123", Number),
                ("髙橋 花子", Text),
                ("2026-04-01", Date),
                ("1234", Formatted),
                ("①～﨑 ｶﾅ", Text),
            ],
        ),
        (
            5,
            vec![
                ("00124", Text),
                ("山田 太郎", Text),
                ("2026-04-01 09:30", Date),
                ("12.5", Number),
                ("", Formula),
            ],
        ),
        (6, vec![("", Text), ("", Text), ("", Text), ("", Text), ("  前後に空白  ", Text)]),
        (7, vec![("5", Number), ("2行\n目", Text), ("", Text), ("TRUE", Text), ("a & b < c", Text)]),
    ];
    assert_eq!(rows, expected);
    let second = read_all(include_bytes!("openpyxl.xlsx"), Options { sheet: 1, ..Options::default() });
    assert_eq!(told(&second), "Empty row - column - limit - found -");
}
