//! Searching a manual: one pass over the folded texts of all its sections for each word. No index but the texts
//! themselves, which is what makes every part of a word findable in Japanese.

use memchr::memmem;
use serde::{Deserialize, Serialize};

use crate::{
    fold::{Mapped, fold},
    limits,
    path::is_name,
    refusal::Refusal,
};

/// How much stands before the first word that was found, and after it, in characters.
const BEFORE: usize = 24;
const AFTER: usize = 96;
/// Between two sections: nobody can type it.
const GAP: char = '\0';

/// A section as the bundle holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Its book.
    pub book: String,
    /// Its page.
    pub page: String,
    /// The title of the page.
    pub page_title: String,
    /// Names the section.
    pub anchor: String,
    /// Its heading.
    pub title: String,
    /// What stands below the heading, up to the next one.
    pub text: String,
}

/// The texts of a manual in one language, ready to be searched.
#[derive(Debug)]
pub struct SearchIndex {
    sections: Vec<Section>,
    /// Headings and texts, folded, one after the other.
    folded: String,
    /// Where each section begins in it and where its text does.
    starts: Vec<(usize, usize)>,
}

/// A piece of an excerpt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text as the manual has it.
    pub text: String,
    /// Whether it is what was looked for.
    pub hit: bool,
}

/// A section that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit<'a> {
    /// The section.
    pub section: &'a Section,
    /// What stands around the words.
    pub excerpt: Vec<Piece>,
}

/// What was found, the best first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits<'a> {
    /// How many sections match.
    pub total: usize,
    /// The best of them.
    pub hits: Vec<Hit<'a>>,
}

/// What is known of a section after a word was looked for.
#[derive(Clone, Copy, Default)]
struct Found {
    /// How many of the words have been found.
    words: usize,
    score: u32,
    first: usize,
}

impl SearchIndex {
    /// Reads the texts of a bundle.
    ///
    /// # Errors
    /// `Unsafe` for what is written in another form.
    pub fn open(bytes: &[u8]) -> Result<Self, Refusal> {
        let sections: Vec<Section> = serde_json::from_slice(bytes)
            .map_err(|error| Refusal::Unsafe(format!("the texts for the search: {error}")))?;
        let names =
            |section: &Section| is_name(&section.book) && is_name(&section.page) && is_name(&section.anchor);
        if !sections.iter().all(names) {
            return Err(Refusal::Unsafe("a name in the texts for the search".into()));
        }
        Ok(Self::new(sections))
    }

    fn new(sections: Vec<Section>) -> Self {
        let (mut folded, mut starts) = (String::new(), Vec::with_capacity(sections.len()));
        for section in &sections {
            let start = folded.len();
            folded += &fold(&section.title);
            folded.push(GAP);
            starts.push((start, folded.len()));
            folded += &fold(&section.text);
            folded.push(GAP);
        }
        Self { sections, folded, starts }
    }

    /// Every section.
    #[must_use]
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// The sections in which every word of the query occurs, the best first: words in headings, whole headings, whole
    /// words, many and early ones.
    #[must_use]
    pub fn find(&self, query: &str, limit: usize) -> Hits<'_> {
        let words = words(query);
        if words.is_empty() {
            return Hits::default();
        }
        let mut found = vec![Found::default(); self.sections.len()];
        for (number, word) in words.iter().enumerate() {
            self.look_for(word, number, &mut found);
        }
        let whole = words.join(" ");
        let mut best: Vec<(u32, usize)> = found
            .iter()
            .enumerate()
            .filter(|(_, found)| found.words == words.len())
            .map(|(index, found)| {
                let heading = self.heading(index);
                let exact = if heading == whole { 2_000 } else { 0 };
                let early = 20_u32.saturating_sub(u32::try_from(found.first / 40).unwrap_or(20));
                (found.score + exact + early, index)
            })
            .collect();
        let total = best.len();
        let order = |one: &(u32, usize), other: &(u32, usize)| (other.0, one.1).cmp(&(one.0, other.1));
        if best.len() > limit && limit > 0 {
            best.select_nth_unstable_by(limit - 1, order);
        }
        best.truncate(limit);
        best.sort_unstable_by(order);
        let hit = |(_, index): (u32, usize)| {
            self.sections.get(index).map(|section| Hit { section, excerpt: excerpt(section, &words) })
        };
        Hits { total, hits: best.into_iter().filter_map(hit).collect() }
    }

    fn heading(&self, index: usize) -> &str {
        let (start, text) = self.starts.get(index).copied().unwrap_or_default();
        self.folded.get(start..text.saturating_sub(GAP.len_utf8())).unwrap_or_default()
    }

    /// Notes every section that holds a word, unless one of the words before is missing there.
    fn look_for(&self, word: &str, number: usize, found: &mut [Found]) {
        let haystack = self.folded.as_bytes();
        let mut index = 0;
        let mut counted = 0_u32;
        for place in memmem::find_iter(haystack, word.as_bytes()) {
            if self.starts.get(index + 1).is_some_and(|(next, _)| place >= *next) {
                // Most words are rare: the section is looked up rather than walked to.
                index = self.starts.partition_point(|(start, _)| *start <= place).saturating_sub(1);
                counted = 0;
            }
            let (Some(section), Some((start, text))) = (found.get_mut(index), self.starts.get(index)) else {
                return;
            };
            if section.words < number {
                continue;
            }
            if section.words == number {
                section.words += 1;
                let first = place.saturating_sub(*text);
                section.first = if number == 0 { first } else { section.first.min(first) };
                counted = 0;
            }
            let heading = place < *text;
            counted += 1;
            if heading {
                section.score += if place == *start { 160 } else { 100 };
            } else if counted <= 10 {
                section.score += 3;
            }
            if counted == 1 && is_whole(haystack, place, word.len()) {
                section.score += 30;
            }
        }
    }
}

