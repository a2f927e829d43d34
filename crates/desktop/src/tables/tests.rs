//! What Excel and the real product write is read; what nobody should write is told by row and column.

use std::io::{Cursor, Write as _};

use proptest::prelude::*;
use zip::write::SimpleFileOptions;

use super::*;

mod openpyxl;

/// Characters that are lost where an encoding is taken for another one.
const TELLING: &str = "髙﨑①～ｶﾅｶﾞ㈱ 00123 －∥";

fn read_all(bytes: &[u8], options: Options) -> Read {
    read(bytes, options, &Limits::default(), &Watch::nobody()).unwrap()
}

fn recognised(bytes: &[u8]) -> Read {
    read_all(bytes, Options::default())
}

fn texts(read: &Read) -> Vec<Vec<String>> {
    read.table.rows().map(|row| row.texts().map(str::to_owned).collect()).collect()
}

/// What is wrong, where, in one line.
fn told(read: &Read) -> String {
    let Some(problem) = &read.problem else { return "no problem".into() };
    let number = |number: Option<u64>| number.map_or_else(|| "-".to_owned(), |number| number.to_string());
    format!(
        "{:?} row {} column {} limit {} found {} {}",
        problem.code,
        number(problem.row.map(u64::from)),
        problem.column.as_deref().unwrap_or("-"),
        number(problem.limit),
        number(problem.found),
        problem.text
    )
    .trim_end()
    .to_owned()
}

pub(crate) fn encoded(text: &str, encoding: Encoding) -> Vec<u8> {
    let mut bytes = encoding::mark(encoding).to_vec();
    encoding::encode(text, encoding, &mut bytes);
    bytes
}

#[test]
fn every_encoding_that_excel_and_the_product_make_is_recognised_and_nothing_is_lost() {
    let csv = format!(
        "社員番号,氏名,備考\r\n00123,髙橋﨑子,\"{TELLING}\"\r\n\r\n00124,\"山田, 太郎\",\"一行目\n\"\"二\"\"行目\"\r\n"
    );
    let rows = vec![
        vec!["社員番号".to_owned(), "氏名".into(), "備考".into()],
        vec!["00123".into(), "髙橋﨑子".into(), TELLING.into()],
        vec!["00124".into(), "山田, 太郎".into(), "一行目\n\"二\"行目".into()],
    ];
    for encoding in [Encoding::Utf8, Encoding::Utf8Bom, Encoding::Cp932, Encoding::Utf16le, Encoding::Utf16be]
    {
        let read = recognised(&encoded(&csv, encoding));
        assert_eq!((read.encoding, read.delimiter), (Some(encoding), Some(Delimiter::Comma)), "{encoding:?}");
        assert_eq!((told(&read).as_str(), &texts(&read)), ("no problem", &rows), "{encoding:?}");
        assert_eq!(read.table.row(2).unwrap().number(), 4, "the empty line counts");
    }
    // The real product: UTF-16LE, tabs, every cell in quotation marks.
    let tsv = "\"グループ\"\t\"氏名\"\r\n\"本社/営業部\"\t\"髙﨑\t①\"\r\n";
    let read = recognised(&encoded(tsv, Encoding::Utf16le));
    assert_eq!((read.encoding, read.delimiter), (Some(Encoding::Utf16le), Some(Delimiter::Tab)));
    assert_eq!(texts(&read)[1], ["本社/営業部", "髙﨑\t①"]);
    // The same without its mark.
    let mut bytes = Vec::new();
    encoding::encode(tsv, Encoding::Utf16le, &mut bytes);
    assert_eq!(recognised(&bytes).encoding, Some(Encoding::Utf16le));
}

#[test]
fn bytes_of_windows_are_the_characters_of_windows() {
    // ～ 髙 﨑 ① ﾊﾝｶｸ ㈱ － as Excel writes them.
    let bytes = b"\x81\x60\xFB\xFC\xFA\xB1\x87\x40\xCA\xDD\xB6\xB8\x87\x8A\x81\x7C,x\r\n";
    assert_eq!(texts(&recognised(bytes)), [["～髙﨑①ﾊﾝｶｸ㈱－", "x"]]);
}

