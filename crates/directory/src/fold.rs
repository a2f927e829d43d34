//! Texts as people mean them when they compare or search.

use unicode_normalization::UnicodeNormalization as _;

/// Width and case do not make two codes different: people type them either way.
#[must_use]
pub fn width_and_case(text: &str) -> String {
    text.nfkc().flat_map(char::to_lowercase).collect()
}

/// The form in which texts are searched: letter case, width and kind of kana do not matter.
#[must_use]
pub fn fold(text: &str) -> String {
    let hiragana = |sign| match sign {
        'ァ'..='ヶ' => char::from_u32(u32::from(sign) - 0x60).unwrap_or(sign),
        sign => sign,
    };
    text.nfkc().flat_map(char::to_lowercase).map(hiragana).collect()
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn width_case_and_kana_do_not_matter() {
        assert_eq!(fold("ﾔﾏﾀﾞ ＰＣ"), fold("やまだ pc"));
        assert_eq!(fold("ヴァイオリン"), fold("ゔぁいおりん"));
        assert_ne!(fold("はは"), fold("ばば"));
    }
}
