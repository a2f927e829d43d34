//! The devices whose effective policy changes would change: a window of them, and all of them as a file.

use std::sync::{Arc, Mutex, PoisonError};

use contract::{
    ErrorBody, ErrorCode, ImpactRequest,
    ipc::{
        Delimiter, DeviceRow, Encoding, ImpactOf, ImpactRow, ImpactWindow, JobStep, PoliciesImpact,
        PoliciesImpactSave, SavedFile,
    },
};
use directory::{AdminId, Change, ChangeSet, DeviceId, Directory, Language, PolicySection};

use super::rejected;
use crate::{
    Console, disk,
    files::{FileKind, file_name},
    index::needle,
    jobs::{Job, file_failed, stopped},
    replica::Replica,
    tables::{Stop, TextWriter},
    windows::cut,
};

const CSV: FileKind = FileKind { name: "CSV", endings: &["csv"] };
/// The largest part that the service gives.
const PART: u32 = 10_000;
/// Rows between two looks at the watch.
const WATCHED: usize = 256;

/// A device with the keys of the sections in which a value changes.
type Impacted = (DeviceId, Vec<String>);
/// Many of them, and the changes: both may be long, and are shared.
type Devices = Arc<Vec<Impacted>>;
type Changes = Arc<Vec<Change>>;

/// The list made last, so that scrolling through it makes it once. Held while a list is made: whoever asks meanwhile
/// waits for it.
#[derive(Debug, Default)]
pub(crate) struct LastImpact(Mutex<Option<(Changes, Devices)>>);

/// The directory at one moment, to look for those devices in it while the replica goes on.
pub(super) struct Look {
    directory: Arc<Directory>,
    reader: AdminId,
    last: Arc<LastImpact>,
}

impl Console {
    /// A window of the devices whose effective policy changes would change.
    ///
    /// # Errors
    /// `change_rejected` for changes that cannot be made; what the service answers.
    pub async fn policies_impact(
        self: &Arc<Self>,
        request: PoliciesImpact,
    ) -> Result<ImpactWindow, ErrorBody> {
        let PoliciesImpact { of, from, count } = request;
        let (total, devices) = self.impact(of, from.saturating_add(count), None).await?;
        self.read(|replica| {
            let rows = cut(&devices, from, count).iter().filter_map(|(id, sections)| {
                Some(ImpactRow { row: replica.device_row(*id)?, sections: sections.clone() })
            });
            Some(ImpactWindow { total, from, rows: rows.collect() })
        })
    }

    /// Writes the whole list to a file that the person chooses.
    ///
    /// # Errors
    /// As `policies_impact`; `file_failed`, `job_running`, `cancelled` by `jobs_cancel`.
    pub async fn policies_impact_save(
        self: &Arc<Self>,
        request: PoliciesImpactSave,
    ) -> Result<Option<SavedFile>, ErrorBody> {
        let PoliciesImpactSave { of, language, file_name: name } = request;
        let epoch = self.working()?;
        let job = self.begin_job()?;
        let (_, devices) = self.impact(of, u32::MAX, Some(&job)).await?;
        let console = Arc::clone(self);
        let saved = tokio::task::spawn_blocking(move || {
            let rows: Vec<(DeviceRow, String)> = console.read(|replica| {
                let row = |(id, keys): &Impacted| Some((replica.device_row(*id)?, sections(keys, language)));
                Some(devices.iter().filter_map(row).collect())
            })?;
            let Some(path) = console.ask_to_save(epoch, &format!("{name}.csv"), CSV)? else {
                return Ok(None);
            };
            let written = job.watched(JobStep::Writing, Some(rows.len() as u64), |watch| {
                disk::replace_chosen(&path, |file| {
                    let mut writer = TextWriter::new(file, Encoding::Utf8Bom, Delimiter::Comma)?;
                    writer.row(headings(language))?;
                    for (index, (row, sections)) in rows.iter().enumerate() {
                        if index.is_multiple_of(WATCHED) {
                            watch.at(index as u64)?;
                        }
                        let DeviceRow { device, user_name, group_name } = row;
                        let cells = [&device.name, &device.asset_number, group_name, user_name, sections];
                        writer.row(cells.map(String::as_str))?;
                    }
                    writer.finish().map(drop)
                })
            });
            written.map_err(stopped)?;
            Ok(Some(SavedFile { file_name: file_name(&path), rows: rows.len() as u32 }))
        });
        saved.await.map_err(|error| file_failed(&std::io::Error::other(error)))?
    }

