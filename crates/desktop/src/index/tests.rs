//! The index against the same answers made in the simplest way from the rows.

use std::collections::BTreeMap;

use directory::{GroupId, User, UserId, fold};
use proptest::prelude::*;
use uuid::Uuid;

use super::*;

fn id(number: u8) -> UserId {
    UserId(Uuid::from_u128(number.into()))
}

fn user(number: u8, name: &str, yomigana: &str) -> User {
    User {
        yomigana: yomigana.into(),
        employee_number: format!("E{number:03}"),
        mail: "ｈｅｌｌｏ@Example.jp".into(),
        free: ["", "", "内線２０１", "", ""].map(str::to_owned).into(),
        ..User::new(id(number), GroupId(Uuid::nil()), name)
    }
}

/// How one user matches a query, if at all.
fn matched(user: User, query: &str) -> Option<Match> {
    let mut index = Index::default();
    index.merge(&[user], [].into_iter());
    let mut found = None;
    index.search(&needle(query), |_, rank| found = Some(rank));
    found
}

fn slow(text: &str) -> String {
    fold(text).chars().filter(|sign| !sign.is_whitespace() && !sign.is_control()).collect()
}

#[test]
fn letter_case_width_kana_and_spaces_do_not_matter() {
    let yamada = || user(7, "山田　太郎", "やまだ たろう");
    for query in ["ヤマダ", "ﾔﾏﾀﾞﾀ", "やまだ　たろ", "山田太", "田 太郎", "e００7", "Ｅ007"]
    {
        assert!(matched(yamada(), query).is_some_and(|found| found <= Match::Called), "{query}");
    }
    assert_eq!(matched(yamada(), "HELLO"), Some(Match::Found));
    assert_eq!(matched(yamada(), "内線 201"), Some(Match::Found));
    assert_eq!(matched(yamada(), "太郎やまだ"), None, "two texts are not one");
}

#[test]
fn what_begins_with_the_query_comes_first() {
    let rank = |query: &str| matched(user(7, "山田 太郎", "ヤマダ タロウ"), query);
    assert_eq!(rank("山田"), Some(Match::Begins));
    assert_eq!(rank("やま"), Some(Match::OtherBegins));
    assert_eq!(rank("e0"), Some(Match::OtherBegins));
    assert_eq!(rank("太郎"), Some(Match::Called));
    assert_eq!(rank("鈴木"), None);
    assert_eq!(matched(user(7, "山田", ""), "山"), Some(Match::Begins));
}

fn text() -> impl Strategy<Value = String> {
    let signs = prop::sample::select("aAbｱァあぁがカ\u{3099}ーヶ山々 　\0Ａ0".chars().collect::<Vec<_>>());
    prop::collection::vec(signs, 0..4).prop_map(|signs| signs.into_iter().collect())
}

/// The rows as a model keeps them.
type Model = BTreeMap<UserId, User>;

fn sorted(model: &Model, key: impl Fn(&User) -> String) -> Vec<UserId> {
    let by_name = |user: &User| {
        let (reading, name) = (slow(&user.yomigana), slow(&user.name));
        if reading.is_empty() { name } else { format!("{reading}\0{name}") }
    };
    let mut users: Vec<&User> = model.values().collect();
    users.sort_by_key(|user| {
        let (key, name) = (key(user), by_name(user));
        (key.is_empty(), key, name.is_empty(), name, user.id)
    });
    users.into_iter().map(|user| user.id).collect()
}

proptest! {
    #[test]
    fn the_short_way_is_the_same(text in any::<String>(), other in text()) {
        prop_assert_eq!(needle(&text), slow(&text));
        prop_assert_eq!(needle(&other), slow(&other));
    }

    #[test]
    fn orders_and_searches_follow_the_rows(
        steps in prop::collection::vec(
            (prop::collection::vec((0..12u8, text(), text(), text()), 0..6), prop::collection::vec(0..14u8, 0..3)),
            1..12,
        ),
        query in text(),
        asked in any::<bool>(),
        spun in prop::bool::weighted(0.1),
    ) {
        let (mut index, mut model) = (Index::<User>::default(), Model::new());
        for (rows, removed) in steps {
            if asked {
                // An order that was made before follows, too.
                index.by_text(EMPLOYEE_NUMBER);
            }
            let rows: Vec<User> = rows
                .into_iter()
                .map(|(number, name, yomigana, employee_number)| User {
                    employee_number,
                    ..user(number, &name, &yomigana)
                })
                .collect();
            for _ in 0..if spun { 400 } else { 1 } {
                // More often than there may be gaps.
                index.merge(&rows, removed.iter().map(|number| id(*number)));
            }
            removed.iter().for_each(|number| drop(model.remove(&id(*number))));
            model.extend(rows.into_iter().map(|user| (user.id, user)));

            let ids = |slots: &[Slot]| -> Vec<UserId> { slots.iter().map(|slot| index.id(*slot)).collect() };
            prop_assert_eq!(ids(index.by_name()), sorted(&model, |_| String::new()));
            prop_assert_eq!(ids(index.by_text(EMPLOYEE_NUMBER)), sorted(&model, |user| slow(&user.employee_number)));
            let needle = needle(&query);
            if !needle.is_empty() {
                let mut found = Vec::new();
                index.search(&needle, |slot, rank| found.push((index.id(slot), rank)));
                found.sort_unstable();
                let ranked = model.values().filter_map(|user| {
                    let names = [&user.yomigana, &user.name, &user.employee_number].map(|name| slow(name));
                    let others = [&user.mail, &user.title, &user.free.texts()[2]].map(|text| slow(text));
                    let rank = if names[1].starts_with(&needle) {
                        Match::Begins
                    } else if names.iter().any(|name| name.starts_with(&needle)) {
                        Match::OtherBegins
                    } else if names.iter().any(|name| name.contains(&needle)) {
                        Match::Called
                    } else if others.iter().any(|text| text.contains(&needle)) {
                        Match::Found
                    } else {
                        return None;
                    };
                    Some((user.id, rank))
                });
                prop_assert_eq!(found, ranked.collect::<Vec<_>>());
            }
        }
    }
}
