//! The texts of rows in one piece of memory, and the walk over them.

use directory::fold;
use memchr::{memchr, memmem};

use super::{Match, Slot};

/// Stands before every text of a row; no query contains it.
const GAP: u8 = 0;
/// No piece.
const NONE: u32 = u32::MAX;

/// The texts of one row: its names, each after a gap, then its other texts.
#[derive(Clone, Copy, Debug)]
struct Piece {
    start: usize,
    /// How much of it are names.
    names: u32,
    slot: Slot,
}

/// The texts of all rows of one kind, one row after another.
#[derive(Debug, Default)]
pub(super) struct Texts {
    bytes: Vec<u8>,
    /// In order of their place in `bytes`. Those of rows that have changed since stay until it is tidied.
    pieces: Vec<Piece>,
    /// The piece of each slot.
    at: Vec<u32>,
    live: usize,
}

impl Texts {
    /// One more slot, without texts.
    pub(super) fn push(&mut self) -> Slot {
        self.at.push(NONE);
        (self.at.len() - 1) as Slot
    }

    pub(super) fn len(&self) -> usize {
        self.at.len()
    }

    pub(super) fn holds(&self, slot: Slot) -> bool {
        self.at.get(slot as usize).is_some_and(|piece| *piece != NONE)
    }

    pub(super) fn remove(&mut self, slot: Slot) {
        self.live -= usize::from(self.holds(slot));
        self.at[slot as usize] = NONE;
    }

    pub(super) fn set<'a>(&mut self, slot: Slot, names: &[&str], others: impl Iterator<Item = &'a str>) {
        self.live += usize::from(!self.holds(slot));
        self.at[slot as usize] = self.pieces.len() as u32;
        let start = self.bytes.len();
        names.iter().for_each(|text| self.write(text));
        let named = self.bytes.len() - start;
        others.for_each(|text| self.write(text));
        self.pieces.push(Piece { start, names: named as u32, slot });
    }

    fn write(&mut self, text: &str) {
        self.bytes.push(GAP);
        put(text, &mut self.bytes);
    }

    /// Leaves out the gaps, once there are more of them than texts.
    pub(super) fn tidy(&mut self) {
        if self.pieces.len() < 2 * self.live + 1_024 {
            return;
        }
        let mut tidy = Self { at: vec![NONE; self.at.len()], live: self.live, ..Self::default() };
        for (number, piece) in self.pieces.iter().enumerate() {
            if self.at[piece.slot as usize] == number as u32 {
                tidy.at[piece.slot as usize] = tidy.pieces.len() as u32;
                tidy.pieces.push(Piece { start: tidy.bytes.len(), ..*piece });
                tidy.bytes.extend_from_slice(&self.bytes[piece.start..self.end(number)]);
            }
        }
        *self = tidy;
    }

    /// Gives back memory that is not used.
    pub(super) fn shrink(&mut self) {
        self.bytes.shrink_to_fit();
        self.pieces.shrink_to_fit();
        self.at.shrink_to_fit();
    }

    /// What a row is sorted by: the texts up to the first that names it.
    pub(super) fn sort(&self, slot: Slot, first: usize) -> &[u8] {
        let names = self.names(slot);
        let end = nth(names, first + 1);
        // A reading that is missing leaves nothing behind, not even its gap.
        let begin = if first > 0 && names.get(1) == Some(&GAP) { 2 } else { 1 };
        names.get(begin..end).unwrap_or_default()
    }

    /// One of the texts.
    pub(super) fn nth(&self, slot: Slot, number: usize) -> &[u8] {
        let Some(piece) = self.piece(slot) else { return &[] };
        let texts = &self.bytes[self.pieces[piece].start..self.end(piece)];
        let begin = nth(texts, number);
        let length = nth(texts.get(begin..).unwrap_or_default(), 1);
        texts.get(begin + 1..begin + length).unwrap_or_default()
    }

    /// Calls for every row that contains the needle.
    pub(super) fn search(&self, needle: &[u8], first: usize, mut found: impl FnMut(Slot, Match)) {
        let finder = memmem::Finder::new(needle);
        let (mut number, mut from) = (0, 0);
        while let Some(hit) = self.bytes.get(from..).and_then(|rest| finder.find(rest)) {
            number += steps(&self.pieces[number..], from + hit);
            let piece = self.pieces[number];
            if self.at[piece.slot as usize] == number as u32 {
                let names = &self.bytes[piece.start..piece.start + piece.names as usize];
                found(piece.slot, rank(names, from + hit - piece.start, needle, first));
            }
            from = self.end(number);
        }
    }

    fn names(&self, slot: Slot) -> &[u8] {
        let piece = self.piece(slot).map(|piece| self.pieces[piece]);
        piece.map_or(&[], |piece| &self.bytes[piece.start..piece.start + piece.names as usize])
    }

    fn piece(&self, slot: Slot) -> Option<usize> {
        self.at.get(slot as usize).filter(|piece| **piece != NONE).map(|piece| *piece as usize)
    }

    /// Where a piece ends.
    fn end(&self, number: usize) -> usize {
        self.pieces.get(number + 1).map_or(self.bytes.len(), |next| next.start)
    }
}

