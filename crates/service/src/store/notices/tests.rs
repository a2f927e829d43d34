//! What the public may know of notices.

use contract::LocalText;
use uuid::Uuid;

use super::*;
use crate::store::Store;

const DAY: i64 = 24 * 60 * 60;

fn day(day: i64) -> Timestamp {
    Timestamp::constant(1_796_083_200 + day * DAY, 0)
}

struct Case {
    title: &'static str,
    kind: NoticeKind,
    of_all: bool,
    starts: Option<i64>,
    ends: Option<i64>,
    ended: Option<i64>,
}

async fn insert_case(connection: &mut Connection, number: u128, case: &Case) {
    let text = |text: &str| LocalText { ja: text.to_owned(), en: text.to_owned() };
    let notice = StoredNotice {
        id: NoticeId(Uuid::from_u128(number)),
        kind: case.kind,
        title: text(case.title),
        body: text("本文"),
        starts_at: case.starts.map(day),
        ends_at: case.ends.map(day),
        affects: Vec::new(),
        emergency: None,
        of_all: case.of_all,
        published_at: day(-200),
        corrected_at: None,
        correction: None,
        ended_at: case.ended.map(day),
        version: 1,
    };
    insert(connection, &notice).await.unwrap();
}

#[tokio::test]
async fn the_public_knows_of_what_concerns_all_and_is_not_long_over() {
    use NoticeKind::{Incident, Information, Maintenance};
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).await.unwrap();
    let mut connection = store.writer().await.unwrap();
    let case = |title, kind, starts, ends, ended| Case { title, kind, of_all: true, starts, ends, ended };
    let cases = [
        case("coming", Maintenance, Some(20), Some(21), None),
        case("going on", Maintenance, Some(-1), Some(1), None),
        case("over just now", Maintenance, Some(-91), Some(-90), None),
        case("over too long", Maintenance, Some(-92), Some(-91), None),
        case("called off too long ago", Maintenance, Some(20), Some(21), Some(-91)),
        case("solved late", Incident, Some(-120), Some(-119), Some(-3)),
        case("solved long ago", Incident, Some(-120), None, Some(-100)),
        case("still open, though it should not be", Incident, Some(-110), Some(-109), None),
        case("without a beginning", Incident, None, None, None),
        case("good to know", Information, None, None, None),
        Case { of_all: false, ..case("of one company", Incident, Some(-1), None, None) },
    ];
    for (number, case) in cases.iter().enumerate() {
        insert_case(&mut connection, number as u128, case).await;
    }
    let told = public_since(&mut connection, day(-90)).await.unwrap();
    let told: Vec<&str> = told.iter().map(|event| event.title.en.as_str()).collect();
    assert_eq!(
        told,
        [
            "coming",
            "going on",
            "over just now",
            "still open, though it should not be",
            "solved late",
            "without a beginning",
        ]
    );
    drop(connection);
    store.close().await;
}