    /// How many devices there are, and at least the first so many of them: by name where the rows here tell, else by id.
    async fn impact(
        self: &Arc<Self>,
        of: ImpactOf,
        wanted: u32,
        job: Option<&Job>,
    ) -> Result<(u32, Devices), ErrorBody> {
        let changes = match of {
            ImpactOf::Changes { changes } => Arc::new(changes),
            ImpactOf::Planned { handle } => self.planned_changes(handle)?,
        };
        if let Some(look) = self.read(|replica| Some(replica.impact()))? {
            let devices = tokio::task::spawn_blocking(move || look.devices(&changes)).await;
            let devices =
                devices.map_err(|error| ErrorBody::new(ErrorCode::Internal, error.to_string()))??;
            return Ok((devices.len() as u32, devices));
        }
        let (epoch, remote) = self.remote()?;
        let mut request = ImpactRequest {
            changes: Arc::unwrap_or_clone(changes),
            limit: Some(wanted.clamp(1, PART)),
            ..ImpactRequest::default()
        };
        let mut devices: Vec<Impacted> = Vec::new();
        loop {
            if job.is_some_and(Job::is_stopped) {
                return Err(stopped(Stop::Cancelled));
            }
            let page = self.noted(epoch, remote.changes_plan_devices(&request).await).await?;
            devices.extend(page.items.into_iter().map(|one| (one.device, one.sections)));
            request.base_revision = Some(page.base_revision);
            request.cursor = page.next_cursor;
            if request.cursor.is_none() || devices.len() as u32 >= wanted {
                return Ok((page.devices, Arc::new(devices)));
            }
        }
    }
}

impl Replica {
    /// `None` where the service must be asked.
    pub(super) fn impact(&self) -> Option<Look> {
        self.holds_all_policies().then(|| Look {
            directory: self.snapshot(),
            reader: self.reader(),
            last: Arc::clone(&self.last_impact),
        })
    }
}

impl Look {
    /// The devices by name. Takes long where many change.
    pub(super) fn devices(&self, changes: &Changes) -> Result<Devices, ErrorBody> {
        let mut last = self.last.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, devices)) = last.as_ref().filter(|(known, _)| known == changes) {
            return Ok(Arc::clone(devices));
        }
        let set = ChangeSet { changes: changes.to_vec(), ..ChangeSet::default() };
        let plan = self.directory.plan(self.reader, &set).map_err(rejected)?;
        let view = self.directory.view(self.reader);
        let mut devices = view.impact(&plan).0;
        let name = |id| view.device(id).map(|device| needle(&device.name));
        devices.sort_by_cached_key(|one| (name(one.device), one.device));
        let sections = |one: &directory::ImpactedDevice| one.section_keys().map(str::to_owned).collect();
        let devices = Arc::new(devices.iter().map(|one| (one.device, sections(one))).collect());
        *last = Some((Arc::clone(changes), Arc::clone(&devices)));
        Ok(devices)
    }
}

fn headings(language: Language) -> [&'static str; 5] {
    match language {
        Language::Ja => ["クライアント名", "資産番号", "グループ", "ユーザー", "変わる区分"],
        Language::En => ["Device", "Asset number", "Group", "User", "Sections that change"],
    }
}

/// Names of sections in a language.
fn sections(keys: &[String], language: Language) -> String {
    let names = keys.iter().map(|key| match PolicySection::find(key) {
        Some((_, section)) if language == Language::Ja => section.label.ja,
        Some((_, section)) => section.label.en,
        None => key,
    });
    names.collect::<Vec<_>>().join(match language {
        Language::Ja => "、",
        Language::En => ", ",
    })
}