/// How far it is to the piece that a place lies in: mostly a step or two.
fn steps(pieces: &[Piece], place: usize) -> usize {
    let near = pieces.iter().take(8).position(|piece| piece.start > place);
    near.unwrap_or_else(|| pieces.partition_point(|piece| piece.start <= place)).saturating_sub(1)
}

/// How well names match in which a needle is found at `hit` for the first time.
fn rank(names: &[u8], hit: usize, needle: &[u8], first: usize) -> Match {
    let begins = |at: usize| names.get(at + 1..).is_some_and(|rest| rest.starts_with(needle));
    if hit >= names.len() {
        return Match::Found;
    }
    if begins(nth(names, first)) {
        return Match::Begins;
    }
    let mut at = 0;
    while at < names.len() {
        if begins(at) {
            return Match::OtherBegins;
        }
        at += nth(&names[at..], 1);
    }
    Match::Called
}

/// Where the gap before one of the texts is, or the end.
fn nth(texts: &[u8], number: usize) -> usize {
    let mut at = 0;
    for _ in 0..number {
        at = texts.get(at + 1..).and_then(|rest| memchr(GAP, rest)).map_or(texts.len(), |gap| at + 1 + gap);
    }
    at.min(texts.len())
}

/// A set of slots.
#[derive(Clone, Debug, Default)]
pub(crate) struct Slots(Vec<u64>);

impl Slots {
    pub(crate) fn new(len: usize) -> Self {
        Self(vec![0; len.div_ceil(64)])
    }

    pub(crate) fn insert(&mut self, slot: Slot) {
        if let Some(word) = self.0.get_mut(slot as usize / 64) {
            *word |= 1 << (slot % 64);
        }
    }

    /// In ascending order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Slot> {
        (0..self.0.len() as Slot * 64).filter(|slot| self.contains(*slot))
    }

    pub(crate) fn contains(&self, slot: Slot) -> bool {
        self.0.get(slot as usize / 64).is_some_and(|word| word & (1 << (slot % 64)) != 0)
    }
}

/// A query or a text in the form in which they are compared.
pub(crate) fn needle(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    put(text, &mut bytes);
    String::from_utf8(bytes).unwrap_or_default()
}

/// Writes a text in the form in which it is compared.
fn put(text: &str, into: &mut Vec<u8>) {
    let start = into.len();
    let mut buffer = [0; 4];
    // The same in a fraction of the time for what most texts are made of.
    for sign in text.chars() {
        let plain = match sign {
            '\0'..='\x7f' => sign.to_ascii_lowercase(),
            'ァ'..='ヶ' => char::from_u32(u32::from(sign) - 0x60).unwrap_or(sign),
            'ぁ'..='ゖ' | 'ー' | '\u{3000}' | '\u{4e00}'..='\u{9fff}' => sign,
            _ => {
                into.truncate(start);
                return into.extend(fold(text).chars().filter(is_kept).collect::<String>().bytes());
            }
        };
        if is_kept(&plain) {
            into.extend_from_slice(plain.encode_utf8(&mut buffer).as_bytes());
        }
    }
}

fn is_kept(sign: &char) -> bool {
    !sign.is_whitespace() && !sign.is_control()
}
