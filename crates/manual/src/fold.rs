//! Texts as people mean them when they search: width, case and kind of kana do not matter, nor does a long-vowel sign at
//! the end of a word of kana (サーバ and サーバー), which Japanese writes either way.

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// Gives every character of the folded text, with the place of the original characters that it stands for.
fn folded(text: &str, mut give: impl FnMut(char, usize)) {
    // A long-vowel sign after kana waits for what follows: at the end of the word it is left out.
    let mut waiting: Option<usize> = None;
    let mut before = Kana::None;
    let mut characters = text.char_indices().peekable();
    while let Some((start, sign)) = characters.next() {
        let mut one = |sign: char| {
            if before != Kana::None && matches!(sign, 'ー' | '-' | '‐' | '−' | '―' | '—') {
                if let Some(place) = waiting.replace(start) {
                    give('ー', place);
                }
                return;
            }
            let kana = Kana::of(sign);
            if let Some(place) = waiting.take()
                && kana == before
            {
                give('ー', place);
            }
            before = kana;
            give(hiragana(sign), start);
        };
        if sign.is_ascii() && !characters.peek().is_some_and(|(_, next)| joins(*next)) {
            one(sign.to_ascii_lowercase());
            continue;
        }
        let mut end = start + sign.len_utf8();
        while let Some((at, next)) = characters.next_if(|(_, next)| joins(*next)) {
            end = at + next.len_utf8();
        }
        text.get(start..end).unwrap_or_default().nfkc().flat_map(char::to_lowercase).for_each(&mut one);
    }
}

/// The kind of a sign: a word of katakana ends where hiragana begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kana {
    None,
    Hiragana,
    Katakana,
}

impl Kana {
    fn of(sign: char) -> Self {
        match sign {
            'ぁ'..='ゖ' | 'ゝ' | 'ゞ' => Self::Hiragana,
            'ァ'..='ヺ' | 'ヽ' | 'ヾ' => Self::Katakana,
            _ => Self::None,
        }
    }
}

/// Whether a character belongs to the one before it: accents, and the sound marks of half-width kana.
fn joins(sign: char) -> bool {
    matches!(sign, 'ﾞ' | 'ﾟ') || (!sign.is_ascii() && is_combining_mark(sign))
}

fn hiragana(sign: char) -> char {
    match sign {
        'ァ'..='ヶ' => char::from_u32(u32::from(sign) - 0x60).unwrap_or(sign),
        sign if sign.is_whitespace() => ' ',
        sign => sign,
    }
}

/// The form in which texts are compared.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    folded(text, |sign, _| out.push(sign));
    out
}

/// A folded text that knows where in the original each of its bytes comes from.
#[derive(Debug)]
pub(crate) struct Mapped {
    pub(crate) text: String,
    /// For every byte of `text`, and for its end.
    places: Vec<u32>,
}

impl Mapped {
    pub(crate) fn new(original: &str) -> Self {
        let (mut text, mut places) = (String::with_capacity(original.len()), Vec::new());
        folded(original, |sign, place| {
            text.push(sign);
            places.resize(text.len(), u32::try_from(place).unwrap_or(u32::MAX));
        });
        places.push(u32::try_from(original.len()).unwrap_or(u32::MAX));
        Self { text, places }
    }

    /// The place in the original at which a byte of the folded text begins.
    pub(crate) fn place(&self, byte: usize) -> usize {
        self.places.get(byte).or(self.places.last()).copied().unwrap_or_default() as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_case_kana_and_long_vowels_do_not_matter() {
        for (one, other) in [
            ("ﾔﾏﾀﾞ　ＰＣ", "やまだ pc"),
            ("ヴァイオリン", "ゔぁいおりん"),
            ("サーバー", "サーバ"),
            ("ユーザー名", "ゆーざ名"),
            ("サ－バ", "サーバ"),
            ("が", "が"),
            ("㍻", "平成"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} {other}");
        }
        for (one, other) in [("はは", "ばば"), ("ビル", "ビール"), ("a-b", "ab"), ("本-社", "本社")]
        {
            assert_ne!(fold(one), fold(other), "{one} {other}");
        }
    }

    #[test]
    fn a_folded_text_knows_where_it_comes_from() {
        let original = "①ｻｰﾊﾞｰの設定";
        let mapped = Mapped::new(original);
        assert_eq!(mapped.text, "1さーばの設定");
        let found = mapped.text.find("さーば").unwrap();
        let (start, end) = (mapped.place(found), mapped.place(found + "さーば".len()));
        assert_eq!(&original[start..end], "ｻｰﾊﾞｰ");
        assert_eq!(mapped.place(mapped.text.len()), original.len());
    }
}
