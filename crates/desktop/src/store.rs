//! The replica on disk: one file, encrypted under the keyring's key, that survives being cut off anywhere.
//!
//! It begins with everything (the base), written a part at a time and put in place at once; after it come changes, each
//! appended as it arrives (the log). A *point* says at which revision what stands before it is whole: opened is what
//! stands before the last point, and what follows it, which a crash has left, is cut off. Anything else that is wrong
//! with the file means that it is worth nothing: everything is fetched anew then, and the person is told so in one
//! line.
//!
//! What is not to be readable any more leaves with the file it stood in: whoever loses sight of rows gets a new base at
//! once, which takes the place of the old one and of its log (ADR 11). Deliberately absent: when that is; see `keeper`.

mod frames;
mod items;
mod open;

use std::{
    borrow::Cow,
    fs::{File, OpenOptions},
    io::{self, BufWriter, Seek as _, SeekFrom, Write as _},
    path::PathBuf,
    sync::{Mutex, PoisonError},
};

use directory::{AdminId, Revision, Rows};
use jiff::Timestamp;

pub(crate) use self::open::Opened;
use self::{
    frames::{Chain, Seal},
    items::Item,
};
use crate::{disk, keyring::Key};

/// The log may grow to the size of the base, and to this in any case, before both are written anew.
const SHORTEST_LOG: u64 = 1 << 20;
/// How many bytes of items make a frame.
const FRAME: usize = 1 << 16;

/// A revision, and when it was known to be the newest.
pub(crate) type Point = (Revision, Option<Timestamp>);

/// The file of one folder, for one service and one version of the program.
#[derive(Debug)]
pub(crate) struct Store {
    path: PathBuf,
    server: String,
    version: String,
    /// Held while writing: one file is written at a time.
    log: Mutex<Option<Log>>,
}

/// Where the next change goes.
#[derive(Debug)]
struct Log {
    admin: AdminId,
    seal: Seal,
    chain: Chain,
    base: u64,
    length: u64,
}

impl Store {
    pub(crate) fn new(folder: &std::path::Path, server: String, version: String) -> Self {
        Self { path: folder.join("replica.vault"), server, version, log: Mutex::default() }
    }

    /// What is kept for this admin, and where the next change goes.
    pub(crate) fn open(&self, key: &Key, admin: AdminId) -> io::Result<Opened> {
        let mut log = self.log();
        *log = None;
        let Some(file) = disk::open(&self.path)? else { return Ok(Opened::Nothing) };
        let (opened, found) = open::open(file, &|header| self.seal(key, admin, header), &self.version)?;
        if let Some(found) = found {
            OpenOptions::new().write(true).open(&self.path)?.set_len(found.length)?;
            *log = Some(Log { admin, ..found });
        }
        Ok(opened)
    }

    /// Appends changes, if `wanted` still says so once it is its turn; whether they could be: if not, everything has
    /// to be written anew.
    pub(crate) fn append(
        &self,
        admin: AdminId,
        changes: &[Rows],
        point: Point,
        wanted: impl Fn() -> bool,
    ) -> io::Result<bool> {
        let mut slot = self.log();
        if !wanted() {
            return Ok(true);
        }
        // Taken out: what fails half-way is not gone on with.
        let Some(mut log) = slot.take().filter(|log| log.admin == admin) else { return Ok(false) };
        let mut file = match OpenOptions::new().write(true).open(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            file => file?,
        };
        if file.metadata()?.len() != log.length || log.length - log.base > log.base.max(SHORTEST_LOG) {
            return Ok(false);
        }
        file.seek(SeekFrom::Start(log.length))?;
        let mut out = Out::new(log.seal, log.chain, BufWriter::new(file));
        changes.iter().try_for_each(|change| out.rows(change))?;
        out.item(&Item::Point(point.0, point.1))?;
        let file = out.end()?;
        file.to.get_ref().sync_data()?;
        (log.seal, log.chain, log.length) = (file.seal, file.chain, log.length + file.written);
        *slot = Some(log);
        Ok(true)
    }

