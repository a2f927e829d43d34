//! XML as workbooks hold it, bounded: no part unpacks further than the limits, no piece of it is endless.
//!
//! `quick-xml` expands no entities of a document's own, and neither do we.

use std::{
    borrow::Cow,
    io::{self, BufRead, BufReader, Read},
};

use contract::ipc::{FileProblem, FileProblemCode};
use quick_xml::{
    Error, Reader, XmlVersion,
    events::{BytesRef, BytesStart, Event},
};

use super::{
    super::{Stop, problem},
    damaged,
};

/// How many bytes one tag or one text may have.
const LONGEST: u64 = 1 << 20;

/// A part of a workbook as a stream of tags and texts.
pub(super) struct Xml<'a, R: Read> {
    reader: Reader<Bounded<'a, R>>,
    buffer: Vec<u8>,
    limit: u64,
}

impl<'a, R: Read> Xml<'a, R> {
    /// `left` is how many bytes may still be unpacked of the `limit` for the whole file.
    pub(super) fn new(source: R, left: &'a mut u64, limit: u64) -> Self {
        let source = BufReader::with_capacity(64 * 1024, source);
        let mut reader = Reader::from_reader(Bounded { source, left, run: 0 });
        reader.config_mut().check_end_names = false;
        Self { reader, buffer: Vec::new(), limit }
    }

    /// What comes next; `None` at the end. `row` is where one is, for a problem.
    pub(super) fn next(&mut self, row: Option<u32>) -> Result<Option<Event<'_>>, Stop> {
        self.buffer.clear();
        self.reader.get_mut().run = 0;
        match self.reader.read_event_into(&mut self.buffer) {
            Ok(Event::Eof) => Ok(None),
            Ok(event) => Ok(Some(event)),
            Err(Error::Io(error)) if error.kind() == io::ErrorKind::FileTooLarge => {
                let all = problem(FileProblemCode::InflatesTooMuch);
                Err(FileProblem { row, limit: Some(self.limit), ..all }.into())
            }
            Err(_) => Err(damaged(row)),
        }
    }
}

/// The name of a tag without its namespace.
pub(super) fn name<'t>(tag: &'t BytesStart<'_>) -> &'t str {
    let whole = tag.name().0;
    whole.rsplit_once(':').map_or(whole, |(_, local)| local)
}

/// An attribute by its name without namespace.
pub(super) fn attribute(tag: &BytesStart<'_>, wanted: &str) -> Option<String> {
    let mut attributes = tag.attributes();
    attributes.with_checks(false).flatten().find_map(|attribute| {
        let whole = attribute.key.0;
        let local = whole.rsplit_once(':').map_or(whole, |(_, local)| local);
        (local == wanted).then(|| {
            attribute.normalized_value(XmlVersion::Implicit1_0).unwrap_or(Cow::Borrowed("")).into_owned()
        })
    })
}

/// What a reference such as `&amp;` stands for; of an unknown one nothing.
pub(super) fn referred(reference: &BytesRef<'_>) -> char {
    match &**reference {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => reference.resolve_char_ref().ok().flatten().unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

/// Counts what is unpacked, in all and since the last tag or text.
struct Bounded<'a, R: Read> {
    source: BufReader<R>,
    left: &'a mut u64,
    run: u64,
}

impl<R: Read> Read for Bounded<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(into)?;
        self.consume(count);
        Ok(count)
    }
}

impl<R: Read> BufRead for Bounded<'_, R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if *self.left == 0 || self.run > LONGEST {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.source.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        *self.left = self.left.saturating_sub(count as u64);
        self.run += count as u64;
        self.source.consume(count);
    }
}