#[test]
fn what_is_bad_in_a_text_file_is_told_with_its_place() {
    let cp932 = encoded("氏名,備考\r\n山田,可\r\n", Encoding::Cp932);
    let utf8 = "鈴木,可\r\n".as_bytes();
    let mixed = [&cp932[..], utf8].concat();
    assert_eq!(told(&recognised(&mixed)), "BrokenEncoding row 3 column A limit - found - E9 88 B4 E6");
    let chosen = Options { encoding: Some(Encoding::Utf8), ..Options::default() };
    let wrong = read_all(&cp932, chosen);
    assert_eq!(told(&wrong), "BrokenEncoding row 1 column A limit - found - 8E");
    assert!(!wrong.table.is_empty(), "it is shown all the same");

    assert_eq!(told(&recognised(b"a,b\r\nc,\"d\0e\"\r\n")), "NulCharacter row 2 column B limit - found -");
    assert_eq!(told(&recognised(b"a,b\r\nc,\"d\r\n")), "QuoteNotClosed row 2 column B limit - found -");
    assert_eq!(told(&recognised(b"")), "Empty row - column - limit - found -");
    assert_eq!(told(&recognised(b"\r\n , \r\n")), "Empty row - column - limit - found -");
    assert_eq!(told(&recognised(b"%PDF-1.7")), "NotATable row - column - limit - found -");
    assert_eq!(told(&recognised(b"<html><table>")), "NotATable row - column - limit - found -");
    assert_eq!(
        told(&recognised(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")),
        "OldOrProtectedWorkbook row - column - limit - found -"
    );
    let wide = vec!["x"; 10_000].join(",");
    assert_eq!(told(&recognised(wide.as_bytes())), "TooManyColumns row 1 column IW limit 256 found 257");
    let long = format!("a\r\nb\r\n{}", "長".repeat(40_000));
    assert_eq!(told(&recognised(long.as_bytes())), "CellTooLong row 3 column A limit 32767 found -");
    let many = "a\r\n".repeat(200_002);
    assert_eq!(told(&recognised(many.as_bytes())), "TooManyRows row 200002 column - limit 200000 found -");
}

/// A workbook of these parts.
fn workbook(parts: &[(&str, &str)]) -> Vec<u8> {
    const MAIN: &str =
        r#"<workbook xmlns:r="r"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    const RELATIONS: &str = r#"<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/styles" Target="/xl/styles.xml"/><Relationship Id="rId3" Type="x/sharedStrings" Target="../xl/sharedStrings.xml"/></Relationships>"#;
    const STYLES: &str = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="00000"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="3"/></cellXfs></styleSheet>"#;
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let standard =
        [("xl/workbook.xml", MAIN), ("xl/_rels/workbook.xml.rels", RELATIONS), ("xl/styles.xml", STYLES)];
    for (name, text) in standard.iter().chain(parts) {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn sheet(rows: &str) -> Vec<u8> {
    let strings = r#"<sst><si><t>氏名</t><rPh sb="0" eb="2"><t>シメイ</t></rPh></si><si><r><t>山</t></r><r><t xml:space="preserve">田 &amp; 子</t></r></si></sst>"#;
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    workbook(&[("xl/sharedStrings.xml", strings), ("xl/worksheets/sheet1.xml", &sheet)])
}

#[test]
fn a_workbook_gives_what_is_shown_and_tells_what_is_not_a_text() {
    let read = recognised(&sheet(
        r#"<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row>
           <row r="5"><c r="A5" s="1"><v>123</v></c><c r="B5" s="2"><v>46113</v></c><c r="C5" s="3"><v>1234</v></c>
             <c r="D5" t="str"><f>A1&amp;"x"</f><v>値x</v></c><c r="E5" t="e"><v>#N/A</v></c>
             <c r="F5" t="inlineStr"><is><t>_x005F_x0041_&lt;</t></is></c><c r="G5" t="b"><v>1</v></c><c r="H5" s="1"/></row>"#,
    ));
    assert_eq!((told(&read).as_str(), &read.sheets), ("no problem", &vec!["表".to_owned()]));
    let first = read.table.row(0).unwrap();
    assert_eq!(
        (first.number(), texts(&read)[0].clone()),
        (2, vec!["氏名".into(), String::new(), "山田 & 子".into()])
    );
    let second = read.table.row(1).unwrap();
    let cells: Vec<(&str, Mark)> =
        (0..second.len()).map(|at| second.cell(at)).map(|cell| (cell.text, cell.mark)).collect();
    assert_eq!(
        cells,
        [
            ("00123", Mark::Number),
            ("2026-04-01", Mark::Date),
            ("1234", Mark::Formatted),
            ("値x", Mark::Formula),
            ("#N/A", Mark::Error),
            ("_x0041_<", Mark::Text),
            ("TRUE", Mark::Text),
        ]
    );
}

#[test]
fn a_bad_workbook_is_told_and_unpacks_no_further_than_allowed() {
    let whole = sheet(r#"<row r="1"><c r="A1"><v>1</v></c></row>"#);
    assert_eq!(told(&recognised(&whole)), "no problem");
    for end in [10, whole.len() / 2, whole.len() - 4] {
        assert_eq!(told(&recognised(&whole[..end])), "DamagedWorkbook row - column - limit - found -");
    }
    let cut = workbook(&[("xl/worksheets/sheet1.xml", r#"<worksheet><sheetData><row r="7"><c r="A7"><v>1"#)]);
    assert_eq!(told(&recognised(&cut)), "DamagedWorkbook row 7 column - limit - found -");
    let strange = sheet(r#"<row r="1"><c r="A1" t="s"><v>99</v></c></row>"#);
    assert_eq!(told(&recognised(&strange)), "DamagedWorkbook row 1 column - limit - found -");
    let backwards = sheet(r#"<row r="3"><c r="B3"><v>1</v></c><c r="A3"><v>1</v></c></row>"#);
    assert_eq!(told(&recognised(&backwards)), "DamagedWorkbook row 3 column - limit - found -");
    let far = sheet(r#"<row r="4"><c r="XFD4"><v>1</v></c></row>"#);
    assert_eq!(told(&recognised(&far)), "TooManyColumns row 4 column XFD limit 256 found 16384");
    assert_eq!(told(&recognised(&workbook(&[]))), "DamagedWorkbook row - column - limit - found -");
    let second = Options { sheet: 1, ..Options::default() };
    assert_eq!(told(&read_all(&whole, second)), "SheetMissing row - column - limit - found -");

    // What unpacks to more than is allowed: told before, or while it is unpacked where it lies about itself.
    let limits = Limits { inflated: 4 << 20, ..Limits::default() };
    let zeros = format!("<worksheet><sheetData>{}", " ".repeat(64 << 20));
    let bomb = workbook(&[("xl/worksheets/sheet1.xml", &zeros)]);
    assert!(bomb.len() < 128 << 10);
    let read = |bytes: &[u8]| told(&read(bytes, Options::default(), &limits, &Watch::nobody()).unwrap());
    assert_eq!(read(&bomb), "InflatesTooMuch row - column - limit 4194304 found 67108886");
    let mut lying = bomb.clone();
    let size = (zeros.len() as u32).to_le_bytes();
    while let Some(at) = lying.windows(4).position(|window| window == size) {
        lying[at..at + 4].copy_from_slice(&1_000_u32.to_le_bytes());
    }
    assert_ne!(lying, bomb);
    let told = read(&lying);
    assert!(told.starts_with("InflatesTooMuch") || told.starts_with("DamagedWorkbook"), "{told}");
    // One endless text is no way around it.
    let endless =
        workbook(&[("xl/worksheets/sheet1.xml", &format!("<worksheet><!--{}", "<".repeat(3 << 20)))]);
    assert_eq!(read(&endless), "InflatesTooMuch row - column - limit 4194304 found -");
    // Nor are many files.
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..5_000 {
        archive.start_file(format!("{number}"), SimpleFileOptions::default()).unwrap();
    }
    let crowded = archive.finish().unwrap().into_inner();
    assert_eq!(read(&crowded), "InflatesTooMuch row - column - limit 4096 found 5000");
}

#[test]
fn reading_can_be_cancelled() {
    let many = "a,b\r\n".repeat(5_000);
    let watch = Watch::new(&|_| false);
    let stopped = read(many.as_bytes(), Options::default(), &Limits::default(), &watch);
    assert!(matches!(stopped, Err(Stop::Cancelled)));
}

#[test]
fn the_delimiter_is_the_one_by_which_rows_are_alike() {
    for (text, expected) in [
        ("a,b\r\nc,d", Delimiter::Comma),
        ("a\tb,c\r\nd\te", Delimiter::Tab),
        ("a;b;c\r\n1,5;2;3", Delimiter::Semicolon),
        ("\"a;b\",c\r\n\"d;e;f\",g", Delimiter::Comma),
        ("one column", Delimiter::Comma),
    ] {
        assert_eq!(delimited::recognise(text), expected, "{text}");
    }
}

#[test]
fn what_cp932_does_not_have_is_known_before_it_is_written() {
    for (text, lost) in
        [(TELLING, ""), ("〜", "〜"), ("¥", "¥"), ("𠮷野家", "𠮷"), ("a—b", "—"), ("😀😀é", "😀é")]
    {
        assert_eq!(unwritable(text, Encoding::Cp932), lost, "{text}");
        assert_eq!(unwritable(text, Encoding::Utf16le), "");
    }
}

/// Texts as people and attackers write them.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ぁ-んァ-ヶ一-龠a-zA-Z0-9 ]{0,8}",
        "['=+@\t＝－\"\n\r,;_x0-9A-F-]{0,10}",
        "_x[0-9A-F]{4}_",
        Just(TELLING.to_owned()),
        Just("00123".to_owned()),
        Just("=HYPERLINK(\"http://example.invalid\",\"押す\")".to_owned()),
        "\\PC{0,6}",
    ]
}

fn any_rows() -> impl Strategy<Value = Vec<Vec<String>>> {
    proptest::collection::vec(proptest::collection::vec(any_text(), 1..5), 1..8)
}

/// As a table keeps rows: without empty cells at their end, and without empty rows.
fn kept(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let kept = rows.iter().map(|row| {
        let end = row.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |at| at + 1);
        row[..end].to_vec()
    });
    kept.filter(|row| !row.is_empty()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn text_files_are_read_as_they_were_written(rows in any_rows(), tab in any::<bool>(), utf16 in any::<bool>()) {
        let (encoding, delimiter) = (
            if utf16 { Encoding::Utf16le } else { Encoding::Utf8Bom },
            if tab { Delimiter::Tab } else { Delimiter::Comma },
        );
        let mut writer = TextWriter::new(Vec::new(), encoding, delimiter).unwrap();
        for row in &rows {
            writer.row(row.iter().map(String::as_str)).unwrap();
        }
        let bytes = writer.finish().unwrap();
        let options = Options { delimiter: Some(delimiter), ..Options::default() };
        prop_assert_eq!(texts(&read_all(&bytes, options)), kept(&rows));
    }

    #[test]
    fn what_cp932_has_is_read_from_it_as_it_was_written(rows in any_rows()) {
        let rows: Vec<Vec<String>> = rows.into_iter().map(|row| row.into_iter().map(|cell| {
            let lost = unwritable(&cell, Encoding::Cp932);
            cell.chars().filter(|character| !lost.contains(*character)).collect()
        }).collect()).collect();
        let mut writer = TextWriter::new(Vec::new(), Encoding::Cp932, Delimiter::Comma).unwrap();
        for row in &rows {
            writer.row(row.iter().map(String::as_str)).unwrap();
        }
        let options = Options { encoding: Some(Encoding::Cp932), delimiter: Some(Delimiter::Comma), sheet: 0 };
        prop_assert_eq!(texts(&read_all(&writer.finish().unwrap(), options)), kept(&rows));
    }

    #[test]
    fn cells_are_those_of_the_csv_crate(text in "[a,\"\n\r あ]{0,40}") {
        let ours = read_all(text.as_bytes(), Options { delimiter: Some(Delimiter::Comma), encoding: Some(Encoding::Utf8), sheet: 0 });
        let quotes_closed = !ours.problem.as_ref().is_some_and(|problem| problem.code == FileProblemCode::QuoteNotClosed);
        prop_assume!(quotes_closed);
        let mut theirs = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let theirs: Vec<Vec<String>> = theirs.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
        prop_assert_eq!(texts(&ours), kept(&theirs));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn workbooks_are_read_as_they_were_written_and_as_calamine_reads_them(rows in any_rows()) {
        // XML has no place for these at all; the engine refuses them as well.
        let clean = |cell: &String| cell.replace(['\u{FFFE}', '\u{FFFF}'], "");
        let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(clean).collect()).collect();
        let folder = tempfile::tempdir().unwrap();
        let mut writer = WorkbookWriter::new(folder.path(), "社員", &["甲", "乙"]).unwrap();
        for row in &rows {
            writer.row(row.iter().map(String::as_str)).unwrap();
        }
        let mut bytes = Cursor::new(Vec::new());
        writer.finish(&mut bytes).unwrap();
        let bytes = bytes.into_inner();
        let read = recognised(&bytes);
        let mut expected = vec![vec!["甲".to_owned(), "乙".to_owned()]];
        expected.extend(kept(&rows));
        prop_assert_eq!(texts(&read), expected);

        use calamine::Reader as _;
        let mut book = calamine::Xlsx::new(Cursor::new(bytes)).unwrap();
        let range = book.worksheet_range_at(0).unwrap().unwrap();
        for row in read.table.rows() {
            for (column, text) in row.texts().enumerate().filter(|(_, text)| !text.contains("_x") && !text.contains('\r')) {
                let theirs = range.get_value((row.number() - 1, column as u32)).map(ToString::to_string);
                prop_assert_eq!(theirs.unwrap_or_default(), text);
            }
        }
    }

    #[test]
    fn whatever_bytes_come_there_is_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        recognised(&bytes);
    }

    /// A valid workbook with bytes turned over: an answer, never a panic.
    #[test]
    fn whatever_happens_to_a_workbook_there_is_an_answer(flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        let mut bytes = sheet(r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="2"><v>46113</v></c></row>"#);
        for (at, byte) in flips {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        recognised(&bytes);
    }
}