    /// Begins to write everything anew, beside the present file.
    pub(crate) fn rewrite(&self, key: &Key, admin: AdminId) -> io::Result<Rewrite<'_>> {
        let header = frames::header(&self.version);
        let mut new = disk::Replacement::new(&self.path)?;
        new.file().write_all(&header)?;
        let seal = self.seal(key, admin, &header);
        let out =
            Out::new(seal, Chain::default(), BufWriter::with_capacity(FRAME * 2, new.file().try_clone()?));
        Ok(Rewrite { store: self, admin, header: header.len() as u64, out, new })
    }

    /// Removes everything.
    pub(crate) fn wipe(&self) -> io::Result<()> {
        *self.log() = None;
        disk::remove(&self.path)
    }

    fn seal(&self, key: &Key, admin: AdminId, header: &[u8]) -> Seal {
        Seal::new(key, &[header, self.server.as_bytes(), b"\n", admin.0.as_bytes()].concat())
    }

    fn log(&self) -> std::sync::MutexGuard<'_, Option<Log>> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Everything on its way to disk. Dropped before it is finished, it leaves the present file as it is.
pub(crate) struct Rewrite<'a> {
    store: &'a Store,
    admin: AdminId,
    header: u64,
    out: Out,
    new: disk::Replacement,
}

impl Rewrite<'_> {
    /// Rows of the base.
    pub(crate) fn rows(&mut self, rows: &Rows) -> io::Result<()> {
        self.out.rows(rows)
    }

    /// What has changed while the base was being written, and the end: the new file takes the place of the present one,
    /// if `wanted` still says so once it is its turn.
    pub(crate) fn finish(
        mut self,
        changes: &[Rows],
        point: Point,
        wanted: impl Fn() -> bool,
    ) -> io::Result<()> {
        self.out.item(&Item::Whole)?;
        changes.iter().try_for_each(|change| self.out.rows(change))?;
        self.out.item(&Item::Point(point.0, point.1))?;
        let Out { seal, chain, written, .. } = self.out.end()?;
        let mut log = self.store.log();
        if wanted() {
            self.new.put()?;
            let length = self.header + written;
            *log = Some(Log { admin: self.admin, seal, chain, base: length, length });
        }
        Ok(())
    }
}

/// Items on their way into frames, and frames into a file.
struct Out {
    seal: Seal,
    chain: Chain,
    to: BufWriter<File>,
    plain: zeroize::Zeroizing<Vec<u8>>,
    written: u64,
}

impl Out {
    fn new(seal: Seal, chain: Chain, to: BufWriter<File>) -> Self {
        Self { seal, chain, to, plain: zeroize::Zeroizing::default(), written: 0 }
    }

    fn rows(&mut self, rows: &Rows) -> io::Result<()> {
        rows.settings.iter().try_for_each(|row| self.item(&Item::Settings(Cow::Borrowed(row))))?;
        rows.groups.iter().try_for_each(|row| self.item(&Item::Group(Cow::Borrowed(row))))?;
        rows.users.iter().try_for_each(|row| self.item(&Item::User(Cow::Borrowed(row))))?;
        rows.devices.iter().try_for_each(|row| self.item(&Item::Device(Cow::Borrowed(row))))?;
        rows.admins.iter().try_for_each(|row| self.item(&Item::Admin(Cow::Borrowed(row))))?;
        rows.base_policy.iter().try_for_each(|row| self.item(&Item::BasePolicy(Cow::Borrowed(row))))?;
        rows.violation_policy
            .iter()
            .try_for_each(|row| self.item(&Item::ViolationPolicy(Cow::Borrowed(row))))?;
        rows.policies.iter().try_for_each(|row| self.item(&Item::Policy(Cow::Borrowed(row))))?;
        rows.assignments.iter().try_for_each(|row| self.item(&Item::Assignment(Cow::Borrowed(row))))?;
        rows.violations.iter().try_for_each(|row| self.item(&Item::Violation(Cow::Borrowed(row))))
    }

    fn item(&mut self, item: &Item<'_>) -> io::Result<()> {
        item.write(&mut self.plain)?;
        if self.plain.len() >= FRAME { self.frame() } else { Ok(()) }
    }

    fn frame(&mut self) -> io::Result<()> {
        if !self.plain.is_empty() {
            let frame = self.seal.seal(&mut self.chain, &self.plain)?;
            self.to.write_all(&frame)?;
            self.written += frame.len() as u64;
            self.plain.clear();
        }
        Ok(())
    }

    /// The rest of the items is a frame, too.
    fn end(mut self) -> io::Result<Self> {
        self.frame()?;
        self.to.flush()?;
        Ok(self)
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) use tests::everything;