/// Whether no letter or digit of the Latin kind touches what was found: `log` in `log file`, not in `catalogue`.
fn is_whole(text: &[u8], place: usize, length: usize) -> bool {
    let letter =
        |at: Option<usize>| at.and_then(|at| text.get(at)).is_some_and(|byte| byte.is_ascii_alphanumeric());
    !letter(place.checked_sub(1)) && !letter(Some(place + length))
}

fn words(query: &str) -> Vec<String> {
    let query: String = query.chars().take(limits::QUERY).collect();
    let folded = fold(&query).replace(GAP, " ");
    let mut words: Vec<String> = Vec::new();
    for word in folded.split_whitespace().take(limits::WORDS) {
        if !words.iter().any(|known| known == word) {
            words.push(word.to_owned());
        }
    }
    words
}

/// What stands around the first word that is found in the text; its beginning if all of them are in the heading.
fn excerpt(section: &Section, words: &[String]) -> Vec<Piece> {
    let mapped = Mapped::new(&section.text);
    let mut ranges: Vec<(usize, usize)> = words
        .iter()
        .flat_map(|word| {
            memmem::find_iter(mapped.text.as_bytes(), word.as_bytes()).map(|at| (at, at + word.len()))
        })
        .map(|(from, to)| (mapped.place(from), mapped.place(to)))
        .collect();
    ranges.sort_unstable();
    let first = ranges.first().map_or(0, |range| range.0);
    let text = section.text.as_str();
    let head = text.get(..first).unwrap_or_default();
    let from = head.char_indices().rev().nth(BEFORE - 1).map_or(0, |(at, _)| at);
    let tail = text.get(first..).unwrap_or_default();
    let to = tail.char_indices().nth(AFTER).map_or(text.len(), |(at, _)| first + at);
    let mut pieces = Vec::new();
    let mut push = |text: &str, hit: bool| {
        if !text.is_empty() {
            // Lines are for the eye of who reads the page; an excerpt is one line.
            pieces.push(Piece { text: text.replace('\n', " "), hit });
        }
    };
    if from > 0 {
        push("…", false);
    }
    let mut at = from;
    for (start, end) in ranges {
        let (start, end) = (start.max(at), end.min(to));
        if start >= end {
            continue;
        }
        push(text.get(at..start).unwrap_or_default(), false);
        push(text.get(start..end).unwrap_or_default(), true);
        at = end;
    }
    push(text.get(at..to).unwrap_or_default(), false);
    if to < text.len() {
        push("…", false);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(sections: &[(&str, &str)]) -> SearchIndex {
        let section = |(number, (title, text)): (usize, &(&str, &str))| Section {
            book: "console".into(),
            page: "page".into(),
            page_title: "ページ".into(),
            anchor: format!("a{number}"),
            title: (*title).into(),
            text: (*text).into(),
        };
        SearchIndex::new(sections.iter().enumerate().map(section).collect())
    }

    fn found(index: &SearchIndex, query: &str) -> Vec<String> {
        index.find(query, 10).hits.into_iter().map(|hit| hit.section.anchor.clone()).collect()
    }

    #[test]
    fn every_word_must_occur_and_headings_come_first() {
        let index = index(&[
            ("概要", "サーバーの設定を、ユーザーごとに変えられます。"),
            ("サーバの設定", "ここで説明します。"),
            ("設定", "何もありません。"),
            ("Log files", "The catalogue of logs."),
        ]);
        assert_eq!(found(&index, "ｻｰﾊﾞｰ"), ["a1", "a0"], "width and long vowels do not matter");
        assert_eq!(found(&index, "さーば 設定"), ["a1", "a0"]);
        assert_eq!(found(&index, "設定"), ["a2", "a1", "a0"], "the whole heading is best");
        assert_eq!(found(&index, "定を"), ["a0"], "any part of a text");
        assert_eq!(found(&index, "LOG"), ["a3"]);
        assert_eq!(found(&index, "設定 ありません"), ["a2"]);
        assert_eq!(found(&index, "設定 存在しない語"), [""; 0]);
        assert_eq!(found(&index, " \0　"), [""; 0]);
        assert_eq!(index.find("設定", 1).total, 3);
        assert_eq!(index.find("設定", 0).hits.len(), 0);
    }

    #[test]
    fn sections_do_not_run_into_each_other() {
        let index = index(&[("あ", "いう"), ("えお", "かき")]);
        for query in ["うえ", "あい", "おか", "うえお"] {
            assert_eq!(found(&index, query), [""; 0], "{query}");
        }
    }

    #[test]
    fn an_excerpt_is_the_original_text() {
        let long = "あ".repeat(100);
        let index = index(&[("題", &format!("{long}\nＰＣとｻｰﾊﾞｰと、PCの話{long}"))]);
        let hits = index.find("pc サーバ", 10);
        let excerpt = &hits.hits[0].excerpt;
        let hit: Vec<&str> =
            excerpt.iter().filter(|piece| piece.hit).map(|piece| piece.text.as_str()).collect();
        assert_eq!(hit, ["ＰＣ", "ｻｰﾊﾞｰ", "PC"]);
        let whole: String = excerpt.iter().map(|piece| piece.text.as_str()).collect();
        assert!(whole.starts_with("…ああ") && whole.ends_with("ああ…"), "{whole}");
        assert!(whole.contains("あ ＰＣとｻｰﾊﾞｰと、PCの話"), "{whole}");
    }
}
